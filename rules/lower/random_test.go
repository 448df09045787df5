package lower_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"amends/engine"
	"amends/rules/lower"
)

// writer makes up texts that the language allows, and answers to them.
type writer struct {
	*rand.Rand
	names lower.Names
}

// condition writes a condition with at most so many levels.
func (w *writer) condition(levels int) string {
	if levels == 0 || w.IntN(3) == 0 {
		return w.test()
	}
	switch w.IntN(6) {
	case 5:
		parts := make([]string, 1+w.IntN(4))
		for i := range parts {
			parts[i] = w.condition(levels - 1)
		}
		return fmt.Sprintf("at_least(%d, %s)", 1+w.IntN(len(parts)), strings.Join(parts, ", "))
	case 0:
		return w.pick("not ", "! ") + "(" + w.condition(levels-1) + ")"
	case 1:
		return "(" + w.condition(levels-1) + ")"
	}
	parts := make([]string, 2+w.IntN(3))
	for i := range parts {
		parts[i] = w.condition(levels - 1)
	}
	return strings.Join(parts, w.pick(" and ", " or ", " && ", " || ", "\n  and "))
}

func (w *writer) test() string {
	if w.IntN(5) == 0 {
		return w.factTest()
	}
	q := w.names.Questions[w.IntN(len(w.names.Questions))]
	if w.IntN(12) == 0 {
		return "answered(" + q.ID + ")"
	}
	switch q.Kind {
	case engine.OneOf:
		if w.IntN(10) == 0 {
			return "all_of(" + q.ID + ", " + w.pick(w.list(optionIDs(q)), w.arguments(optionIDs(q))) + ")"
		}
		return w.choiceTest(q.ID, optionIDs(q))
	case engine.AnyOf:
		return w.severalTest(q.ID, optionIDs(q))
	case engine.Number:
		return w.numberTest(q.ID, !q.Decimal)
	}
	return w.yesNoTest(q.ID)
}

func (w *writer) factTest() string {
	f := w.names.Facts[w.IntN(len(w.names.Facts))]
	if f.Choose != nil {
		return w.choiceTest(f.ID, f.Values)
	}
	return w.yesNoTest(f.ID)
}

func (w *writer) choiceTest(id string, options []string) string {
	one := quoted(w.some(options)[0])
	switch w.IntN(4) {
	case 0:
		return one + w.pick(" == ", " != ") + id
	case 1:
		return id + w.pick(" in ", " not in ") + w.list(options)
	case 2:
		return w.pick("any_of(", "none_of(") + id + ", " + w.pick(w.list(options), w.arguments(options)) + ")"
	}
	return id + w.pick(" == ", " != ") + one
}

func (w *writer) severalTest(id string, options []string) string {
	one := quoted(w.some(options)[0])
	switch w.IntN(4) {
	case 0:
		return "has(" + id + ", " + one + ")"
	case 1:
		return one + w.pick(" in ", " not in ") + id
	case 2:
		return w.numberTest("count("+id+")", true)
	}
	return w.pick("any_of(", "none_of(", "all_of(") + id + ", " + w.pick(w.list(options), w.arguments(options)) + ")"
}

func (w *writer) yesNoTest(id string) string {
	return w.pick(id, "not "+id, "!"+id, id+" == true", id+" == false", id+" != true", "false != "+id)
}

func (w *writer) numberTest(id string, whole bool) string {
	a, b := w.IntN(6)-1, w.IntN(6)-1
	if a >= b {
		a, b = b, a+1
	}
	up := func() string { return w.pick(" < ", " <= ") }
	down := func() string { return w.pick(" > ", " >= ") }
	switch w.IntN(6) {
	case 0:
		return fmt.Sprint(a, up(), id, up(), b+1)
	case 1:
		return fmt.Sprint(b+1, down(), id, down(), a)
	case 2:
		return fmt.Sprint(a, w.pick(" < ", " <= ", " > ", " >= ", " == ", " != "), id)
	case 3:
		return fmt.Sprintf("%s%s[%d, %d.5, %d]", id, w.pick(" in ", " not in "), a, a, b)
	case 4:
		if whole {
			return fmt.Sprintf("%s%s%d..%d", id, w.pick(" in ", " not in "), a, b)
		}
	}
	return fmt.Sprint(id, w.pick(" < ", " <= ", " > ", " >= ", " == ", " != "), b)
}

// choice writes a fact that chooses between texts.
func (w *writer) choice(levels int) string {
	if levels == 0 {
		return w.pick(`"a"`, `"b"`, `"c d"`)
	}
	no := w.choice(w.IntN(levels))
	return w.condition(1) + " ? " + w.pick(w.choice(0), "("+w.choice(levels-1)+")") + " : " + w.pick(no, "("+no+")")
}

func (w *writer) pick(texts ...string) string { return texts[w.IntN(len(texts))] }

// some returns one or more of the options in any order.
func (w *writer) some(options []string) []string {
	var out []string
	n := 1 + w.IntN(len(options))
	for _, i := range w.Perm(len(options))[:n] {
		out = append(out, options[i])
	}
	return out
}

func (w *writer) arguments(options []string) string {
	var out []string
	for _, o := range w.some(options) {
		out = append(out, quoted(o))
	}
	return strings.Join(out, ", ")
}

// list is a list of options, or the name of one.
func (w *writer) list(options []string) string {
	for _, name := range slices.Sorted(maps.Keys(w.names.Lists)) {
		fits := !slices.ContainsFunc(w.names.Lists[name], func(o string) bool { return !slices.Contains(options, o) })
		if fits && w.IntN(3) == 0 {
			return name
		}
	}
	return "[" + w.arguments(options) + "]"
}

// answers makes up complete answers. A question that does not apply has none;
// yes/no questions always apply, as expr has no third value for them.
func (w *writer) answers() engine.Answers {
	a := engine.Answers{}
	for _, q := range w.names.Questions {
		switch {
		case q.Kind == engine.YesNo:
			a[q.ID] = engine.Chosen(w.pick("yes", "no"))
		case w.IntN(5) == 0:
		case q.Kind == engine.Number && q.Decimal:
			a[q.ID] = engine.Amount(float64(w.IntN(12)) / 2)
		case q.Kind == engine.Number:
			a[q.ID] = engine.Amount(float64(w.IntN(6)))
		case q.Kind == engine.OneOf:
			a[q.ID] = engine.Chosen(w.some(optionIDs(q))[0])
		default:
			a[q.ID] = engine.Chosen(w.some(optionIDs(q))...)
		}
	}
	return a
}

func optionIDs(q engine.Question) []string {
	var ids []string
	for _, o := range q.Options {
		ids = append(ids, o.ID)
	}
	return ids
}

func quoted(s string) string { return `"` + s + `"` }
