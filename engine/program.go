package engine

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
)

// Program is a compiled assessment. It is immutable and safe for concurrent
// use. There is no useful zero value: use [New] or [Decode].
type Program struct {
	bundle  Bundle
	encode  sync.Once // sets encoded
	encoded []byte

	graph     graph
	tables    tables // of the rules
	words     int    // of each rail
	questions []question
	facts     []fact
	guards    []guard
	rules     []rule
	steps     []step
	phases    []phase
	notes     []note
	advice    []string // every id of the index that is covered somewhere, sorted
	ranked    []int    // the step of each rank
	groups    int
	told      []int // facts that are nothing sensitive, by id
	constant  []int // facts that read no question

	within []int          // while compiling, see subject
	looks  []bits         // likewise
	tagged map[string]set // while linking, the steps of each tag

	alwaysNotes, noSteps set

	runs sync.Pool // of *Run, for Evaluate

	current int // index of the fact of the current phase, or -1

	questionIndex, factIndex, guardIndex, ruleIndex map[string]int
	stepIndex, phaseIndex, noteIndex, sourceIndex   map[string]int
	sectionIndex                                    map[string]int
}

// SchemaError says that a bundle was made for another version of the format.
type SchemaError struct{ Got, Want int }

// Error says which versions do not fit.
func (e *SchemaError) Error() string {
	return fmt.Sprintf("the bundle has format version %d, this program reads version %d", e.Got, e.Want)
}

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
		return nil, fmt.Errorf("compile bundle of %q: %w", b.Assessment, errors.Join(v.faults...))
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
			return nil, fmt.Errorf("read bundle: %w", err)
		}
	}
	p, err := New(*b)
	if err != nil {
		return nil, err
	}
	p.encode.Do(func() { p.encoded = data })
	return p, nil
}

// decodeBundle reads any JSON.
func decodeBundle(data []byte, b *Bundle) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(b); err != nil {
		return schemaFirst(data, err)
	}
	return finish(decoder)
}

// schemaFirst is the reason why a bundle cannot be read: another format, if
// its first words say so, explains every other fault.
func schemaFirst(data []byte, fault error) error {
	var head struct {
		Schema int `json:"schema"`
	}
	if json.Unmarshal(data, &head) == nil && head.Schema != BundleSchema {
		return &SchemaError{Got: head.Schema, Want: BundleSchema}
	}
	return fault
}

// Encode is the program's JSON bundle: the bytes that it was decoded from, or
// else made at the first call. Decoding it gives a program that encodes to the
// same bytes. The caller must not change them.
func (p *Program) Encode() []byte {
	p.encode.Do(func() {
		encoded, err := json.Marshal(&p.bundle)
		if err != nil {
			panic("engine: a valid bundle has only values that JSON can write: " + err.Error())
		}
		p.encoded = encoded
	})
	return p.encoded
}

// Seal sets the schema and the version, a hash over everything else: two
// bundles with the same version behave and read alike.
func Seal(b Bundle) (Bundle, error) {
	b.Schema, b.Version = BundleSchema, ""
	data, err := json.Marshal(&b)
	if err != nil {
		return Bundle{}, fmt.Errorf("seal bundle of %q: %w", b.Assessment, err)
	}
	sum := sha256.Sum256(data)
	b.Version = hex.EncodeToString(sum[:8])
	return b, nil
}

// Intact reports whether the program's bundle is as it was sealed. [Decode] does
// not ask: a browser gets its bundle from where it got the program. Whoever
// takes a bundle from elsewhere should.
func (p *Program) Intact() bool {
	sealed, err := Seal(p.bundle)
	return err == nil && sealed.Version == p.bundle.Version
}

// Bundle gives the program's texts and structure to read; nobody may change
// them.
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
