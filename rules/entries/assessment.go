package entries

// Assessment is the assessment as a whole.
type Assessment struct {
	Entry
	Title        Text
	Language     Text
	Direction    Text
	CurrentPhase Text
	Caps         One[Caps]
	Introduction Prose
	Ending       Prose
}

func (*Assessment) about() (name, doc string) { return "assessment", "the assessment as a whole" }

func (a *Assessment) keys() []Key {
	return []Key{
		text("title", &a.Title, "as the taker sees it").need(),
		text("language", &a.Language, "language tag of the texts; en if left out"),
		enum("direction", &a.Direction, []string{"ltr", "rtl"}, "direction of the writing; ltr if left out"),
		ref("current_phase", KindFact, &a.CurrentPhase, "the fact whose results are ids of phases"),
		one("caps", &a.Caps, "how much one plan shows"),
		prose("introduction", &a.Introduction, "shown before the first question"),
		passage("ending", &a.Ending, "shown at the end of every plan"),
	}
}

// Caps is how much one plan shows.
type Caps struct {
	Entry
	Current Number
	Other   Number
	Group   Number
	Open    Number
	Folded  Number
}

func (*Caps) about() (name, doc string) { return "caps", "how much one plan shows" }

func (c *Caps) keys() []Key {
	return []Key{
		whole("current", &c.Current, "open steps in the current phase"),
		whole("other", &c.Other, "open steps in each other phase"),
		whole("group", &c.Group, "open steps of one group"),
		whole("open", &c.Open, "open steps in all"),
		whole("folded", &c.Folded, "steps under \"also helpful\""),
	}
}

// Section is a group of questions that is always finished.
type Section struct {
	Entry
	Title  Text
	ShowIf Condition
}

func (*Section) about() (name, doc string) {
	return "section", "a group of questions that is always finished"
}

func (s *Section) keys() []Key {
	return []Key{
		id(KindSection, &s.ID, "what questions name it by"),
		text("title", &s.Title, "as the taker sees it").need(),
		condition("show_if", &s.ShowIf, "its questions are asked only if this holds; reads earlier sections only"),
	}
}

// Phase is where a step belongs in time.
type Phase struct {
	Entry
	Title  Line
	Always Flag
	Text   Prose
}

func (*Phase) about() (name, doc string) { return "phase", "where a step belongs in time" }

func (p *Phase) keys() []Key {
	return []Key{
		id(KindPhase, &p.ID, "what steps name it by"),
		line("title", &p.Title, "as the taker sees it").need(),
		flag("always", &p.Always, "shown whatever the current phase is"),
		passage("text", &p.Text, "what to expect in this phase"),
	}
}
