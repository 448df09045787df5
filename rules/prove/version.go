package prove

import (
	"slices"

	"amends/engine"
	"amends/rules/prove/sat"
)

// Version is what one version of an assessment makes of what people say.
// Whatever it does not have, a step or a guard of another version, never is.
type Version struct {
	*encoder
	people *People
	asked  []sat.Literal   // by question
	fits   [][]sat.Literal // by question, which of its options apply
	shown  []sat.Literal   // by step: in the plan, open, held, or folded

	toDo       []sat.Literal // by phase, see lookAhead
	phaseKnown sat.Literal
	stepAt     map[string]int // made when it is needed
}

// take works out, in the order of asking, the state of every question from
// what is said, and then everything that follows.
func (v *Version) take() {
	for i := range v.bundle.Questions {
		q := &v.bundle.Questions[i]
		section := slices.IndexFunc(v.bundle.Sections, func(s engine.Section) bool { return s.ID == q.Section })
		v.index[q.ID] = i
		v.questions = append(v.questions, question{Question: q, section: section})
	}
	for i := range v.questions {
		v.derive(&v.questions[i])
	}
	v.addRest()
	v.lookAhead()
	for i := range v.steps {
		v.shown = append(v.shown, v.formula.And(v.steps[i].candidate, -v.steps[i].past, -v.behind(i)))
	}
}

// derive makes the state of a question, as the engine does: what applies, what
// counts of what is said, and what a skip stands for.
func (v *Version) derive(x *question) {
	f, s := v.formula, v.people.of(x.Question)
	fits, some, later := v.options(x)
	asked, pending := v.applies(x, v.stopped(x), some, later)
	selected := v.selectedValues(x, s, fits)
	x.answered = f.And(asked, f.Or(selected...))
	skipped := f.False()
	if !x.Required {
		skipped = f.And(asked, s.skip)
	}
	for i, l := range selected {
		x.values = append(x.values, f.And(x.answered, l))
		if len(x.Options) > 0 && x.Options[i].ID == x.IfSkipped {
			stands := f.And(skipped, fits[i])
			x.values[i] = f.Or(x.values[i], stands)
			x.counts = stands
		}
	}
	if x.counts == 0 {
		x.counts = f.False()
	}
	x.counts = f.Or(x.counts, x.answered)
	x.na = f.And(-asked, -pending)
	x.open = f.And(-x.na, -x.answered, -skipped)
	x.unknown = f.And(-x.na, -x.counts)
	v.asked, v.fits = append(v.asked, asked), append(v.fits, fits)
}

// options says which options apply, and whether some do or still may.
func (v *Version) options(x *question) (fits []sat.Literal, some, later sat.Literal) {
	f := v.formula
	if len(x.Options) == 0 {
		return nil, f.True(), f.True()
	}
	var may []sat.Literal
	for i := range x.Options {
		if c := x.Options[i].ShowIf; c != nil {
			fits, may = append(fits, v.holds(c, all)), append(may, v.possible(c))
			continue
		}
		fits = append(fits, f.True())
	}
	return fits, f.Or(fits...), f.Or(may...)
}

// selectedValues says which values are chosen, one literal for each option or
// class of numbers of the question.
func (v *Version) selectedValues(x *question, s *said, fits []sat.Literal) []sat.Literal {
	f := v.formula
	if x.Kind == engine.Number {
		x.classes = s.classes
		out := slices.Clone(s.values)
		for i, class := range s.classes {
			if n, _ := class.example(x.Question); x.Min != nil && n < *x.Min || x.Max != nil && n > *x.Max {
				out[i] = f.False()
			}
		}
		return out
	}
	out := make([]sat.Literal, len(x.Options))
	for i := range x.Options {
		out[i] = f.False()
		if at := slices.Index(s.options, x.Options[i].ID); at >= 0 {
			out[i] = f.And(s.values[at], fits[i])
		}
	}
	return v.withoutLosers(x, out)
}

// withoutLosers leaves out what the engine drops: options that stand alone
// beside others, and a second one where only one is taken.
func (v *Version) withoutLosers(x *question, chosen []sat.Literal) []sat.Literal {
	f := v.formula
	var others []sat.Literal
	for i := range chosen {
		if !x.Options[i].Exclusive {
			others = append(others, chosen[i])
		}
	}
	out := slices.Clone(chosen)
	var before []sat.Literal
	for i := range chosen {
		switch {
		case x.Kind != engine.AnyOf:
			out[i] = f.And(chosen[i], -f.Or(before...))
			before = append(before, chosen[i])
		case x.Options[i].Exclusive:
			out[i] = f.And(chosen[i], -f.Or(others...), -f.Or(before...))
			before = append(before, chosen[i])
		}
	}
	return out
}

// behind is true where the current phase is unknown and begins after a step's:
// it is then the first one with something open to do.
func (v *Version) behind(i int) sat.Literal {
	f, own := v.formula, v.phaseIndex(v.bundle.Steps[i].Phase)
	if v.bundle.Phases[own].Always {
		return f.False()
	}
	return f.And(-v.phaseKnown, -f.Or(v.toDo[:own+1]...), f.Or(v.toDo[own+1:]...), -v.due(i))
}

// lookAhead gathers, by phase, whether there is something open to do, and
// whether the current phase is known.
func (v *Version) lookAhead() {
	f := v.formula
	byPhase := make([][]sat.Literal, len(v.bundle.Phases))
	for i := range v.steps {
		at := v.phaseIndex(v.bundle.Steps[i].Phase)
		if !v.bundle.Phases[at].Always {
			byPhase[at] = append(byPhase[at], f.And(v.steps[i].candidate, -v.steps[i].held))
		}
	}
	var known []sat.Literal
	for i := range byPhase {
		v.toDo = append(v.toDo, f.Or(byPhase[i]...))
		known = append(known, v.Phase(v.bundle.Phases[i].ID))
	}
	v.phaseKnown = f.Or(known...)
}

func (v *Version) phaseIndex(id string) int {
	return slices.IndexFunc(v.bundle.Phases, func(p engine.Phase) bool { return p.ID == id })
}

// due is true where a rule says that a step is to be shown though its phase is
// over.
func (v *Version) due(i int) sat.Literal {
	return v.recommended(i, func(x *engine.Recommendation) bool { return x.StillDue })
}

// recommended is true where a rule fires that recommends a step in some way.
func (v *Version) recommended(i int, how func(*engine.Recommendation) bool) sat.Literal {
	var out []sat.Literal
	for j := range v.bundle.Rules {
		for k := range v.bundle.Rules[j].Recommend {
			if x := &v.bundle.Rules[j].Recommend[k]; x.Step == v.bundle.Steps[i].ID && how(x) {
				out = append(out, v.rules[j])
			}
		}
	}
	return v.formula.Or(out...)
}

// Shown is true where the plan has a step, be it open, held or folded.
func (v *Version) Shown(step string) sat.Literal {
	if i := v.stepIndex(step); i >= 0 {
		return v.shown[i]
	}
	return v.formula.False()
}

// Held is true where the plan has a step and shows it closed.
func (v *Version) Held(step string) sat.Literal {
	if i := v.stepIndex(step); i >= 0 {
		return v.formula.And(v.shown[i], v.steps[i].held)
	}
	return v.formula.False()
}

// Priority is true where a step is recommended with at least that priority.
func (v *Version) Priority(step string, least int) sat.Literal {
	if i := v.stepIndex(step); i >= 0 {
		return v.recommended(i, func(x *engine.Recommendation) bool { return x.Priority >= least })
	}
	return v.formula.False()
}

// Note is true where the plan shows a step with a note.
func (v *Version) Note(step, note string) sat.Literal {
	i := v.stepIndex(step)
	at := slices.IndexFunc(v.bundle.Notes, func(n engine.Note) bool { return n.ID == note })
	if i < 0 || at < 0 || !touches(&v.bundle.Steps[i], nil, v.bundle.Notes[at].Tags) {
		return v.formula.False()
	}
	return v.formula.And(v.shown[i], v.attached(note))
}

// Guard is true where a guard fires.
func (v *Version) Guard(id string) sat.Literal {
	at := slices.IndexFunc(v.bundle.Guards, func(g engine.Guard) bool { return g.ID == id })
	if at < 0 {
		return v.formula.False()
	}
	return v.guards[at]
}

// Holds is true where a condition surely holds. It must be one of the version's
// own, or have been given to [NewPeople].
func (v *Version) Holds(c *engine.Condition) sat.Literal { return v.holds(c, all) }

// Reason is true where the plan shows a step and a rule as a reason for it.
func (v *Version) Reason(step, rule string) sat.Literal {
	at := slices.IndexFunc(v.bundle.Rules, func(r engine.Rule) bool { return r.ID == rule })
	recommends := func(x engine.Recommendation) bool { return x.Step == step }
	if at < 0 || !slices.ContainsFunc(v.bundle.Rules[at].Recommend, recommends) {
		return v.formula.False()
	}
	return v.formula.And(v.Shown(step), v.rules[at])
}

// Asked is true where a question is asked.
func (v *Version) Asked(question string) sat.Literal {
	if i, ok := v.index[question]; ok {
		return v.asked[i]
	}
	return v.formula.False()
}

// Offered is true where a question is asked and an option offered.
func (v *Version) Offered(question, option string) sat.Literal {
	i, ok := v.index[question]
	if !ok {
		return v.formula.False()
	}
	at := optionIndex(v.questions[i].Question, option)
	if at < 0 {
		return v.formula.False()
	}
	return v.formula.And(v.asked[i], v.fits[i][at])
}

// Phase is true where a phase is surely the current one.
func (v *Version) Phase(id string) sat.Literal {
	at, ok := v.facts[v.bundle.CurrentPhase]
	if !ok {
		return v.formula.False()
	}
	return v.factIs(&v.bundle.Facts[at], id, true, all)
}

// Planned is true where there is a plan.
func (v *Version) Planned() sat.Literal { return v.planned }

// Undecided is true where a hard guard waits for an answer.
func (v *Version) Undecided() sat.Literal {
	var out []sat.Literal
	for i := range v.bundle.Guards {
		if g := &v.bundle.Guards[i]; g.Hard {
			out = append(out, v.formula.And(-v.guards[i], v.possible(&g.When)))
		}
	}
	return v.formula.Or(out...)
}

// Complete is true where no question is open.
func (v *Version) Complete() sat.Literal { return v.complete() }

func (v *Version) stepIndex(id string) int {
	if v.stepAt == nil {
		v.stepAt = map[string]int{}
		for i := range v.bundle.Steps {
			v.stepAt[v.bundle.Steps[i].ID] = i
		}
	}
	if i, ok := v.stepAt[id]; ok {
		return i
	}
	return -1
}
