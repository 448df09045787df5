package engine

// Condition is one node of a lowered condition. Exactly one of its fields is
// set. Its tree follows what the author wrote, so that an explanation can.
type Condition struct {
	All    []Condition `json:"all,omitempty"` // and: two or more
	Any    []Condition `json:"any,omitempty"` // or: two or more
	Not    *Condition  `json:"not,omitempty"`
	Test   *Test       `json:"test,omitempty"`
	Always bool        `json:"always,omitempty"` // the condition `true`
}

// TestKind says how a Test looks at its question or fact.
type TestKind string

// The kinds of test. On a question that does not apply every one is false.
const (
	TestAny      TestKind = "any"      // at least one of Options is chosen (==, in, has, any_of, a yes/no name alone)
	TestAll      TestKind = "all"      // every one of Options is chosen (all_of)
	TestNumber   TestKind = "number"   // the number lies in one of Ranges
	TestCount    TestKind = "count"    // the number of chosen options lies in one of Ranges
	TestAnswered TestKind = "answered" // neither open nor skipped nor not applicable; never unknown
)

// Test asks one thing of one question, or of one fact.
type Test struct {
	Question string   `json:"question,omitempty"`
	Fact     string   `json:"fact,omitempty"` // TestAny only; a yes/no fact has the options "yes" and "no"
	Kind     TestKind `json:"kind"`
	Options  []string `json:"options,omitempty"`
	Ranges   []Range  `json:"ranges,omitempty"`
}

// Range is an interval of numbers; a nil bound is open-ended. Bounds belong to
// the range unless marked as outside.
type Range struct {
	Min      *float64 `json:"min,omitempty"`
	Max      *float64 `json:"max,omitempty"`
	AboveMin bool     `json:"above_min,omitempty"` // Min itself is outside
	BelowMax bool     `json:"below_max,omitempty"` // Max itself is outside
}

// Truth is a value of Kleene's three-valued logic. The zero value is Unknown.
type Truth int8

// The three truth values.
const (
	Unknown Truth = iota
	False
	True
)

// String is "true", "false" or "unknown", as in a Result.
func (t Truth) String() string {
	return [...]string{Unknown: "unknown", False: "false", True: "true"}[t]
}
