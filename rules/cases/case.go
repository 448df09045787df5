// Package cases is authored tests: a person, what they answer, and the plan that
// they should get.
//
// A [Case] knows nothing of files: package rules reads it, from YAML or a table,
// and [Case.Run] holds it against a program.
package cases

import (
	"reflect"

	"amends/engine"
)

// Case is an authored test: a person, what they answer, and the plan they
// should get.
type Case struct {
	ID      string
	Person  string
	File    string // where it is written, relative to the assessment's folder
	Line    int
	Answers engine.Answers
	Expect  Expect
	Plan    *string // what the file of Expect.Printed says; nil if there is none
}

// Phrases are words that takers read.
type Phrases []string

// Expect is what a Case tests. What is nil or empty is not tested; an empty
// list that is not nil expects nothing there.
type Expect struct {
	Outcome  string
	Complete *bool
	Current  string   // the current phase
	Open     []string // steps shown open, among others
	Held     []string // steps shown closed, among others
	Folded   []string // steps under "also helpful", among others
	Absent   []string // steps that are neither
	Order    []string // steps shown open, in this order
	Plan     []string // all shown steps in order, "*" before a held one
	Steps    *int     // how many are shown, open or held
	Fired    []string // rules that fire, among others
	Silent   []string // rules that do not
	Guards   []string // all that fired
	Next     []string // all questions to ask now
	Ignored  []string // all questions of which something is ignored
	Covers   []string // advice that is shown, among other
	Says     Phrases  // words that the person reads
	Unsaid   Phrases  // words that they do not
	Printed  string   // a file of the assessment with the plan as it is printed
}

// OfPlan reports whether it tests anything of the plan: what is left without
// where the answers lead, what is asked, and which rules fire.
func (x Expect) OfPlan() bool {
	x.Outcome, x.Complete, x.Guards, x.Next, x.Ignored, x.Fired, x.Silent = "", nil, nil, nil, nil, nil, nil
	return !reflect.DeepEqual(x, Expect{})
}
