package entries

// File is what one file holds.
type File struct {
	Entry
	Assessment One[Assessment]
	Sections   Many[Section]
	Phases     Many[Phase]
	Questions  Many[Question]
	Lists      Many[Named]
	Facts      Many[Fact]
	Guards     Many[Guard]
	Rules      Many[Rule]
	Steps      Many[Step]
	Tags       Many[Tag]
	Notes      Many[Note]
	Sources    Many[Source]
	HelpLines  One[HelpLines]
	Cases      Many[Case]
	Advice     Many[Indexed]
	Invariants Many[Invariant]
	Accepted   Many[Acceptance]
}

func (*File) about() (name, doc string) { return FileShape, "any file may hold any of these" }

func (f *File) keys() []Key {
	return []Key{
		one("assessment", &f.Assessment, "title, introduction and caps; once in the folder"),
		many("sections", &f.Sections, "groups of questions, in the order of asking"),
		many("phases", &f.Phases, "where steps belong in time, in order"),
		many("questions", &f.Questions, "what the taker is asked"),
		many("lists", &f.Lists, "options that conditions name together"),
		many("facts", &f.Facts, "named values derived from answers"),
		many("guards", &f.Guards, "rules that protect people and decide first"),
		many("rules", &f.Rules, "conditions and what they do"),
		many("steps", &f.Steps, "possible items of the plan"),
		many("tags", &f.Tags, "words that steps carry, each with what it protects"),
		many("notes", &f.Notes, "fixed texts attached to steps by tag"),
		many("sources", &f.Sources, "what the assessment draws on"),
		one("help_lines", &f.HelpLines, "people to call"),
		many("cases", &f.Cases, "tests: a person and the plan they should get"),
		many("advice", &f.Advice, "the index of advice: what steps and pages must say, and to whom"),
		many("invariants", &f.Invariants, "what no plan may ever do"),
		many("accepted", &f.Accepted, "findings of check that are meant to be so"),
	}
}

// Folder is the entries of all files, as authored. The zero value is empty.
type Folder struct {
	Assessments []*Assessment // one, unless it is described several times
	Sections    []*Section
	Phases      []*Phase
	Questions   []*Question
	Lists       []*Named
	Facts       []*Fact
	Guards      []*Guard
	Rules       []*Rule
	Steps       []*Step
	Tags        []*Tag
	Notes       []*Note
	Sources     []*Source
	HelpLines   []*HelpLines
	Cases       []*Case
	Advice      []*Indexed
	Invariants  []*Invariant
	Accepted    []*Acceptance
}

// Add adds the entries of a file.
func (d *Folder) Add(f *File) {
	if f.Assessment.Entry != nil {
		d.Assessments = append(d.Assessments, f.Assessment.Entry)
	}
	if f.HelpLines.Entry != nil {
		d.HelpLines = append(d.HelpLines, f.HelpLines.Entry)
	}
	d.Sections = append(d.Sections, f.Sections.All...)
	d.Phases = append(d.Phases, f.Phases.All...)
	d.Questions = append(d.Questions, f.Questions.All...)
	d.Lists = append(d.Lists, f.Lists.All...)
	d.Facts = append(d.Facts, f.Facts.All...)
	d.Guards = append(d.Guards, f.Guards.All...)
	d.Rules = append(d.Rules, f.Rules.All...)
	d.Steps = append(d.Steps, f.Steps.All...)
	d.Tags = append(d.Tags, f.Tags.All...)
	d.Notes = append(d.Notes, f.Notes.All...)
	d.Sources = append(d.Sources, f.Sources.All...)
	d.Cases = append(d.Cases, f.Cases.All...)
	d.Advice = append(d.Advice, f.Advice.All...)
	d.Invariants = append(d.Invariants, f.Invariants.All...)
	d.Accepted = append(d.Accepted, f.Accepted.All...)
}
