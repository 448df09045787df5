package sat

// lit is a literal as an index: twice the variable, plus one for its opposite.
type lit int32

func inner(l Literal) lit {
	return literal(l.variable(), l > 0)
}

func literal(variable int, positive bool) lit {
	if positive {
		return lit(2 * variable)
	}
	return lit(2*variable + 1)
}

func (l lit) variable() int  { return int(l >> 1) }
func (l lit) opposite() lit  { return l ^ 1 }
func (l lit) positive() bool { return l&1 == 0 }

// outer is the literal as callers write it.
func (l lit) outer() Literal {
	if l.positive() {
		return Literal(l.variable())
	}
	return -Literal(l.variable())
}

// clause is a clause of the formula or a derived one. Of two literals or more,
// the first two are watched: unless the clause holds, neither fails without
// the clause being looked at.
type clause struct {
	lits    []lit
	uses    []*clause // derived: the derived clauses it follows from
	number  int       // derived: its place in the order of derivation, from 1
	written []Literal // derived: as in certificates, once it was in one
	mark    int       // the latest analysis that used it
	glue    int32     // learned: how many levels its literals came from
	dropped bool      // no longer propagated
}

// watch is an entry in the list of a literal: the clause, and another of its
// literals; while that one holds, the clause need not be looked at.
type watch struct {
	clause *clause
	other  lit
}

func (s *Solver) attach(c *clause) {
	a, b := c.lits[0], c.lits[1]
	s.watches[a] = append(s.watches[a], watch{c, b})
	s.watches[b] = append(s.watches[b], watch{c, a})
}

// enqueue makes an open literal hold.
func (s *Solver) enqueue(l lit, reason *clause) {
	v := l.variable()
	s.values[l], s.values[l.opposite()] = 1, -1
	s.level[v] = int32(len(s.decisions))
	s.reason[v] = reason
	s.trail = append(s.trail, l)
}

// propagate follows everything that holds to its consequences. It returns the
// clause that fails, if one does.
func (s *Solver) propagate() *clause {
	for s.head < len(s.trail) {
		l := s.trail[s.head]
		s.head++
		if conflict := s.fail(l.opposite()); conflict != nil {
			return conflict
		}
	}
	return nil
}

// fail looks at the clauses that watch a literal which now fails.
func (s *Solver) fail(l lit) *clause {
	list := s.watches[l]
	kept := 0
	for i, w := range list {
		if s.values[w.other] > 0 {
			list[kept] = w
			kept++
			continue
		}
		first, moved := s.rewatch(w.clause, l)
		if moved {
			continue
		}
		list[kept] = watch{w.clause, first}
		kept++
		switch s.values[first] {
		case 0:
			s.enqueue(first, w.clause)
		case -1:
			kept += copy(list[kept:], list[i+1:])
			s.watches[l] = list[:kept]
			return w.clause
		}
	}
	s.watches[l] = list[:kept]
	return nil
}

// rewatch finds a literal to watch instead of one that fails. It returns the
// other watched literal, which it puts first, and whether it found one.
func (s *Solver) rewatch(c *clause, failed lit) (first lit, moved bool) {
	lits := c.lits
	if lits[0] == failed {
		lits[0], lits[1] = lits[1], lits[0]
	}
	first = lits[0]
	if s.values[first] > 0 {
		return first, false
	}
	for i := 2; i < len(lits); i++ {
		if l := lits[i]; s.values[l] >= 0 {
			lits[1], lits[i] = l, failed
			s.watches[l] = append(s.watches[l], watch{c, first})
			return first, true
		}
	}
	return first, false
}

// backtrack takes back the decisions above a level, with their consequences.
func (s *Solver) backtrack(level int) {
	if len(s.decisions) <= level {
		return
	}
	start := s.decisions[level]
	for i := len(s.trail) - 1; i >= start; i-- {
		l := s.trail[i]
		v := l.variable()
		s.values[l], s.values[l.opposite()] = 0, 0
		s.reason[v] = nil
		s.phase[v] = l.positive()
		s.order.put(v)
	}
	s.trail = s.trail[:start]
	s.decisions = s.decisions[:level]
	s.head = start
}
