package engine

import (
	"errors"
	"slices"
)

// maxDepth bounds the nesting of a condition, so that a hostile bundle cannot
// exhaust the stack. The language accepts no more either.
const maxDepth = 128

// maxValues bounds the values of a fact: they fit one word of bits.
const maxValues = 64

// validator collects what is wrong with a bundle. Authors never see these
// messages, since rules.Check finds the same faults in their files; they are
// for bundles that were damaged or made by another program.
type validator struct {
	*Bundle
	faults    []error
	questions map[string]int
	facts     map[string]int
	steps     map[string]int
	notes     map[string]int
	phases    map[string]int
	guards    map[string]int
	rules     map[string]int
	sources   map[string]int
	sections  map[string]int
}

func validate(b *Bundle) *validator {
	v := &validator{Bundle: b}
	v.questions = v.unique("question", len(b.Questions), func(i int) string { return b.Questions[i].ID })
	v.facts = v.unique("fact", len(b.Facts), func(i int) string { return b.Facts[i].ID })
	v.steps = v.unique("step", len(b.Steps), func(i int) string { return b.Steps[i].ID })
	v.notes = v.unique("note", len(b.Notes), func(i int) string { return b.Notes[i].ID })
	v.phases = v.unique("phase", len(b.Phases), func(i int) string { return b.Phases[i].ID })
	v.guards = v.unique("guard", len(b.Guards), func(i int) string { return b.Guards[i].ID })
	v.rules = v.unique("rule", len(b.Rules), func(i int) string { return b.Rules[i].ID })
	v.sources = v.unique("source", len(b.Sources), func(i int) string { return b.Sources[i].ID })
	v.sections = v.unique("section", len(b.Sections), func(i int) string { return b.Sections[i].ID })
	if trusted {
		return v
	}
	for _, check := range []func(){v.checkQuestions, v.checkFacts, v.checkGuards, v.checkRules, v.checkSteps, v.checkCurrentPhase, v.checkVaried} {
		check()
	}
	return v
}

// culprit names the part of the bundle where something is wrong.
type culprit struct{ kind, id, option string }

// String is "rule apologise-once", or "option role.i-broke-it".
func (c culprit) String() string {
	if c.option != "" {
		return c.kind + " " + c.id + "." + c.option
	}
	return c.kind + " " + c.id
}

func (v *validator) fault(format string, args ...any) {
	v.faults = append(v.faults, errors.New(sentence(format, args...)))
}

// unique lists n ids, each of which must be there once.
func (v *validator) unique(kind string, n int, id func(int) string) map[string]int {
	out := make(map[string]int, n)
	for i := range n {
		name := id(i)
		if _, double := out[name]; double || name == "" {
			v.fault("%s %q is empty or there twice", kind, name)
		}
		out[name] = i
	}
	return out
}

func (v *validator) checkQuestions() {
	last := -1
	for i := range v.Questions {
		q := &v.Questions[i]
		section, ok := v.sections[q.Section]
		if !ok || section < last {
			v.fault("question %q is in section %q, which is unknown or over", q.ID, q.Section)
		}
		last = max(last, section)
		v.checkKind(q)
		v.earlier(culprit{kind: "question", id: q.ID}, q.ShowIf, i)
		for j := range q.Options {
			v.earlier(culprit{"option", q.ID, q.Options[j].ID}, q.Options[j].ShowIf, i)
		}
	}
}

func (v *validator) checkKind(q *Question) {
	ids := v.unique("option of "+q.ID, len(q.Options), func(i int) string { return q.Options[i].ID })
	switch q.Kind {
	case OneOf, AnyOf:
		if len(ids) == 0 {
			v.fault("question %q has no options", q.ID)
		}
	case YesNo:
		if len(q.Options) != 2 || q.Options[0].ID != "yes" || q.Options[1].ID != "no" {
			v.fault("yes/no question %q needs the options yes and no", q.ID)
		}
	case Number:
		if len(q.Options) > 0 {
			v.fault("number question %q has options", q.ID)
		}
	default:
		v.fault("question %q has the unknown kind %q", q.ID, q.Kind)
	}
	v.finite(culprit{kind: "question", id: q.ID}, q.Min, q.Max)
	if _, ok := ids[q.IfSkipped]; q.IfSkipped != "" && !ok {
		v.fault("question %q counts a skip as the unknown option %q", q.ID, q.IfSkipped)
	}
}

// earlier checks a show_if: everything it reads is asked before.
func (v *validator) earlier(where culprit, c *Condition, question int) {
	if c == nil {
		return
	}
	v.condition(where, c)
	for q := range v.reads(c) {
		if q >= question {
			v.fault("%s reads %q, which is asked later", where, v.Questions[q].ID)
		}
	}
}

// reads lists the questions of a condition, through facts as well.
func (v *validator) reads(c *Condition) map[int]bool {
	out, seen := map[int]bool{}, map[string]bool{}
	var visit func(t *Test)
	visit = func(t *Test) {
		if i, ok := v.questions[t.Question]; ok && t.Fact == "" {
			out[i] = true
		}
		if i, ok := v.facts[t.Fact]; ok && !seen[t.Fact] {
			seen[t.Fact] = true
			v.Facts[i].EachTest(visit)
		}
	}
	c.EachTest(visit)
	return out
}

func (v *validator) checkFacts() {
	for i := range v.Facts {
		f := &v.Facts[i]
		where := culprit{kind: "fact", id: f.ID}
		if (f.When == nil) == (f.Choose == nil) || len(f.Values) > maxValues {
			v.fault("%s needs one of when and choose, and at most %d values", where, maxValues)
			continue
		}
		if f.When != nil {
			v.condition(where, f.When)
		}
		v.choice(f, f.Choose, 0)
		f.EachTest(func(t *Test) { v.factReads(f, i, t) })
	}
}

// factReads checks one test of a fact: it looks back only, and what is
// sensitive stays so.
func (v *validator) factReads(f *Fact, i int, t *Test) {
	sensitive := false
	if at, ok := v.facts[t.Fact]; ok {
		sensitive = v.Facts[at].Sensitive
		if at >= i {
			v.fault("fact %s reads %q, which comes later", f.ID, t.Fact)
		}
	} else if at, ok := v.questions[t.Question]; ok {
		sensitive = v.Questions[at].Hides(t)
	}
	if sensitive && !f.Sensitive {
		v.fault("fact %s reads something sensitive and is not marked so", f.ID)
	}
}

func (v *validator) choice(f *Fact, c *Choice, depth int) {
	switch {
	case c == nil && depth == 0:
	case c == nil || depth > maxDepth:
		v.fault("fact %s has a choice without end", f.ID)
	case c.If == nil:
		if !slices.Contains(f.Values, c.Value) || c.Then != nil || c.Else != nil {
			v.fault("fact %s chooses %q, which is not among its values", f.ID, c.Value)
		}
	default:
		v.condition(culprit{kind: "fact", id: f.ID}, c.If)
		v.choice(f, c.Then, depth+1)
		v.choice(f, c.Else, depth+1)
	}
}

func (v *validator) checkGuards() {
	for i := range v.Guards {
		g := &v.Guards[i]
		where := culprit{kind: "guard", id: g.ID}
		v.condition(where, &g.When)
		v.known(where, "step", v.steps, g.Allow)
		v.known(where, "question", v.questions, g.Ask)
		v.effects(where, &g.Effects)
		if !g.Hard && (len(g.Allow) > 0 || len(g.Ask) > 0) {
			v.fault("%s is soft and has an allow or ask list", where)
		}
		if i > 0 && (g.Hard && !v.Guards[i-1].Hard || g.Hard && g.Rank <= v.Guards[i-1].Rank) {
			v.fault("%s stands out of rank", where)
		}
	}
}

func (v *validator) checkRules() {
	for i := range v.Rules {
		r := &v.Rules[i]
		where := culprit{kind: "rule", id: r.ID}
		v.condition(where, &r.When)
		v.effects(where, &r.Effects)
		for j := range r.Recommend {
			v.knows(where, "step", v.steps, r.Recommend[j].Step)
		}
	}
}

func (v *validator) effects(where culprit, e *Effects) {
	v.known(where, "step", v.steps, e.Withhold)
	v.known(where, "step", v.steps, e.Hold)
	v.known(where, "note", v.notes, e.Notes)
}

func (v *validator) known(where culprit, kind string, index map[string]int, ids []string) {
	for _, id := range ids {
		v.knows(where, kind, index, id)
	}
}

func (v *validator) knows(where culprit, kind string, index map[string]int, id string) {
	if _, ok := index[id]; !ok {
		v.fault("%s names the unknown %s %q", where, kind, id)
	}
}

func (v *validator) checkSteps() {
	for i := range v.Steps {
		s := &v.Steps[i]
		where := culprit{kind: "step", id: s.ID}
		v.knows(where, "phase", v.phases, s.Phase)
		v.known(where, "step", v.steps, s.After)
		v.known(where, "step", v.steps, s.Excludes)
	}
	been := make([]visit, len(v.Steps))
	for i := range v.Steps {
		if been[i] == never {
			v.follow(i, been)
		}
	}
}

// visit says whether the steps before a step have been looked at.
type visit uint8

const (
	never visit = iota
	under       // way: who comes here again goes round in a circle
	over
)

// follow goes through everything that comes before a step.
func (v *validator) follow(i int, been []visit) {
	been[i] = under
	for _, id := range v.Steps[i].After {
		at, ok := v.steps[id]
		switch {
		case ok && been[at] == under:
			v.fault("step %s comes after itself", id)
		case ok && been[at] == never:
			v.follow(at, been)
		}
	}
	been[i] = over
}

func (v *validator) checkCurrentPhase() {
	if v.CurrentPhase == "" {
		return
	}
	i, ok := v.facts[v.CurrentPhase]
	if !ok {
		v.fault("the current phase is the unknown fact %q", v.CurrentPhase)
		return
	}
	v.known(culprit{kind: "fact", id: v.CurrentPhase}, "phase", v.phases, v.Facts[i].Values)
	if v.Facts[i].Choose == nil {
		v.fault("fact %s is yes/no and cannot name the current phase", v.CurrentPhase)
	}
}
