package protections

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"amends/engine"
	"amends/rules"
	"amends/rules/words"
)

// Kind is a sort of protection.
type Kind string

// The kinds, in the order of a ledger.
const (
	HardGuard Kind = "hard guard"
	SoftGuard Kind = "soft guard"
	Closing   Kind = "rule" // that holds or withholds steps
	Tag       Kind = "tag"
	Question  Kind = "question" // that guards read, that is sensitive, or that has answers that stand alone
	Note      Kind = "note"
	HelpLine  Kind = "help line"
	Invariant Kind = "invariant"
	Case      Kind = "case"
)

// Sense says which way of a part is safer.
type Sense string

// The senses.
const (
	More    Sense = "more"    // whatever is lost is a loss
	Less    Sense = "less"    // whatever is added is a loss
	Smaller Sense = "smaller" // of a number: a larger one, or none, is a loss
	Neither Sense = ""        // another text: somebody has to read it
)

// Part is one thing that an entry says. Of its fields after Sense one is set.
type Part struct {
	Name  string   `json:"name"`
	Sense Sense    `json:"sense,omitempty"`
	Items []string `json:"items,omitempty"`
	Text  string   `json:"text,omitempty"`
	Limit int      `json:"limit,omitempty"` // 0: none
}

// Entry is one protection.
type Entry struct {
	Kind  Kind   `json:"kind"`
	ID    string `json:"id"`
	At    string `json:"at,omitempty"` // file:line:col, where it is known
	Title string `json:"title,omitempty"`
	When  string `json:"when,omitempty"` // for whom, in plain words
	Parts []Part `json:"parts"`

	// Condition is what When puts into words, and Reads the question whose being
	// asked it stands for; both are nil or empty for what has no condition.
	Condition *engine.Condition `json:"-"`
	Reads     string            `json:"-"`
}

// Ledger is all protections of an assessment. It does not change after [Of].
type Ledger struct {
	Assessment string  `json:"assessment"`
	Title      string  `json:"title"`
	Entries    []Entry `json:"entries"`

	// Authored says that it was made from the files of authors. A compiled bundle
	// holds no invariants, no cases and no declarations of tags.
	Authored bool `json:"authored"`

	steps map[string]bool
}

// Of is the ledger of an assessment. The source may be nil, for a program that
// comes from a bundle.
func Of(source *rules.Assessment, program *engine.Program) *Ledger {
	b := program.Bundle()
	l := &Ledger{Assessment: b.Assessment, Title: b.Title, Authored: source != nil, steps: map[string]bool{}}
	for i := range b.Steps {
		l.steps[b.Steps[i].ID] = true
	}
	w := writer{ledger: l, source: source, bundle: b, words: words.For(b)}
	w.guards()
	w.rules()
	w.tags()
	w.questions()
	w.notes()
	w.help()
	if source != nil {
		w.invariants()
		w.cases()
	}
	return l
}

// Of lists the entries of a kind.
func (l *Ledger) Of(kind Kind) []Entry {
	var list []Entry
	for _, e := range l.Entries {
		if e.Kind == kind {
			list = append(list, e)
		}
	}
	return list
}

// Fingerprint is a short name for all that the ledger says: it is another one as
// soon as anything in it is, wherever its files have their lines.
func (l *Ledger) Fingerprint() string {
	bare := make([]Entry, len(l.Entries))
	for i, e := range l.Entries {
		e.At = ""
		bare[i] = e
	}
	data, err := json.Marshal(bare)
	if err != nil {
		panic("protections: a ledger is plain data: " + err.Error())
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])[:12]
}

// writer makes a ledger.
type writer struct {
	ledger *Ledger
	source *rules.Assessment
	bundle *engine.Bundle
	words  *words.Words
}

// add adds an entry, without the parts that say nothing.
func (w *writer) add(e Entry) {
	parts := []Part{}
	for _, p := range e.Parts {
		if len(p.Items) > 0 || p.Text != "" || p.Limit != 0 {
			parts = append(parts, p)
		}
	}
	e.Parts = parts
	if w.source != nil && e.At == "" && e.Kind != Tag && e.Kind != Note && e.Kind != HelpLine {
		e.At = w.source.At(e.ID)
	}
	w.ledger.Entries = append(w.ledger.Entries, e)
}

// when gives an entry its condition.
func (w *writer) when(e *Entry, c *engine.Condition) {
	e.When, e.Condition = w.words.Condition(c), c
}
