package engine

import (
	"errors"
	"strconv"
	"sync"
)

// Program is a compiled assessment. It is immutable and safe for concurrent
// use. There is no useful zero value: use [New] or [Decode].
type Program struct {
	bundle  Bundle
	encode  sync.Once // sets encoded
	encoded []byte

	graph      graph
	tables     tables // of the rules
	words      int    // of each rail
	questions  []question
	facts      []fact
	guards     []guard
	rules      []rule
	steps      []step
	phases     []phase
	notes      []note
	advice     []string // every id of the index that is covered somewhere, sorted
	ranked     []int    // the step of each rank
	groups     int
	plainFacts []int // those that read nothing sensitive, by id
	constant   []int // facts that read no question
	varied     []varied

	indices []int          // while compiling, see subject
	masks   []bits         // likewise
	tagged  map[string]set // while linking, the steps of each tag

	alwaysNotes, noSteps set

	runs sync.Pool // of *Run, for Evaluate

	current int // index of the fact of the current phase, or -1

	questionIndex, factIndex, guardIndex, ruleIndex map[string]int
	stepIndex, phaseIndex, noteIndex, sourceIndex   map[string]int
	sectionIndex                                    map[string]int
	variedIndex                                     map[Place]int // from 1
}

// SchemaError says that a bundle was made for another version of the format.
type SchemaError struct{ Got, Want int }

// Error says which versions do not fit.
func (e *SchemaError) Error() string {
	return "the bundle has format version " + strconv.Itoa(e.Got) + ", this program reads version " + strconv.Itoa(e.Want)
}

// bundleError says what could not be done with a bundle, and why.
type bundleError struct {
	action string
	cause  error
}

// Error is both, as in "read bundle: unexpected EOF".
func (e *bundleError) Error() string { return e.action + ": " + e.cause.Error() }

// Unwrap is the cause.
func (e *bundleError) Unwrap() error { return e.cause }

// New checks a bundle and compiles it. The bundle must not be changed after.
// It fails with a [*SchemaError] if the bundle has another format, and
// otherwise with all the faults that would make an evaluation meaningless:
// names that do not exist, conditions of no or several kinds, facts that read
// themselves.
func New(b Bundle) (*Program, error) {
	if b.Schema != BundleSchema {
		return nil, &SchemaError{Got: b.Schema, Want: BundleSchema}
	}
	v := validate(&b)
	if len(v.faults) > 0 {
		return nil, &bundleError{"compile bundle of " + strconv.Quote(b.Assessment), errors.Join(v.faults...)}
	}
	p := &Program{bundle: b}
	p.index(v)
	p.intern()
	p.link()
	return p, nil
}

// Decode reads a program from its JSON bundle. A bundle of another format, or
// with fields that this package does not know, is refused. The data must not
// be changed after.
func Decode(data []byte) (*Program, error) {
	b, ok := readBundle(data)
	if !ok {
		*b = Bundle{}
		if err := decodeBundle(data, b); err != nil {
			return nil, &bundleError{"read bundle", err}
		}
	}
	p, err := New(*b)
	if err != nil {
		return nil, err
	}
	p.encode.Do(func() { p.encoded = data })
	return p, nil
}

// Bundle is the program's texts and structure, to read only: a change would
// change the program.
func (p *Program) Bundle() *Bundle { return &p.bundle }

// Question looks a question up by id.
func (p *Program) Question(id string) (*Question, bool) {
	return find(p.bundle.Questions, p.questionIndex, id)
}

// Fact looks a fact up by id.
func (p *Program) Fact(id string) (*Fact, bool) { return find(p.bundle.Facts, p.factIndex, id) }

// Guard looks a guard up by id.
func (p *Program) Guard(id string) (*Guard, bool) { return find(p.bundle.Guards, p.guardIndex, id) }

// Rule looks a rule up by id.
func (p *Program) Rule(id string) (*Rule, bool) { return find(p.bundle.Rules, p.ruleIndex, id) }

// Step looks a step up by id.
func (p *Program) Step(id string) (*Step, bool) { return find(p.bundle.Steps, p.stepIndex, id) }

// Phase looks a phase up by id.
func (p *Program) Phase(id string) (*Phase, bool) { return find(p.bundle.Phases, p.phaseIndex, id) }

// Note looks a note up by id.
func (p *Program) Note(id string) (*Note, bool) { return find(p.bundle.Notes, p.noteIndex, id) }

// Source looks a source up by id.
func (p *Program) Source(id string) (*Source, bool) {
	return find(p.bundle.Sources, p.sourceIndex, id)
}

func find[T any](list []T, index map[string]int, id string) (*T, bool) {
	i, ok := index[id]
	if !ok {
		return nil, false
	}
	return &list[i], true
}

// index takes over the lookups by id.
func (p *Program) index(v *validator) {
	p.questionIndex, p.factIndex, p.guardIndex, p.ruleIndex = v.questions, v.facts, v.guards, v.rules
	p.stepIndex, p.phaseIndex, p.noteIndex, p.sourceIndex = v.steps, v.phases, v.notes, v.sources
	p.sectionIndex = v.sections
}
