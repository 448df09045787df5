package mutate

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"amends/engine"
)

// slip is a condition with one small thing changed.
type slip struct {
	condition engine.Condition
	part      *engine.Condition // what was changed
	change    string            // "negated", "left out", `"lie" became "affair"`
}

// slipper makes slips.
type slipper struct {
	bundle *engine.Bundle
}

// slips are all slips of a condition, each once.
func (m slipper) slips(c *engine.Condition) []slip {
	all := m.of(c)
	if c.Always {
		all = nil
	} else {
		all = append(all, slip{engine.Condition{Always: true}, c, "left out"})
	}
	seen := map[string]bool{keyOf(c): true}
	return slices.DeleteFunc(all, func(s slip) bool {
		key := keyOf(&s.condition)
		again := seen[key]
		seen[key] = true
		return again
	})
}

func keyOf(c *engine.Condition) string {
	key, err := json.Marshal(c)
	if err != nil {
		panic("mutate: a compiled condition has only values that JSON can write: " + err.Error())
	}
	return string(key)
}

// of are the slips in a part of a condition.
func (m slipper) of(c *engine.Condition) []slip {
	out := []slip{{negated(c), c, "negated"}}
	switch shape := c.Shape(); shape {
	case engine.ShapeAlways:
	case engine.ShapeTest:
		return append(out, m.ofTest(c)...)
	case engine.ShapeNot:
		for _, s := range m.of(c.Not) {
			s.condition = negated(&s.condition)
			out = append(out, s)
		}
	case engine.ShapeAll:
		out = append(out, slip{engine.Condition{Any: c.All}, c, `"and" became "or"`})
		out = append(out, m.ofParts(c.All, func(parts []engine.Condition) engine.Condition { return engine.Condition{All: parts} })...)
	case engine.ShapeAny:
		out = append(out, slip{engine.Condition{All: c.Any}, c, `"or" became "and"`})
		out = append(out, m.ofParts(c.Any, func(parts []engine.Condition) engine.Condition { return engine.Condition{Any: parts} })...)
	case engine.ShapeAtLeast:
		for _, n := range []int{c.AtLeast - 1, c.AtLeast + 1} {
			if n >= 1 && n <= len(c.Of) {
				out = append(out, slip{engine.Condition{AtLeast: n, Of: c.Of}, c, fmt.Sprintf("at least %d became at least %d", c.AtLeast, n)})
			}
		}
		out = append(out, m.ofParts(c.Of, func(parts []engine.Condition) engine.Condition {
			return engine.Condition{AtLeast: min(c.AtLeast, len(parts)), Of: parts}
		})...)
	default:
		panic(engine.UnknownKind{Of: "mutate: a condition", Kind: string(shape)})
	}
	return out
}

func negated(c *engine.Condition) engine.Condition {
	if c.Not != nil {
		return *c.Not
	}
	inner := *c
	return engine.Condition{Not: &inner}
}

// ofParts are the slips of parts that are joined, and each of them left out.
func (m slipper) ofParts(parts []engine.Condition, joined func([]engine.Condition) engine.Condition) []slip {
	var out []slip
	for i := range parts {
		if rest := slices.Delete(slices.Clone(parts), i, i+1); len(rest) == 1 {
			out = append(out, slip{rest[0], &parts[i], "left out"})
		} else if len(rest) > 1 {
			out = append(out, slip{joined(rest), &parts[i], "left out"})
		}
		for _, s := range m.of(&parts[i]) {
			changed := slices.Clone(parts)
			changed[i] = s.condition
			s.condition = joined(changed)
			out = append(out, s)
		}
	}
	return out
}

// ofTest are the slips in a single comparison.
func (m slipper) ofTest(c *engine.Condition) []slip {
	var out []slip
	t := c.Test
	add := func(changed engine.Test, change string) {
		out = append(out, slip{engine.Condition{Test: &changed}, c, change})
	}
	for i, option := range t.Options {
		if other := m.another(t, option); other != "" {
			changed := *t
			changed.Options = slices.Clone(t.Options)
			changed.Options[i] = other
			add(changed, fmt.Sprintf("%q became %q", option, other))
		}
	}
	if q := m.question(t.Question); len(t.Options) > 1 && q != nil && q.Kind == engine.AnyOf {
		changed := *t
		changed.Kind = map[engine.TestKind]engine.TestKind{engine.TestAny: engine.TestAll, engine.TestAll: engine.TestAny}[t.Kind]
		add(changed, map[engine.TestKind]string{engine.TestAny: "one of them became all of them", engine.TestAll: "all of them became one of them"}[t.Kind])
	}
	for i, r := range t.Ranges {
		for _, s := range m.shifts(t, r) {
			changed := *t
			changed.Ranges = slices.Clone(t.Ranges)
			changed.Ranges[i] = s.shifted
			add(changed, s.change)
		}
	}
	return out
}

func (m slipper) question(id string) *engine.Question {
	i := slices.IndexFunc(m.bundle.Questions, func(q engine.Question) bool { return q.ID == id })
	if i < 0 {
		return nil
	}
	return &m.bundle.Questions[i]
}

// another is the next option, or value of a text fact, that a test does not
// name; empty if it names all. Of yes and no the other one is a negation.
func (m slipper) another(t *engine.Test, option string) string {
	var all []string
	if q := m.question(t.Question); q != nil && q.Kind != engine.YesNo {
		for i := range q.Options {
			all = append(all, q.Options[i].ID)
		}
	}
	for i := range m.bundle.Facts {
		if m.bundle.Facts[i].ID == t.Fact {
			all = m.bundle.Facts[i].Values
		}
	}
	at := slices.Index(all, option)
	for i := range all {
		if next := all[(at+i)%len(all)]; !slices.Contains(t.Options, next) {
			return next
		}
	}
	return ""
}

// shift is a range with a bound moved.
type shift struct {
	shifted engine.Range
	change  string
}

// shifts moves each bound of a range by one, and where decimals are possible
// also over the edge between inside and outside.
func (m slipper) shifts(t *engine.Test, r engine.Range) []shift {
	var out []shift
	add := func(changed engine.Range, change string) {
		if changed.Min == nil || changed.Max == nil || *changed.Min < *changed.Max ||
			*changed.Min == *changed.Max && !changed.AboveMin && !changed.BelowMax {
			out = append(out, shift{changed, change})
		}
	}
	q := m.question(t.Question)
	decimal := t.Kind == engine.TestNumber && q != nil && q.Decimal
	single := r.Min != nil && r.Max != nil && *r.Min == *r.Max
	for _, by := range []float64{-1, 1} {
		low, high := r, r
		if r.Min != nil {
			n := *r.Min + by
			low.Min = &n
			if single {
				low.Max = &n
			}
			add(low, moved(*r.Min, n))
		}
		if r.Max != nil && !single {
			n := *r.Max + by
			high.Max = &n
			add(high, moved(*r.Max, n))
		}
	}
	if decimal && r.Min != nil && !single {
		changed := r
		changed.AboveMin = !r.AboveMin
		add(changed, edge(*r.Min, r.AboveMin))
	}
	if decimal && r.Max != nil && !single {
		changed := r
		changed.BelowMax = !r.BelowMax
		add(changed, edge(*r.Max, r.BelowMax))
	}
	return out
}

func moved(from, to float64) string { return number(from) + " became " + number(to) }

func edge(n float64, outside bool) string {
	if outside {
		return number(n) + " itself came to belong to it"
	}
	return number(n) + " itself came not to belong to it"
}

func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
