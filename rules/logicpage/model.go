package logicpage

import (
	"html/template"

	"amends/engine"
)

// page is everything that the template lays out.
type page struct {
	Title, Version, Language, Direction string
	Style                               template.CSS
	Counts                              string
	Sections                            []section
	Facts                               []fact
	Hard, Soft                          []guard
	Phases                              []phase
	Rules                               []rule
	Notes                               []note
	Texts                               []varied
	Matrix                              matrix
}

// varied is a text that depends on answers.
type varied struct {
	link
	When     *node // of a paragraph that may be left out
	Variants []variant
}

type variant struct {
	When *node
	Says string
}

type section struct {
	Title     string
	Questions []question
}

type question struct {
	ID, Text, Help string
	Kind           string
	Marks          []string // required, sensitive …
	ShowIf         *node
	Options        []option
	Facts, Guards  []link
	Others         []link // questions shown because of it
	Rules          []link
	Graph          *graph
}

type option struct {
	Label  string
	ShowIf *node
	Rules  int // conditions that name it
}

type fact struct {
	ID     string
	Lines  []factLine
	UsedBy []link
}

type factLine struct {
	Value string // of a fact with several
	When  *node  // nil: otherwise
}

type guard struct {
	ID, At, Because string
	Rank            int
	When            *node
	Page            string
	Asks            []link
	Allows          []link
	Alone           bool // ends in its page
	Effects         []effect
}

type phase struct {
	ID, Title string
	Always    bool
	Steps     []step
}

type step struct {
	ID, Title, Group string
	Tags             []string
	After, Excludes  []link
	Text             [][]engine.Block
	Rules            []reason
	Withheld, Held   []link
	Allowed          []link // hard guards that go on to a plan with it
	Notes            []link
	Graph            *graph
}

// reason is a rule that recommends a step.
type reason struct {
	link
	Because, Sentence string
	Due               bool
}

type rule struct {
	ID, At, Because string
	When            *node
	Recommends      []link
	Effects         []effect
}

type effect struct {
	Does  string
	Links []link
}

type note struct {
	ID, Text string
	Always   bool
	Tags     []string
	By       []link
}

// link leads to another place of the page.
type link struct{ Href, Text string }

// node is a condition as a list of lists.
type node struct {
	Lead string // "all of these"
	Kids []*node
	link // of a test
	Fact bool
	Says string
}

// matrix says how many guards, and rules for steps of a phase, read a question.
type matrix struct {
	Phases []link
	Rows   []matrixRow
}

type matrixRow struct {
	link
	Guards int
	Cells  []cell
}

type cell struct {
	Rules int
	Shade int // 0 to 4
}
