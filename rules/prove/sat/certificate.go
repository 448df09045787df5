package sat

import (
	"cmp"
	"slices"
)

// Certificate is the reason why a formula has no model. [Verify] checks it.
type Certificate struct {
	// Core are the assumptions that the contradiction rests on. It is empty
	// when the formula has no model whatever is assumed.
	Core []Literal
	// Clauses are the steps. Each follows from the formula and the ones before
	// by propagating units. The last is the empty clause; it follows when the
	// core is added as units. Certificates of one solver share their clauses:
	// they are to be read only.
	Clauses [][]Literal
}

// derive records a clause that follows from those the analysis used.
func (s *Solver) derive(lits []lit) *clause {
	s.made++
	uses := slices.Clone(s.analysis.uses)
	s.memory += len(lits) + 2*len(uses)
	return &clause{lits: slices.Clone(lits), uses: uses, number: s.made}
}

// settle records why the values hold that hold without decisions. Where the
// formula alone forces them, propagation will find them again and there is
// nothing to record.
func (s *Solver) settle() {
	if len(s.decisions) > 0 {
		return
	}
	for ; s.settled < len(s.trail); s.settled++ {
		l := s.trail[s.settled]
		s.facts[l.variable()] = s.fact(l)
		s.reason[l.variable()] = nil // lets go of the clause
	}
}

func (s *Solver) fact(l lit) *clause {
	reason := s.reason[l.variable()]
	if reason.number > 0 && len(reason.lits) == 1 {
		return reason
	}
	s.analysis.begin()
	s.rest(reason)
	if len(s.analysis.uses) == 0 {
		return nil
	}
	return s.derive([]lit{l})
}

// refute derives the empty clause from one that fails without decisions.
func (s *Solver) refute(conflict *clause) {
	s.settle()
	s.analysis.begin()
	s.rest(conflict)
	s.refuted = s.derive(nil)
}

// blame finds the assumptions that make another one fail, while nothing else
// is decided, and derives the empty clause from them.
func (s *Solver) blame(failed lit) (empty *clause, core []Literal) {
	a := &s.analysis
	a.begin()
	core = append(core, failed.outer())
	s.trace([]lit{failed})
	for at := len(s.trail) - 1; at >= 0; at-- {
		l := s.trail[at]
		switch v := l.variable(); {
		case !a.seen[v]:
		case s.reason[v] == nil:
			core = append(core, l.outer())
		default:
			a.use(s.reason[v])
			s.trace(s.reason[v].lits)
		}
	}
	a.unsee(0)
	return s.derive(nil), core
}

// trace marks the variables of some literals, or uses their facts.
func (s *Solver) trace(lits []lit) {
	for _, l := range lits {
		switch v := l.variable(); {
		case s.level[v] == 0:
			s.analysis.use(s.facts[v])
		case !s.analysis.seen[v]:
			s.analysis.see(v)
		}
	}
}

// certify collects what the empty clause was derived from, in order.
func certify(empty *clause, core []Literal) *Certificate {
	needed := map[*clause]bool{empty: true}
	steps := []*clause{empty}
	for i := 0; i < len(steps); i++ {
		for _, c := range steps[i].uses {
			if !needed[c] {
				needed[c] = true
				steps = append(steps, c)
			}
		}
	}
	slices.SortFunc(steps, func(c, d *clause) int { return cmp.Compare(c.number, d.number) })
	certificate := &Certificate{Core: core, Clauses: make([][]Literal, len(steps))}
	for i, c := range steps {
		certificate.Clauses[i] = c.outer()
	}
	return certificate
}

// outer is the derived clause as callers write it, by variable.
func (c *clause) outer() []Literal {
	if c.written == nil {
		c.written = make([]Literal, len(c.lits))
		for i, l := range c.lits {
			c.written[i] = l.outer()
		}
		slices.SortFunc(c.written, byVariable)
	}
	return c.written
}
