package prove

import (
	"errors"
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules/prove/sat"
)

// Changes compares an assessment with changed ones, each with another wording
// of its conditions and else the same. All of them share one formula: two
// assessments treat everybody alike until the first changed condition is looked
// at, so it is enough to ask whether the conditions differ for somebody whom
// the original assessment knows. It is not for use by several goroutines at
// once.
type Changes struct {
	prover
}

// NewChanges prepares the comparison with an assessment. The conditions are
// all those that changed assessments will have in place of its own.
func NewChanges(b *engine.Bundle, conditions []*engine.Condition) *Changes {
	e := encode(b, conditions)
	return &Changes{prover{encoder: e, solver: sat.NewSolver(e.formula), checker: sat.NewChecker(e.formula)}}
}

// Verdict is what a comparison came to: answers that make a difference, a
// proof that there are none, or neither.
type Verdict struct {
	Answers    engine.Answers
	Equivalent bool   // no answers make any condition differ
	Lemmas     int    // of the certificate of that, which was verified
	Problem    string // why it is neither
}

// attempts is how many answers of one kind are tried. Where conditions differ
// the plan nearly always does, unless much else has to go together.
const attempts = 12

// Find looks for answers that make a difference that counts: the formula
// proposes answers for which some condition differs, those first that change
// what is in the plan, and the caller asks the engine.
func (c *Changes) Find(changed *engine.Bundle, counts func(engine.Answers) bool) (Verdict, error) {
	d := c.difference(changed)
	if len(d.conditions) == 0 {
		return Verdict{Equivalent: true}, nil // the very same gates
	}
	f := c.formula
	differ := f.Or(d.conditions...)
	for _, assumed := range [][]sat.Literal{{f.Or(d.steps...), c.planned}, {differ, c.planned, c.complete()}, {differ, c.planned}, {differ}} {
		v, found, err := c.try(assumed, counts)
		if err != nil || found {
			return v, err
		}
		if v.Equivalent {
			return v, nil
		}
	}
	return Verdict{Problem: "some condition differs for somebody, and no answers were found for which that shows"}, nil
}

// try proposes answers one after the other. If there are none at all for the
// last of the assumptions, the verdict is Equivalent.
func (c *Changes) try(assumed []sat.Literal, counts func(engine.Answers) bool) (v Verdict, found bool, err error) {
	again := c.formula.Variable() // while it holds, no state is proposed twice
	for range attempts {
		out, err := c.solver.Solve(budget, append([]sat.Literal{again}, assumed...)...)
		switch {
		case errors.Is(err, sat.ErrBudget):
			return Verdict{}, false, nil
		case err != nil:
			return Verdict{}, false, fmt.Errorf("compare with a changed assessment: %w", err)
		case !out.Satisfiable && len(assumed) > 1:
			return Verdict{}, false, nil
		case !out.Satisfiable:
			return c.none(assumed)
		}
		if answers := c.answers(out.Model); counts(answers) {
			return Verdict{Answers: answers}, true, nil
		}
		c.formula.Add(append([]sat.Literal{-again}, c.otherThan(out.Model)...)...)
	}
	return Verdict{}, false, nil
}

// none asks whether there is nobody at all, without what was excluded.
func (c *Changes) none(assumed []sat.Literal) (Verdict, bool, error) {
	out, err := c.solver.Solve(budget, assumed...)
	if err != nil || out.Satisfiable {
		return Verdict{}, false, nil // a budget that is used up leaves it open
	}
	if err := c.checker.Verify(out.Proof, assumed...); err != nil {
		return Verdict{}, false, fmt.Errorf("the certificate does not hold: %w", err)
	}
	return Verdict{Equivalent: true, Lemmas: len(out.Proof.Clauses)}, false, nil
}

// difference is where a changed assessment is another one.
type difference struct {
	conditions []sat.Literal // each true where a condition has another value
	steps      []sat.Literal // each true where a step is in one plan and not in the other, or held in one
}

func (e *encoder) difference(changed *engine.Bundle) difference {
	other := *e
	other.bundle = changed
	x := comparison{before: e, after: &other, facts: changedFacts(e.bundle, changed)}
	x.questions()
	x.guards()
	x.rules()
	x.currentPhase()
	x.texts()
	return difference{x.differ, x.steps()}
}

// comparison gathers the differences between two encoders of one formula.
type comparison struct {
	before, after *encoder
	facts         map[string]bool // that differ, or read one that does
	differ        []sat.Literal
	changed       []*engine.Rule // whose condition may differ
	wide          bool           // more than those rules may differ
}

// note adds a place where two values may differ.
func (x *comparison) note(a, b sat.Literal) {
	if a != b {
		x.differ = append(x.differ, x.apart(a, b))
	}
}

// apart is true where exactly one of two literals is.
func (x *comparison) apart(a, b sat.Literal) sat.Literal {
	f := x.before.formula
	return f.Or(f.And(a, -b), f.And(-a, b))
}

// asking compares a condition that says what is asked.
func (x *comparison) asking(a, b *engine.Condition) {
	if a == nil || !x.affects(a, b) {
		return
	}
	x.note(x.before.holds(a, all), x.after.holds(b, all))
	x.note(x.before.possible(a), x.after.possible(b))
}

func (x *comparison) questions() {
	for i := range x.before.bundle.Questions {
		a, b := &x.before.bundle.Questions[i], &x.after.bundle.Questions[i]
		x.asking(a.ShowIf, b.ShowIf)
		for j := range a.Options {
			x.asking(a.Options[j].ShowIf, b.Options[j].ShowIf)
		}
	}
}

// guards compares guards, hard ones at the end of every section.
func (x *comparison) guards() {
	touched := false
	for i := range x.before.bundle.Guards {
		g := &x.before.bundle.Guards[i]
		a, b := &g.When, &x.after.bundle.Guards[i].When
		if !x.affects(a, b) {
			continue
		}
		touched = true
		x.asking(a, b)
		for section := range x.before.bundle.Sections {
			if g.Hard {
				x.note(x.before.holds(a, section), x.after.holds(b, section))
			}
		}
	}
	if touched {
		x.wide = true
		x.after.guards = nil
		x.after.addGuards()
	}
}

func (x *comparison) rules() {
	x.after.rules = append([]sat.Literal{}, x.before.rules...)
	for i := range x.before.bundle.Rules {
		if b := &x.after.bundle.Rules[i].When; x.affects(&x.before.bundle.Rules[i].When, b) {
			x.changed = append(x.changed, &x.before.bundle.Rules[i])
			x.after.rules[i] = x.after.holds(b, all)
			x.note(x.before.rules[i], x.after.rules[i])
		}
	}
}

func (x *comparison) currentPhase() {
	at, ok := x.before.facts[x.before.bundle.CurrentPhase]
	if !ok || !x.facts[x.before.bundle.CurrentPhase] {
		return
	}
	x.wide = true
	x.after.pasts = map[string]sat.Literal{}
	a, b := &x.before.bundle.Facts[at], &x.after.bundle.Facts[at]
	for _, value := range a.Values {
		x.note(x.before.factIs(a, value, true, all), x.after.factIs(b, value, true, all))
	}
}

// steps compares which steps are shown, and how.
func (x *comparison) steps() []sat.Literal {
	if len(x.differ) == 0 {
		return nil
	}
	var out []sat.Literal
	f := x.before.formula
	for i := range x.before.bundle.Steps {
		if !x.reaches(&x.before.bundle.Steps[i]) {
			continue
		}
		a, b := x.before.steps[i], x.after.step(&x.after.bundle.Steps[i])
		if a == b {
			continue
		}
		shownA, shownB := f.And(a.candidate, -a.past), f.And(b.candidate, -b.past)
		out = append(out, x.apart(shownA, shownB), f.And(shownA, shownB, x.apart(a.held, b.held)))
	}
	return out
}

// reaches reports whether a step can stand otherwise.
func (x *comparison) reaches(s *engine.Step) bool {
	return x.wide || slices.ContainsFunc(x.changed, func(r *engine.Rule) bool {
		return recommends(r, []string{s.ID}) || touches(s, r.Withhold, r.WithholdTags) || touches(s, r.Hold, r.HoldTags)
	})
}

// affects reports whether a condition can have another value: it is another
// one, or reads a fact that is.
func (x *comparison) affects(a, b *engine.Condition) bool {
	return !sameCondition(a, b) || readsAny(a, x.facts)
}

// changedFacts are the facts that differ, and those that read them.
func changedFacts(a, b *engine.Bundle) map[string]bool {
	out := map[string]bool{}
	for i := range a.Facts {
		f, g := &a.Facts[i], &b.Facts[i]
		changed := f.When != g.When || f.Choose != g.Choose
		f.EachTest(func(t *engine.Test) { changed = changed || out[t.Fact] })
		if changed {
			out[f.ID] = true
		}
	}
	return out
}

func readsAny(c *engine.Condition, facts map[string]bool) bool {
	found := false
	if len(facts) > 0 {
		c.EachTest(func(t *engine.Test) { found = found || facts[t.Fact] })
	}
	return found
}

// sameCondition reports whether two conditions are one in memory: a changed
// assessment shares all that it does not change.
func sameCondition(a, b *engine.Condition) bool {
	same := func(a, b []engine.Condition) bool {
		return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
	}
	return a == b || a.Test == b.Test && a.Not == b.Not && a.Always == b.Always && a.AtLeast == b.AtLeast &&
		same(a.All, b.All) && same(a.Any, b.Any) && same(a.Of, b.Of)
}
