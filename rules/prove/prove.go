package prove

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"amends/engine"
	"amends/rules"
	"amends/rules/prove/sat"
)

// budget is how many conflicts the solver may meet in all queries together, a
// second or two of work. The shipped assessments need a few hundred; what needs
// more is made to be hard, or wants another way.
const budget = 20_000

// Result is what became of one invariant.
type Result struct {
	Invariant string `json:"invariant"`
	Kind      string `json:"kind,omitempty"`     // Gap or EmptyPhase; empty for what must never be
	Of        string `json:"of,omitempty"`       // of an EmptyPhase, the phase
	Accepted  string `json:"accepted,omitempty"` // why a gap is meant to be so; see package findings
	At        string `json:"at,omitempty"`       // file:line:col, for those that authors state
	Text      string `json:"text"`               // what must never be
	Because   string `json:"because,omitempty"`
	Proved    bool   `json:"proved"`
	Steps     int    `json:"steps"`             // steps that the invariant is about
	Lemmas    int    `json:"lemmas,omitempty"`  // length of the certificate that was verified
	Problem   string `json:"problem,omitempty"` // why it is neither proved nor broken
	Broken    *Break `json:"broken,omitempty"`
}

// Break is a counterexample: the smallest answers found that break an
// invariant, seen in the engine itself.
type Break struct {
	Answers engine.Answers `json:"answers"`
	Steps   []string       `json:"steps"` // candidates that must not be there; none when one is missing
	Rules   []string       `json:"rules"` // that recommend them
	Guards  []string       `json:"guards"`
}

// Report is what became of all invariants of an assessment.
type Report struct {
	Results   []Result `json:"results"`
	Variables int      `json:"variables"` // size of the formula
	Clauses   int      `json:"clauses"`
}

// Holds reports whether every invariant was proved, and every gap is closed or
// accepted.
func (r Report) Holds() bool {
	return !slices.ContainsFunc(r.Results, func(f Result) bool { return !f.Proved && f.Accepted == "" })
}

// Assessment proves the invariants that authors state, and those that every
// assessment must keep: no step outside the allow-lists of hard guards, no
// step beside a page, no two steps that exclude each other. It also looks for
// gaps: see [Gap] and [EmptyPhase]. The error means that the assessment cannot
// be analysed at all.
func Assessment(p *engine.Program, stated []rules.Invariant) (Report, error) {
	extra := make([]*engine.Condition, len(stated))
	for i := range stated {
		extra[i] = &stated[i].When
	}
	replayer, err := newReplayer(p.Bundle(), append(phaseProbes(p.Bundle()), stated...))
	if err != nil {
		return Report{}, err
	}
	e := encode(p.Bundle(), extra)
	queries := slices.Concat(e.stated(stated), e.general(), e.gaps())
	prover := prover{encoder: e, replayer: replayer, solver: sat.NewSolver(e.formula), checker: sat.NewChecker(e.formula), left: budget}
	report := Report{}
	for i := range queries {
		report.Results = append(report.Results, prover.prove(&queries[i]))
	}
	report.Variables, report.Clauses = e.formula.Size()
	return report, nil
}

// query asks whether an invariant can be broken.
type query struct {
	result  Result
	bad     sat.Literal // true in every state that breaks it
	broken  func(run *engine.Run, fired func(id string) bool) []string
	missing bool // it breaks by a step that is not there
}

// prover answers queries about one formula.
type prover struct {
	*encoder
	*replayer
	solver  *sat.Solver
	checker *sat.Checker
	left    int // of the budget
}

// prove searches for answers that break an invariant until there is a
// certificate that there are none, or the engine itself shows the break. What
// the formula allows and the engine does not is excluded, and searched on.
func (p *prover) prove(q *query) Result {
	f := q.result
	for range 100 {
		if p.left <= 0 {
			f.Problem = fmt.Sprintf("the invariants together needed more than %d conflicts of the solver", budget)
			return f
		}
		out, err := p.solver.Solve(p.left, q.bad)
		p.left -= out.Conflicts
		switch {
		case errors.Is(err, sat.ErrBudget):
			p.left = 0
			continue
		case err != nil:
			f.Problem = err.Error()
			return f
		case !out.Satisfiable:
			if err := p.checker.Verify(out.Proof, q.bad); err != nil {
				f.Problem = "the certificate does not hold: " + err.Error()
				return f
			}
			f.Proved, f.Lemmas = true, len(out.Proof.Clauses)
			return f
		}
		answers := p.answers(out.Model)
		if b := p.replay(q, answers); b != nil {
			f.Broken = p.smallest(q, b)
			return f
		}
		if p.reached(out.Model) {
			f.Problem = "the formula and the engine disagree about some answers; this is a fault of amends"
			return f
		}
		p.exclude(out.Model)
	}
	f.Problem = "the formula finds answers that the engine does not confirm"
	return f
}

// reached reports whether the engine, after the last replay, is in the very
// state of the model. If not, no answers lead to that state.
func (p *prover) reached(model []bool) bool {
	for i, asked := range p.run.Asking() {
		x := &p.questions[i]
		counts := asked.State == engine.Answered || asked.State == engine.Skipped && x.IfSkipped != ""
		same := model[x.na] == (asked.State == engine.NotApplicable) &&
			model[x.answered] == (asked.State == engine.Answered) &&
			model[x.counts] == counts && model[x.open] == (asked.State == engine.Open)
		if !same {
			return false
		}
	}
	return true
}

// exclude forbids the state of every question in a model, which no answers
// lead to.
func (p *prover) exclude(model []bool) { p.formula.Add(p.otherThan(model)...) }

// otherThan is the clause that some question is in another state than in a
// model.
func (p *prover) otherThan(model []bool) []sat.Literal {
	var clause []sat.Literal
	for i := range p.questions {
		x := &p.questions[i]
		for _, l := range append([]sat.Literal{x.na, x.unknown, x.counts, x.answered, x.open}, x.values...) {
			if model[l] {
				clause = append(clause, -l)
			} else {
				clause = append(clause, l)
			}
		}
	}
	return clause
}

// stated turns authored invariants into queries.
func (e *encoder) stated(invariants []rules.Invariant) []query {
	var out []query
	for i := range invariants {
		inv := &invariants[i]
		premise := []sat.Literal{e.planned, e.holds(&inv.When, all)}
		if inv.Complete {
			premise = append(premise, e.complete())
		}
		if inv.Never != nil {
			out = append(out, e.never(inv, premise))
		}
		if inv.Some != nil {
			out = append(out, e.some(inv, premise))
		}
		if inv.Every != nil {
			out = append(out, e.every(inv, premise))
		}
	}
	return out
}

func (e *encoder) never(inv *rules.Invariant, premise []sat.Literal) query {
	chosen := e.selected(inv.Never)
	var bad []sat.Literal
	for _, i := range chosen {
		bad = append(bad, e.formula.And(e.steps[i].candidate, e.notHeld(inv.Never, i)))
	}
	return query{
		result: Result{Invariant: inv.ID, At: inv.At, Because: inv.Because, Text: "never " + describe(inv.Never), Steps: len(chosen)},
		bad:    e.formula.And(append(premise, e.formula.Or(bad...))...),
		broken: func(run *engine.Run, fired func(string) bool) []string {
			if !fired(inv.ID) || inv.Complete && !run.Complete() {
				return nil
			}
			return e.among(run.Candidates(), chosen, inv.Never.Open)
		},
	}
}

func (e *encoder) notHeld(s *rules.Selection, step int) sat.Literal {
	if s.Open {
		return -e.steps[step].held
	}
	return e.formula.True()
}

// some asks for a plan without any step of a selection that is not of a phase
// that is over and, where the selection asks for open ones, not held.
func (e *encoder) some(inv *rules.Invariant, premise []sat.Literal) query {
	chosen := e.selected(inv.Some)
	f := e.formula
	bad := premise
	for _, i := range chosen {
		bad = append(bad, -f.And(e.steps[i].candidate, e.notHeld(inv.Some, i), -e.steps[i].past))
	}
	return query{
		result:  Result{Invariant: inv.ID, At: inv.At, Because: inv.Because, Text: "always at least one " + describe(inv.Some), Steps: len(chosen)},
		bad:     f.And(bad...),
		missing: true,
		broken: func(run *engine.Run, fired func(string) bool) []string {
			if !fired(inv.ID) || inv.Complete && !run.Complete() || run.Candidates() == nil {
				return nil
			}
			for _, c := range run.Candidates() {
				if !(c.Held && inv.Some.Open) && !c.Past && slices.ContainsFunc(chosen, func(i int) bool { return e.bundle.Steps[i].ID == c.Step }) {
					return nil
				}
			}
			return []string{}
		},
	}
}

// complete is true when no question is open.
func (e *encoder) complete() sat.Literal {
	var parts []sat.Literal
	for i := range e.questions {
		parts = append(parts, -e.questions[i].open)
	}
	return e.formula.And(parts...)
}

// selected lists the steps of a selection.
func (e *encoder) selected(s *rules.Selection) []int {
	var out []int
	for i := range e.bundle.Steps {
		step := &e.bundle.Steps[i]
		everything := len(s.Steps)+len(s.Tags)+len(s.Covers) == 0
		if everything || touches(step, s.Steps, s.Tags) || covers(step, s.Covers) {
			out = append(out, i)
		}
	}
	return out
}

func covers(s *engine.Step, ids []string) bool {
	for i := range s.Paragraphs {
		for _, id := range s.Paragraphs[i].Covers {
			if slices.Contains(ids, id) {
				return true
			}
		}
	}
	return false
}

// describe names a selection in words.
func describe(s *rules.Selection) string {
	var parts []string
	add := func(kind string, names []string) {
		if len(names) > 0 {
			parts = append(parts, kind+" "+strings.Join(names, ", "))
		}
	}
	add("tagged", s.Tags)
	add("named", s.Steps)
	add("that covers", s.Covers)
	text := "step"
	if s.Open {
		text = "open step"
	}
	return strings.TrimSpace(text + " " + strings.Join(parts, " or "))
}

// among lists the candidates that are in a selection.
func (e *encoder) among(candidates []engine.Candidate, chosen []int, open bool) []string {
	var out []string
	for _, c := range candidates {
		if open && c.Held {
			continue
		}
		if slices.ContainsFunc(chosen, func(i int) bool { return e.bundle.Steps[i].ID == c.Step }) {
			out = append(out, c.Step)
		}
	}
	return out
}
