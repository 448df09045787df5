package prove

import (
	"slices"

	"amends/engine"
	"amends/rules/prove/sat"
)

// Claim is something that holds in some states of the answers and not in
// others.
type Claim = sat.Literal

// Space is every state that answers, partial ones included, can lead to. It
// says what can never be. Its claims may be joined by [Space.And], [Space.Or]
// and a minus sign, which is "not". A Space is not safe for concurrent use.
//
// A state that the engine cannot be in may be in the space (see
// [Assessment]); so what is impossible here is impossible, and what is not may
// still be.
type Space struct {
	*encoder
	solver  *sat.Solver
	checker *sat.Checker
	seen    [][]bool // models
}

// NewSpace is the space of an assessment as it is.
func NewSpace(b *engine.Bundle) *Space { return newSpace(encode(b, nil)) }

// NewLooseSpace is a space in which every question may have any of its
// answers, whatever the others are: conditions and guards decide nothing. A
// question that is not asked of everybody may be not applicable. What is
// impossible here contradicts itself. The bundle may be a part of one: it needs
// the questions and facts of the conditions that will be asked about, which
// are given.
func NewLooseSpace(b *engine.Bundle, about ...*engine.Condition) *Space {
	e := newEncoder(b, &sat.Formula{})
	e.loose = true
	e.findCuts(about)
	e.addQuestions()
	return newSpace(e)
}

func newSpace(e *encoder) *Space {
	return &Space{encoder: e, solver: sat.NewSolver(e.formula), checker: sat.NewChecker(e.formula)}
}

// And holds where all claims do.
func (s *Space) And(claims ...Claim) Claim { return s.formula.And(claims...) }

// Or holds where any of the claims does.
func (s *Space) Or(claims ...Claim) Claim { return s.formula.Or(claims...) }

// True holds where a condition is surely true.
func (s *Space) True(c *engine.Condition) Claim { return s.holds(c, all) }

// False holds where a condition is surely false.
func (s *Space) False(c *engine.Condition) Claim { return s.fails(c, all) }

// Planned holds where there is a plan.
func (s *Space) Planned() Claim { return s.planned }

// Rule holds where a rule fires.
func (s *Space) Rule(i int) Claim { return s.rules[i] }

// Guard holds where a guard does.
func (s *Space) Guard(i int) Claim { return s.guards[i] }

// Candidate holds where a plan can show a step, held or open.
func (s *Space) Candidate(i int) Claim { return s.steps[i].candidate }

// Past holds where the phase of a step is over and nothing says that it is
// still due.
func (s *Space) Past(i int) Claim { return s.steps[i].past }

// Asked holds where a question applies and has an answer that counts.
func (s *Space) Asked(question string) Claim { return s.questions[s.index[question]].counts }

// Complete holds where no question is open.
func (s *Space) Complete() Claim { return s.complete() }

// Decided holds where a question has an answer that counts, or does not apply.
func (s *Space) Decided(question string) Claim { return -s.questions[s.index[question]].unknown }

// Skipped holds where a question is skipped and that counts as nothing.
func (s *Space) Skipped(question string) Claim {
	x := &s.questions[s.index[question]]
	return s.formula.And(x.unknown, -x.open)
}

// Chosen holds where an option is, or counts as, chosen.
func (s *Space) Chosen(question string, option int) Claim {
	return s.questions[s.index[question]].values[option]
}

// Impossible reports that the claims never hold together. The certificate of
// that has been verified.
func (s *Space) Impossible(claims ...Claim) bool {
	for _, model := range s.seen {
		if !slices.ContainsFunc(claims, func(c Claim) bool { return !isTrue(model, c) }) {
			return false
		}
	}
	out, err := s.solver.Solve(budget, claims...)
	if err == nil && out.Satisfiable {
		s.seen = append(s.seen, slices.Clone(out.Model))
	}
	return err == nil && !out.Satisfiable && s.checker.Verify(out.Proof, claims...) == nil
}

// isTrue reports whether a claim surely holds in a model, which knows nothing
// of claims that are younger.
func isTrue(model []bool, c Claim) bool {
	if c < 0 {
		return int(-c) < len(model) && !model[-c]
	}
	return int(c) < len(model) && model[c]
}

// Always holds everywhere.
func (s *Space) Always() Claim { return s.formula.True() }
