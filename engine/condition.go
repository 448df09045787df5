package engine

import "strconv"

// Condition is one node of a lowered condition. Exactly one of its fields is
// set, AtLeast and Of counting as one. Its tree follows what the author wrote, so that an explanation can.
type Condition struct {
	All    []Condition `json:"all,omitempty"` // and: two or more
	Any    []Condition `json:"any,omitempty"` // or: two or more
	Not    *Condition  `json:"not,omitempty"`
	Test   *Test       `json:"test,omitempty"`
	Always bool        `json:"always,omitempty"` // the condition `true`

	AtLeast int         `json:"at_least,omitempty"` // how many of Of must be true: 1 … len(Of)
	Of      []Condition `json:"of,omitempty"`       // set together with AtLeast
}

// Shape says what sort of node a Condition is: which of its fields is set.
type Shape string

// The shapes.
const (
	ShapeAll     Shape = "all"
	ShapeAny     Shape = "any"
	ShapeAtLeast Shape = "at-least"
	ShapeNot     Shape = "not"
	ShapeTest    Shape = "test"
	ShapeAlways  Shape = "always"
)

// Shape is the condition's shape. It panics if none of the fields is set, as in
// the zero Condition: [New] refuses bundles with such a condition, and with one
// that has two shapes.
func (c *Condition) Shape() Shape {
	switch {
	case len(c.All) > 0:
		return ShapeAll
	case len(c.Any) > 0:
		return ShapeAny
	case len(c.Of) > 0:
		return ShapeAtLeast
	case c.Not != nil:
		return ShapeNot
	case c.Test != nil:
		return ShapeTest
	case c.Always:
		return ShapeAlways
	}
	panic(UnknownKind{"engine: a condition", ""})
}

// EachPart visits the conditions that a condition is directly made of, in the
// order they were written. Of any test, and of the zero Condition, there are
// none.
func (c *Condition) EachPart(visit func(*Condition)) {
	for _, list := range [][]Condition{c.All, c.Any, c.Of} {
		for i := range list {
			visit(&list[i])
		}
	}
	if c.Not != nil {
		visit(c.Not)
	}
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

// UnknownKind is what a switch over shapes, kinds of test or kinds of question
// panics with when it meets one that it does not know. Nothing may take a new
// kind for an old one: that would change plans without a word.
type UnknownKind struct {
	Of   string // "prove: a test"
	Kind string
}

// Error says what was met where.
func (e UnknownKind) Error() string { return e.Of + " of the unknown kind " + strconv.Quote(e.Kind) }

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
