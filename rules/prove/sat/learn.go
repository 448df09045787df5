package sat

import (
	"cmp"
	"slices"
)

// analysis is the working space for finding out why something failed.
type analysis struct {
	number int       // of the analysis under way
	seen   []bool    // by variable: taken into account
	marked []int     // the variables that are seen
	levels []int     // by level: the latest analysis that met it
	lits   []lit     // the clause being learned
	uses   []*clause // the derived clauses that it follows from
	stack  []int
}

func (a *analysis) grow() {
	a.seen = append(a.seen, false)
	a.levels = append(a.levels, 0)
}

func (a *analysis) begin() {
	a.number++
	a.lits, a.uses = a.lits[:0], a.uses[:0]
}

func (a *analysis) see(v int) {
	a.seen[v] = true
	a.marked = append(a.marked, v)
}

// unsee forgets the variables that were seen after the first n.
func (a *analysis) unsee(n int) {
	for _, v := range a.marked[n:] {
		a.seen[v] = false
	}
	a.marked = a.marked[:n]
}

// use notes that the clause being learned follows from a derived clause.
func (a *analysis) use(c *clause) {
	if c != nil && c.number > 0 && c.mark != a.number {
		c.mark = a.number
		a.uses = append(a.uses, c)
	}
}

// learn takes a conflict apart, goes back to where the clause that explains it
// would have forced a value, and forces it.
func (s *Solver) learn(conflict *clause) {
	s.analysis.begin()
	s.explain(conflict)
	glue := s.countLevels()
	s.minimise()
	s.analysis.unsee(0)
	s.order.age()

	back := s.secondWatch()
	c := s.derive(s.analysis.lits)
	c.glue = int32(glue)
	s.backtrack(back)
	if len(c.lits) > 1 {
		s.attach(c)
		s.learned = append(s.learned, c)
	}
	s.enqueue(c.lits[0], c)
}

// explain resolves the conflict with the reasons of its literals, latest first,
// until one literal of the present level is left: it comes first.
func (s *Solver) explain(conflict *clause) {
	a := &s.analysis
	a.lits = append(a.lits, 0)
	open := s.join(conflict)
	for at := len(s.trail) - 1; ; at-- {
		l := s.trail[at]
		if !a.seen[l.variable()] {
			continue
		}
		if open--; open == 0 {
			a.lits[0] = l.opposite()
			return
		}
		open += s.join(s.reason[l.variable()])
	}
}

// join takes a clause into the conflict and counts what it adds at the present
// level.
func (s *Solver) join(c *clause) (open int) {
	a := &s.analysis
	s.rest(c)
	for _, l := range c.lits {
		v := l.variable()
		if a.seen[v] || s.level[v] == 0 {
			continue
		}
		a.see(v)
		s.order.bump(v)
		if int(s.level[v]) == len(s.decisions) {
			open++
		} else {
			a.lits = append(a.lits, l)
		}
	}
	return open
}

// rest notes that the derivation rests on a clause, and on the facts that make
// its literals without decisions fail.
func (s *Solver) rest(c *clause) {
	s.analysis.use(c)
	for _, l := range c.lits {
		if v := l.variable(); s.level[v] == 0 && s.facts[v] != nil {
			s.analysis.use(s.facts[v])
		}
	}
}

// countLevels marks and counts the levels of the clause being learned.
func (s *Solver) countLevels() int {
	a := &s.analysis
	count := 0
	for _, l := range a.lits {
		if level := s.level[l.variable()]; a.levels[level] != a.number {
			a.levels[level] = a.number
			count++
		}
	}
	return count
}

// minimise leaves out the literals that fail whenever the others do.
func (s *Solver) minimise() {
	a := &s.analysis
	kept := a.lits[:1]
	for _, l := range a.lits[1:] {
		if !s.redundant(l.variable()) {
			kept = append(kept, l)
		}
	}
	a.lits = kept
}

// redundant reports whether a variable's value follows from others that are
// seen, going back through reasons. The variables it goes through stay seen.
func (s *Solver) redundant(v int) bool {
	a := &s.analysis
	if s.reason[v] == nil {
		return false
	}
	before := len(a.marked)
	a.stack = append(a.stack[:0], v)
	for len(a.stack) > 0 {
		last := len(a.stack) - 1
		reason := s.reason[a.stack[last]]
		a.stack = a.stack[:last]
		if !s.follow(reason) {
			a.unsee(before)
			return false
		}
	}
	s.rest(s.reason[v])
	for _, through := range a.marked[before:] {
		s.rest(s.reason[through])
	}
	return true
}

// follow puts what is new in a reason on the stack, unless some of it cannot
// follow from the clause being learned: decisions, and levels it does not have.
func (s *Solver) follow(reason *clause) bool {
	a := &s.analysis
	for _, l := range reason.lits {
		v := l.variable()
		if a.seen[v] || s.level[v] == 0 {
			continue
		}
		if s.reason[v] == nil || a.levels[s.level[v]] != a.number {
			return false
		}
		a.see(v)
		a.stack = append(a.stack, v)
	}
	return true
}

// secondWatch puts the latest literal but one second and returns its level.
func (s *Solver) secondWatch() int {
	lits := s.analysis.lits
	if len(lits) == 1 {
		return 0
	}
	latest := 1
	for i, l := range lits {
		if i > 1 && s.level[l.variable()] > s.level[lits[latest].variable()] {
			latest = i
		}
	}
	lits[1], lits[latest] = lits[latest], lits[1]
	return int(s.level[lits[1].variable()])
}

const (
	firstCapacity = 4000 // learned clauses to keep at first
	moreCapacity  = 300  // and how many more after each reduction
	keptGlue      = 2    // clauses of so few levels are kept for good
)

// reduce drops half of the learned clauses: those of many levels, and among
// equals the older ones. A dropped clause that is a reason still serves as one.
func (s *Solver) reduce() {
	s.capacity += moreCapacity
	slices.SortStableFunc(s.learned, func(c, d *clause) int {
		return cmp.Or(cmp.Compare(c.glue, d.glue), cmp.Compare(d.number, c.number))
	})
	half := len(s.learned) / 2
	kept := s.learned[:half]
	for _, c := range s.learned[half:] {
		c.dropped = c.glue > keptGlue
		if !c.dropped {
			kept = append(kept, c)
		}
	}
	clear(s.learned[len(kept):])
	s.learned = kept
	for i, list := range s.watches {
		s.watches[i] = slices.DeleteFunc(list, func(w watch) bool { return w.clause.dropped })
	}
}
