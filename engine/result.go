package engine

// ResultSchema is the version of the Result's JSON form, which server/openapi.json describes.
const ResultSchema = 1

// Outcomes of a Result besides the id of a hard guard.
const (
	OutcomePlan = "plan" // there is a plan
	OutcomeOpen = "open" // a hard guard is not decided yet: no plan
)

// Result is everything that answers lead to; its JSON form is the contract that
// server/openapi.json describes. Answers to sensitive questions never appear in it, nor does
// anything derived from them. It belongs to the caller: nothing in it is shared
// with the Program or with another Result. Within one Result, conditions
// share what they have in common.
type Result struct {
	Schema     int         `json:"schema"`
	Assessment string      `json:"assessment"`
	Version    string      `json:"version"`  // of the bundle
	Outcome    string      `json:"outcome"`  // OutcomePlan, OutcomeOpen, or the first hard guard
	Complete   bool        `json:"complete"` // no applicable question is open
	Next       []string    `json:"next"`     // open questions of the section to ask now
	Missing    []string    `json:"missing"`  // open questions in conditions that could still become true
	Ignored    []Ignored   `json:"ignored"`  // answers, or parts of them, that do not count
	Guards     []string    `json:"guards"`   // that fired, hard ones first by rank
	Pages      []ShownPage `json:"pages"`    // of those guards, in the same order
	Plan       []PlanPhase `json:"plan"`
	Also       []PlanStep  `json:"also"`   // folded steps, "also helpful"
	More       int         `json:"more"`   // folded steps that are only counted
	Covers     []string    `json:"covers"` // every advice id shown anywhere, sorted
	Facts      FactValues  `json:"facts"`
	Wording    Wording     `json:"-"` // what its texts say, for [Program.Line] and its kin
}

// Ignored is an answer, or an option of one, that does not count, and why.
type Ignored struct {
	Question string        `json:"question"`
	Option   string        `json:"option,omitempty"` // set when only this option is dropped
	Reason   IgnoredReason `json:"reason"`
}

// IgnoredReason says why an answer does not count.
type IgnoredReason string

// The reasons.
const (
	ReasonNotApplicable   IgnoredReason = "not-applicable"   // its question or option does not apply
	ReasonNotAskedYet     IgnoredReason = "not-asked-yet"    // whether it applies is open
	ReasonNotExclusive    IgnoredReason = "not-exclusive"    // an option that stands alone, chosen with others
	ReasonRequired        IgnoredReason = "required"         // a required question cannot be skipped
	ReasonUnknownQuestion IgnoredReason = "unknown-question" // there is no such question
	ReasonUnknownOption   IgnoredReason = "unknown-option"   // the question has no such option
	ReasonWrongValue      IgnoredReason = "wrong-value"      // not a value of that question: a second option, a number out of bounds
)

// ShownPage names a guard's page; [Program.Guard] has its text.
type ShownPage struct {
	ID     string   `json:"id"`
	Covers []string `json:"covers"`
}

// PlanPhase is a phase of the plan with its steps in order.
type PlanPhase struct {
	Phase   string     `json:"phase"`
	Title   string     `json:"title"`
	Current bool       `json:"current"`
	Steps   []PlanStep `json:"steps"`
}

// PlanStep is a step as it stands in this plan; [Program.Step] has its text.
type PlanStep struct {
	ID       string      `json:"id"`
	Title    string      `json:"title"`
	Held     bool        `json:"held,omitempty"`      // shown closed
	HeldBy   string      `json:"held_by,omitempty"`   // the first guard or rule that holds it
	FoldedBy FoldReason  `json:"folded_by,omitempty"` // in Also: the cap that folded it
	Tags     []string    `json:"tags"`
	Covers   []string    `json:"covers"`
	Sources  []string    `json:"sources"`
	Notes    []ShownNote `json:"notes"`
	Because  []Firing    `json:"because"`
}

// ShownNote is a note attached to a step.
type ShownNote struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Firing is the record of a rule that fired.
type Firing struct {
	Rule       string           `json:"rule"`
	At         string           `json:"at,omitempty"`         // file:line:col, set only on the command line
	Text       string           `json:"text"`                 // the author's reason
	Conditions *ValuedCondition `json:"conditions,omitempty"` // without the sensitive ones; nil when nothing is left
}

// ValuedCondition is a condition with the value that the answers gave it: a
// node (All, Any, Of, Not, or a fact with its own condition), or a leaf that
// names a question. The conditions of one Result share what they have in
// common: a change to one may show in several places of that Result, and
// nowhere else.
type ValuedCondition struct {
	All []*ValuedCondition `json:"all,omitempty"`
	Any []*ValuedCondition `json:"any,omitempty"`
	Not *ValuedCondition   `json:"not,omitempty"`

	AtLeast int                `json:"at_least,omitempty"` // of Of
	Of      []*ValuedCondition `json:"of,omitempty"`       // those that can be told

	*Subject
	Value string `json:"value"` // "true", "false" or "unknown"
}

// Subject is what a condition is about: a fact or a question; any other node
// has an empty one. It is never nil in what the engine made.
type Subject struct {
	Fact     string   `json:"fact,omitempty"`
	Question string   `json:"question,omitempty"`
	Answer   []string `json:"answer,omitempty"` // what the taker answered
	Text     string   `json:"text,omitempty"`   // the question and the answer in the question's own words
}
