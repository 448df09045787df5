package engine

import "slices"

// Evaluate turns answers into a result. It is a pure function, safe for
// concurrent use.
func (p *Program) Evaluate(answers Answers) Result {
	r, _ := p.runs.Get().(*Run)
	if r == nil {
		r = p.NewRun()
	}
	defer p.runs.Put(r)
	r.Read(answers)
	r.Fire()
	return r.Result()
}

// Fire runs the rule loop after [Run.Read] and returns how many rules fired.
// It allocates nothing.
func (r *Run) Fire() int {
	r.fired.clear()
	r.program.tables.fire(&r.program.graph, r.sure, r.fired)
	return r.fired.count()
}

// Toggle makes a rule that fired silent, and the other way round, after
// [Run.Fire]. It serves analyses that ask what one rule changes; explanations
// still show the condition as it is.
func (r *Run) Toggle(rule int) { r.fired[rule>>6] ^= 1 << (rule & 63) }

// Fired lists the rules that fired, as indices into the bundle's rules, in
// the order in which they are written.
func (r *Run) Fired() []int { return slices.Collect(r.fired.all) }

// Rule is what the answers make of a rule's condition, after [Run.Read]: True
// when it holds, Unknown while an open question can still make it true.
func (r *Run) Rule(i int) Truth { return r.decide(&r.program.rules[i].tree, true) }

// Result gathers everything that the answers lead to, after [Run.Read] and
// [Run.Fire].
func (r *Run) Result() Result { return r.result(true) }

// Outline is Result without what explains it: steps have no reasons, tags,
// covers or sources, and nothing is missing. It takes a fraction of the time,
// for analyses that ask often.
func (r *Run) Outline() Result { return r.result(false) }

func (r *Run) result(explained bool) Result {
	p := r.program
	out := Result{
		Schema:     ResultSchema,
		Assessment: p.bundle.Assessment,
		Version:    p.bundle.Version,
		Complete:   r.complete(),
		Next:       r.next(),
		Missing:    []string{},
		Ignored:    append([]Ignored{}, r.ignored...),
		Guards:     []string{},
		Pages:      []ShownPage{},
		Plan:       []PlanPhase{},
		Also:       []PlanStep{},
		Facts:      r.facts(),
		Wording:    r.Wording(),
	}
	if explained {
		out.Missing = r.missing()
	}
	shown := newSet(len(p.advice))
	var planned bool
	out.Outcome, planned = r.outcome()
	if out.Outcome != OutcomeOpen {
		r.listGuards(&out, shown)
	}
	if planned {
		r.planned().write(&out, shown, explained)
	}
	out.Covers = r.adviceIDs(shown)
	return out
}

// outcome says where the answers lead, and whether there is a plan.
func (r *Run) outcome() (outcome string, planned bool) {
	outcome, planned = OutcomePlan, true
	for i := range r.program.guards {
		g := &r.program.guards[i]
		switch {
		case !g.Hard:
		case r.guards[i] == Unknown:
			return OutcomeOpen, false
		case r.guards[i] == True:
			if outcome == OutcomePlan {
				outcome = g.ID
			}
			planned = planned && g.goesOn
		}
	}
	return outcome, planned
}

func (r *Run) listGuards(out *Result, shown set) {
	for i := range r.program.guards {
		if r.guards[i] != True {
			continue
		}
		g := &r.program.guards[i]
		out.Guards = append(out.Guards, g.ID)
		if g.Page != nil {
			covers := r.coversOf(g)
			out.Pages = append(out.Pages, ShownPage{ID: g.ID, Covers: r.adviceIDs(covers)})
			shown.union(covers)
		}
	}
}

// coversOf is the advice that a guard's page shows.
func (r *Run) coversOf(g *guard) set {
	if g.paragraphs == nil {
		return g.covers
	}
	return r.program.adviceSet(r.said(g.Page.Paragraphs, g.paragraphs))
}

func (r *Run) adviceIDs(members set) []string {
	ids := make([]string, 0, members.count())
	for i := range members.all {
		ids = append(ids, r.program.advice[i])
	}
	return ids
}
