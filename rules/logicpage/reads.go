package logicpage

import (
	"slices"

	"amends/engine"
)

// reads is what a condition looks at, in the order in which it was written.
type reads struct {
	questions []string // directly
	facts     []string // directly
}

// of gathers what some conditions look at.
func of(conditions ...*engine.Condition) reads {
	var r reads
	for _, c := range conditions {
		if c != nil {
			c.EachTest(r.add)
		}
	}
	return r
}

// ofFact gathers what a fact looks at.
func ofFact(f *engine.Fact) reads {
	var r reads
	f.EachTest(r.add)
	return r
}

func (r *reads) add(t *engine.Test) {
	if t.Fact != "" {
		r.facts = insert(r.facts, t.Fact)
		return
	}
	r.questions = insert(r.questions, t.Question)
}

func insert(list []string, id string) []string {
	if slices.Contains(list, id) {
		return list
	}
	return append(list, id)
}

// below are the questions that a fact depends on, through other facts too.
func (v *viewer) below(fact string) []string {
	if known, ok := v.deep[fact]; ok {
		return known
	}
	r := ofFact(v.facts[fact])
	out := slices.Clone(r.questions)
	for _, id := range r.facts {
		for _, q := range v.below(id) {
			out = insert(out, q)
		}
	}
	v.deep[fact] = out
	return out
}

// all are the questions that what was read depends on.
func (v *viewer) all(r reads) []string {
	out := slices.Clone(r.questions)
	for _, id := range r.facts {
		for _, q := range v.below(id) {
			out = insert(out, q)
		}
	}
	return out
}

// touches reports whether effects on some ids and tags reach a step.
func touches(s *engine.Step, ids, tags []string) bool {
	return slices.Contains(ids, s.ID) || slices.ContainsFunc(s.Tags, func(tag string) bool { return slices.Contains(tags, tag) })
}
