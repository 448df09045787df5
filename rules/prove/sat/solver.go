package sat

import (
	"errors"
	"fmt"
)

// ErrBudget says that neither answer was found within the budget.
var ErrBudget = errors.New("sat: budget used up")

// Outcome is what a question came to.
type Outcome struct {
	Satisfiable bool
	Model       []bool       // when satisfiable: the value of each variable, by number
	Proof       *Certificate // when not: why
	Conflicts   int          // how much work it was
}

// Solve looks for a model of the formula in which the assumptions hold. It
// gives up with [ErrBudget] after the given number of conflicts; a budget of 0
// means no limit.
func Solve(f *Formula, budget int, assumptions ...Literal) (Outcome, error) {
	return NewSolver(f).Solve(budget, assumptions...)
}

// memoryLimit bounds what is remembered about learned clauses, in literals and
// derivations; it comes to some hundreds of megabytes.
const memoryLimit = 1 << 25

// Solver answers question after question about one formula and keeps what it
// learned, which never depends on assumptions. When the formula has grown, the
// next question is about the grown formula. It is not for use by several
// goroutines at once.
type Solver struct {
	formula *Formula
	taken   int // how many of the formula's clauses are in

	watches   [][]watch // by literal: who must be told when it becomes false
	values    []int8    // by literal: 1 holds, -1 fails, 0 open
	level     []int32   // by variable: the number of decisions below its value
	reason    []*clause // by variable: the clause that forced it, nil for a decision
	facts     []*clause // by variable: for values without decisions, see settle
	phase     []bool    // by variable: its latest value
	trail     []lit     // what holds, in order
	decisions []int     // where on the trail each level begins
	head      int       // how far the trail is propagated
	settled   int       // how far the trail's facts are recorded

	order    order
	learned  []*clause
	capacity int     // how many learned clauses to keep
	refuted  *clause // the empty clause, once derived
	made     int     // how many clauses were derived
	memory   int     // what they hold, as memoryLimit counts
	limit    int
	analysis analysis
}

// NewSolver makes a solver for the formula.
func NewSolver(f *Formula) *Solver {
	return &Solver{formula: f, limit: memoryLimit, capacity: firstCapacity, order: order{step: 1}}
}

// Solve looks for a model of the formula in which the assumptions hold, like
// the function of the same name.
func (s *Solver) Solve(budget int, assumptions ...Literal) (Outcome, error) {
	assumed := make([]lit, len(assumptions))
	for i, l := range assumptions {
		if !s.formula.knows(l) {
			return Outcome{}, fmt.Errorf("sat: assumption %d is about no variable of the formula", l)
		}
		assumed[i] = inner(l)
	}
	if s.memory > s.limit {
		limit := s.limit
		*s = *NewSolver(s.formula)
		s.limit = limit
	}
	s.load()
	defer s.backtrack(0)
	return (&search{Solver: s, assumed: assumed, budget: budget}).run()
}

// load takes in what the formula gained since the last question.
func (s *Solver) load() {
	for v := len(s.level); v <= s.formula.variables; v++ {
		s.watches = append(s.watches, nil, nil)
		s.values = append(s.values, 0, 0)
		s.level = append(s.level, 0)
		s.reason = append(s.reason, nil)
		s.facts = append(s.facts, nil)
		s.phase = append(s.phase, false)
		s.analysis.grow()
		s.order.add(v)
	}
	count := len(s.formula.ends) - s.taken
	clauses := make([]clause, count) // one piece of memory for all
	for i := range clauses {
		s.take(&clauses[i], s.formula.clause(s.taken+i))
	}
	s.taken += count
}

// take adds a clause of the formula, while there are no decisions.
func (s *Solver) take(c *clause, literals []Literal) {
	c.lits = make([]lit, len(literals))
	open := 0 // those that do not fail already go first
	for i, l := range literals {
		c.lits[i] = inner(l)
		if s.values[c.lits[i]] >= 0 {
			c.lits[i], c.lits[open] = c.lits[open], c.lits[i]
			open++
		}
	}
	if len(c.lits) > 1 {
		s.attach(c)
	}
	switch {
	case open == 0 && s.refuted == nil:
		s.refute(c)
	case open == 1 && s.values[c.lits[0]] == 0:
		s.enqueue(c.lits[0], c)
	}
}

// search is one question being answered.
type search struct {
	*Solver
	assumed   []lit
	next      int // the assumptions before this one hold
	budget    int
	conflicts int
	restarts  int
	restartAt int
}

func (s *search) run() (Outcome, error) {
	s.restartAt = restartUnit
	for s.refuted == nil {
		if s.spent() {
			return Outcome{Conflicts: s.conflicts}, fmt.Errorf("%w after %d conflicts", ErrBudget, s.conflicts)
		}
		if conflict := s.propagate(); conflict != nil {
			s.meet(conflict)
			continue
		}
		s.settle()
		s.tidy()
		decision, done := s.decide()
		switch {
		case done:
			return Outcome{Satisfiable: true, Model: s.model(), Conflicts: s.conflicts}, nil
		case s.values[decision] < 0: // an assumption that fails
			return s.impossible(s.blame(decision)), nil
		}
		s.decisions = append(s.decisions, len(s.trail))
		s.enqueue(decision, nil)
	}
	return s.impossible(s.refuted, nil), nil
}

// meet learns from a conflict.
func (s *search) meet(conflict *clause) {
	s.conflicts++
	s.next = 0
	if len(s.decisions) == 0 {
		s.refute(conflict)
		return
	}
	s.learn(conflict)
}

// spent reports whether the question has used up what it may.
func (s *search) spent() bool {
	return s.budget > 0 && s.conflicts >= s.budget || s.memory > s.limit
}

// tidy restarts and forgets when it is time to.
func (s *search) tidy() {
	if s.conflicts >= s.restartAt {
		s.restarts++
		s.restartAt = s.conflicts + restartUnit*luby(s.restarts)
		s.backtrack(0)
		s.next = 0
	}
	if len(s.learned) > s.capacity {
		s.reduce()
	}
}

// decide chooses what to assume next: the assumptions first, then the busiest
// open variable with its latest value. It is done when none is open.
func (s *search) decide() (decision lit, done bool) {
	for ; s.next < len(s.assumed); s.next++ {
		if a := s.assumed[s.next]; s.values[a] <= 0 {
			return a, false
		}
	}
	for !s.order.empty() {
		v := s.order.pop()
		if decision := literal(v, s.phase[v]); s.values[decision] == 0 {
			return decision, false
		}
	}
	return 0, true
}

// model reads the values off the trail.
func (s *search) model() []bool {
	model := make([]bool, len(s.level))
	for _, l := range s.trail {
		model[l.variable()] = l.positive()
	}
	return model
}

// impossible is the outcome for a derivation of the empty clause.
func (s *search) impossible(empty *clause, core []Literal) Outcome {
	return Outcome{Proof: certify(empty, core), Conflicts: s.conflicts}
}

const restartUnit = 100

// luby is the i-th member, from 0, of the sequence 1 1 2 1 1 2 4 1 1 2 1 1 2 4 8 ….
func luby(i int) int {
	size, power := 1, 1
	for size < i+1 {
		size = 2*size + 1
		power *= 2
	}
	for size-1 != i {
		size /= 2
		power /= 2
		i %= size
	}
	return power
}
