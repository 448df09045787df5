package engine

// BundleSchema is the version of the bundle format that this package reads and
// writes. It grows by one whenever an older reader would misunderstand a newer
// bundle; [Decode] refuses any other version.
const BundleSchema = 1

// Bundle is a compiled assessment as plain data: everything that the browser
// needs, and nothing that it does not (no positions in files, no expressions,
// no help line that was not checked). The rules package makes it; [New] checks
// it and builds a [Program]. A Bundle handed to New must not be changed after.
type Bundle struct {
	Schema       int        `json:"schema"`
	Version      string     `json:"version"`    // hash over the rest of the bundle, set by Seal
	Assessment   string     `json:"assessment"` // id: the name of the assessment's folder
	Title        string     `json:"title"`
	Language     string     `json:"language"`  // BCP 47, "en"
	Direction    string     `json:"direction"` // "ltr" or "rtl"
	Introduction []Block    `json:"introduction"`
	Ending       []Block    `json:"ending,omitempty"`        // shown after every plan
	CurrentPhase string     `json:"current_phase,omitempty"` // the fact whose value is the id of the current phase
	Caps         Caps       `json:"caps"`
	Phases       []Phase    `json:"phases"`    // in order of time
	Sections     []Section  `json:"sections"`  // in order of asking
	Questions    []Question `json:"questions"` // in order of asking; sections do not interleave
	Facts        []Fact     `json:"facts"`     // each reads only questions and earlier facts
	Guards       []Guard    `json:"guards"`    // hard ones first, by rank; then soft ones as authored
	Rules        []Rule     `json:"rules"`
	Steps        []Step     `json:"steps"` // as authored
	Notes        []Note     `json:"notes"`
	Help         HelpLines  `json:"help"`
	Sources      []Source   `json:"sources"`
	Varied       []Varied   `json:"varied,omitempty"` // texts that depend on answers
}

// Caps bound what one plan shows (docs/language.md, Guards). Zero means: the bundle's own cap
// (in a guard), or none of that kind (in the bundle).
type Caps struct {
	Current int `json:"current,omitempty"` // open steps in the current phase
	Other   int `json:"other,omitempty"`   // open steps in each other phase
	Group   int `json:"group,omitempty"`   // open steps of one group
	Open    int `json:"open,omitempty"`    // open steps in all
	Folded  int `json:"folded,omitempty"`  // steps under "also helpful"; the rest are counted
}

// Phase is where a step belongs in time.
type Phase struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Text   []Block `json:"text,omitempty"`   // what to expect in this phase
	Always bool    `json:"always,omitempty"` // shown whatever the current phase is, and never current itself
}

// Section is a group of questions that is always finished before a guard can
// stop the questionnaire.
type Section struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// QuestionKind says how a question is answered.
type QuestionKind string

// The kinds of question.
const (
	OneOf  QuestionKind = "one-of"
	AnyOf  QuestionKind = "any-of"
	Number QuestionKind = "number"
	YesNo  QuestionKind = "yes-no" // tested through its two options "yes" and "no"
)

// Question is asked of the taker.
type Question struct {
	ID        string       `json:"id"`
	Section   string       `json:"section"`
	Kind      QuestionKind `json:"kind"`
	Text      string       `json:"text"`
	Help      string       `json:"help,omitempty"`
	Required  bool         `json:"required,omitempty"`   // a skip counts as no answer: it stays open
	Sensitive bool         `json:"sensitive,omitempty"`  // never in why, why not, what-if, print or export
	IfSkipped string       `json:"if_skipped,omitempty"` // the option that a skip counts as
	ShowIf    *Condition   `json:"show_if,omitempty"`    // reads earlier questions only
	Options   []Option     `json:"options,omitempty"`    // of one-of, any-of and yes-no questions
	Min       *float64     `json:"min,omitempty"`        // of number questions
	Max       *float64     `json:"max,omitempty"`
	Decimal   bool         `json:"decimal,omitempty"` // a number need not be whole
}

// Option is a possible answer of a question.
type Option struct {
	ID        string     `json:"id"`
	Label     string     `json:"label"`
	Help      string     `json:"help,omitempty"`      // a line under it
	Sensitive bool       `json:"sensitive,omitempty"` // never shown, as an answer to a sensitive question
	Exclusive bool       `json:"exclusive,omitempty"` // stands alone: other options win over it
	ShowIf    *Condition `json:"show_if,omitempty"`   // reads earlier questions only
}

// Fact is a named value derived from answers: yes/no by When, or one of its
// Values by Choose. Exactly one of the two is set.
type Fact struct {
	ID        string     `json:"id"`
	Sensitive bool       `json:"sensitive,omitempty"` // reads a sensitive question, directly or through a fact
	When      *Condition `json:"when,omitempty"`
	Values    []string   `json:"values,omitempty"` // in the order of their first mention
	Choose    *Choice    `json:"choose,omitempty"`
}

// Choice is the tree of a fact's `? :` expression. A leaf has a Value; any
// other node has If, Then and Else.
type Choice struct {
	Value string     `json:"value,omitempty"`
	If    *Condition `json:"if,omitempty"`
	Then  *Choice    `json:"then,omitempty"`
	Else  *Choice    `json:"else,omitempty"`
}

// Effects are what a rule or a guard does to candidates when it fires.
type Effects struct {
	Withhold     []string `json:"withhold,omitempty"`      // steps; wins over every recommendation
	WithholdTags []string `json:"withhold_tags,omitempty"` // steps with any of these tags
	Hold         []string `json:"hold,omitempty"`          // steps shown closed
	HoldTags     []string `json:"hold_tags,omitempty"`
	Notes        []string `json:"notes,omitempty"` // attached to steps that have a tag of the note
}

// Guard is a rule that protects people. A hard guard works by allow-list: with
// neither Ask nor Allow it ends in its Page; with either it makes a plan of
// allowed steps, and asks nothing more than what Ask names. A soft guard only has Effects and Caps,
// and its Page, if any, is shown as a box beside the plan.
type Guard struct {
	ID      string    `json:"id"`
	Hard    bool      `json:"hard,omitempty"`
	Rank    int       `json:"rank,omitempty"` // of hard guards, unique; the lowest is first
	When    Condition `json:"when"`
	Because string    `json:"because,omitempty"` // the reason shown with steps that it holds; names no answer
	Allow   []string  `json:"allow,omitempty"`   // of hard guards: the only steps there are
	Ask     []string  `json:"ask,omitempty"`     // of hard guards: the only questions of later sections
	Caps    Caps      `json:"caps,omitzero"`
	Page    *Page     `json:"page,omitempty"`
	Effects
}

// Plans reports whether there is a plan while the guard holds.
func (g *Guard) Plans() bool { return !g.Hard || len(g.Ask)+len(g.Allow) > 0 }

// Page is what a guard says to the taker, in its own words.
type Page struct {
	Title      string      `json:"title"`
	Paragraphs []Paragraph `json:"paragraphs"`
	Help       []string    `json:"help,omitempty"`    // kinds of help line to show, most urgent first
	Sources    []string    `json:"sources,omitempty"` // ids of sources
}

// Rule is a condition and its effects.
type Rule struct {
	ID        string           `json:"id"`
	When      Condition        `json:"when"`
	Because   string           `json:"because"` // the author's reason, shown to the taker
	Recommend []Recommendation `json:"recommend,omitempty"`
	Sources   []string         `json:"sources,omitempty"`
	Guard     bool             `json:"guard,omitempty"` // it is what the soft guard of its id recommends: told without conditions
	Effects
}

// Recommendation makes a step a candidate.
type Recommendation struct {
	Step     string `json:"step"`
	Priority int    `json:"priority,omitempty"`  // higher comes first within a phase; 0 is ordinary
	StillDue bool   `json:"still_due,omitempty"` // shown although its phase is past
	Pin      bool   `json:"pin,omitempty"`       // never folded: it takes its room before all others
}

// Step is a possible item of the plan.
type Step struct {
	ID         string      `json:"id"`
	Title      string      `json:"title"`
	Phase      string      `json:"phase"`
	Group      string      `json:"group,omitempty"` // theme; steps of a group overlap on purpose
	Tags       []string    `json:"tags,omitempty"`
	After      []string    `json:"after,omitempty"`    // steps of the same phase that come before it
	Excludes   []string    `json:"excludes,omitempty"` // an assertion to prove, never resolved at run time
	Paragraphs []Paragraph `json:"paragraphs"`
	Sources    []string    `json:"sources,omitempty"`
}

// Paragraph is a piece of text with the advice that it says.
type Paragraph struct {
	Blocks []Block  `json:"blocks"`
	Covers []string `json:"covers,omitempty"` // ids of the index of advice, at most two
}

// Note is a fixed text attached to steps by tag. An Always note needs no rule
// or guard to attach it.
type Note struct {
	ID     string   `json:"id"`
	Text   string   `json:"text"`
	Tags   []string `json:"tags"`
	Always bool     `json:"always,omitempty"`
}

// Source is something that an assessment draws on.
type Source struct {
	ID    string `json:"id"` // "evidence/E01"
	Title string `json:"title"`
	Text  string `json:"text,omitempty"` // what is known, in plain words
	Sure  string `json:"sure,omitempty"` // how sure that is
}

// HelpLines are the people to call, by country. Only lines that somebody
// checked are in a bundle.
type HelpLines struct {
	Countries []Country  `json:"countries,omitempty"`
	World     []HelpLine `json:"world,omitempty"` // directories that list help in every country
}

// Country has the help lines of one country.
type Country struct {
	Code  string     `json:"code"` // ISO 3166-1 alpha-2, "GB"
	Name  string     `json:"name"`
	Lines []HelpLine `json:"lines"`
}

// HelpLine is one way to reach help.
type HelpLine struct {
	Name     string   `json:"name"`
	Kinds    []string `json:"kinds"`            // "emergency", "crisis", "abuse", …
	Number   string   `json:"number,omitempty"` // as dialled
	Text     string   `json:"text,omitempty"`   // the number that answers text messages
	Web      string   `json:"web,omitempty"`    // address without scheme, to read, not to load
	Hours    string   `json:"hours"`
	Source   string   `json:"source"`   // where the number was checked
	Reviewed string   `json:"reviewed"` // date of that check, YYYY-MM-DD
}

// Block is a paragraph or a list item of plain Markdown.
type Block struct {
	Item  bool   `json:"item,omitempty"` // a list item
	Spans []Span `json:"spans"`
}

// Span is a run of text of one kind. The zero Strong and Emphasis are plain, and
// without an Assessment it leads nowhere.
type Span struct {
	Text     string `json:"text"`
	Strong   bool   `json:"strong,omitempty"`
	Emphasis bool   `json:"emphasis,omitempty"`

	Assessment string `json:"assessment,omitempty"` // the id of the one that it leads to
}
