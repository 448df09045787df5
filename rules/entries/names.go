package entries

import (
	"slices"

	"amends/rules/lines"
)

// Kind is a sort of thing that has ids.
type Kind string

// The kinds. Questions, facts and lists share their names, and so do rules and
// guards: a condition and a reason must be clear about which one is meant.
const (
	KindSection   Kind = "section"
	KindPhase     Kind = "phase"
	KindQuestion  Kind = "question"
	KindOption    Kind = "option"
	KindFact      Kind = "fact"
	KindList      Kind = "list"
	KindGuard     Kind = "guard"
	KindRule      Kind = "rule"
	KindStep      Kind = "step"
	KindNote      Kind = "note"
	KindSource    Kind = "source"
	KindCase      Kind = "case"
	KindTag       Kind = "tag"
	KindGroup     Kind = "group"
	KindHelp      Kind = "kind of help line"
	KindAdvice    Kind = "advice"
	KindIndexed   Kind = "entry of the index"
	KindInvariant Kind = "invariant"
)

// sharesNames are kinds whose ids must differ from each other's.
var sharesNames = map[Kind][]Kind{
	KindQuestion: {KindFact, KindList}, KindFact: {KindQuestion, KindList}, KindList: {KindQuestion, KindFact},
	KindRule: {KindGuard}, KindGuard: {KindRule},
}

// plural is the word for several things of a kind.
func plural(kind Kind) string {
	switch kind {
	case KindHelp:
		return "kinds of help line"
	case KindAdvice:
		return "advice"
	}
	return string(kind) + "s"
}

// Names is who defines an id and who uses it, for all kinds alike.
type Names struct {
	defined  map[Kind]map[string]*Definition
	order    map[Kind][]*Definition // as authored
	mentions []Mention
	labels   map[Kind]map[string][]lines.Text
}

// NewNames is a register without any name.
func NewNames() *Names {
	return &Names{defined: map[Kind]map[string]*Definition{}, order: map[Kind][]*Definition{}, labels: map[Kind]map[string][]lines.Text{}}
}

// Definition is the entry that an id belongs to.
type Definition struct {
	Kind  Kind
	ID    lines.Text
	Entry *Entry
}

// Mention is an id that stands for something written elsewhere.
type Mention struct {
	Kind Kind
	ID   lines.Text
}

// use notes that an id stands for something.
func (n *Names) use(kind Kind, id lines.Text) { n.mentions = append(n.mentions, Mention{kind, id}) }

// label notes a word that others may use: a tag, a kind of help line, advice.
func (n *Names) label(kind Kind, t lines.Text) {
	if n.labels[kind] == nil {
		n.labels[kind] = map[string][]lines.Text{}
	}
	n.labels[kind][t.Value] = append(n.labels[kind][t.Value], t)
}

// add makes an entry the one that an id belongs to, unless there is one.
func (n *Names) add(d *Definition) {
	if n.defined[d.Kind] == nil {
		n.defined[d.Kind] = map[string]*Definition{}
	}
	if n.defined[d.Kind][d.ID.Value] == nil {
		n.defined[d.Kind][d.ID.Value] = d
		n.order[d.Kind] = append(n.order[d.Kind], d)
	}
}

// Definition finds the entry that an id belongs to; nil if there is none.
func (n *Names) Definition(kind Kind, id string) *Definition { return n.defined[kind][id] }

// Definitions lists the entries of a kind that have an id of their own, as
// authored.
func (n *Names) Definitions(kind Kind) []*Definition { return n.order[kind] }

// Mentions lists the ids that stand for something, as authored.
func (n *Names) Mentions() []Mention { return n.mentions }

// Labels are the free words of a kind, each with the places where it is written.
func (n *Names) Labels(kind Kind) map[string][]lines.Text { return n.labels[kind] }

// Known lists the ids of a kind, as authored; words of a kind in order.
func (n *Names) Known(kind Kind) []string {
	var ids []string
	if words := n.labels[kind]; words != nil {
		for word := range words {
			ids = append(ids, word)
		}
		slices.Sort(ids)
		return ids
	}
	for _, d := range n.order[kind] {
		ids = append(ids, d.ID.Value)
	}
	return ids
}

// Knows says whether an id stands for something.
func (n *Names) Knows(kind Kind, id string) bool {
	return n.defined[kind][id] != nil || len(n.labels[kind][id]) > 0
}
