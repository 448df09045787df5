package sat

import (
	"errors"
	"fmt"
	"slices"
)

// Verify checks a certificate against the formula: that its core is among the
// assumptions, that each clause follows from the formula, the core and the
// earlier clauses by propagating units, and that the last is empty. When it
// returns nil, the formula has no model in which the assumptions hold.
func Verify(f *Formula, c *Certificate, assumptions ...Literal) error {
	return NewChecker(f).Verify(c, assumptions...)
}

// Checker checks certificate after certificate about one formula without
// reading it anew each time. It trusts nothing it was given: no clause of a
// certificate is kept for the next.
//
// It shares no code with the solver and is kept plain: a clause of two
// literals or more is listed at its first two, which are the ones to look at
// when a literal fails.
type Checker struct {
	formula *Formula
	taken   int // how many of the formula's clauses are in
	clauses [][]Literal
	lists   [][]int // by listIndex: the clauses listed at a literal
	truth   []int8  // by variable: 1 true, -1 false, 0 open
	trail   []Literal
	done    int  // how far the trail is propagated
	refuted bool // a clause fails: everything follows
}

// NewChecker makes a checker for certificates about the formula.
func NewChecker(f *Formula) *Checker {
	return &Checker{formula: f}
}

// Verify checks a certificate, like the function of the same name.
func (k *Checker) Verify(c *Certificate, assumptions ...Literal) error {
	if c == nil || len(c.Clauses) == 0 || len(c.Clauses[len(c.Clauses)-1]) > 0 {
		return errors.New("sat: the certificate does not end in the empty clause")
	}
	k.load()
	defer k.forget(len(k.clauses), len(k.trail), k.refuted)
	for _, l := range c.Core {
		if !slices.Contains(assumptions, l) || !k.formula.knows(l) {
			return fmt.Errorf("sat: the certificate rests on %d, which is not assumed", l)
		}
		k.add([]Literal{l})
	}
	for i, clause := range c.Clauses {
		if !k.knows(clause) || !k.follows(clause) {
			return fmt.Errorf("sat: clause %d of the certificate does not follow: %v", i+1, clause)
		}
		k.add(slices.Clone(clause))
	}
	return nil
}

// load takes in what the formula gained since the last certificate.
func (k *Checker) load() {
	for len(k.truth) <= k.formula.variables {
		k.truth = append(k.truth, 0)
		k.lists = append(k.lists, nil, nil)
	}
	for ; k.taken < len(k.formula.ends); k.taken++ {
		k.add(slices.Clone(k.formula.clause(k.taken)))
	}
}

// knows reports whether a clause is about variables of the formula only.
func (k *Checker) knows(clause []Literal) bool {
	return !slices.ContainsFunc(clause, func(l Literal) bool { return !k.formula.knows(l) })
}

// follows reports whether a clause cannot fail: whether assuming that it does
// leads to a contradiction.
func (k *Checker) follows(clause []Literal) bool {
	if k.refuted {
		return true
	}
	before := len(k.trail)
	defer k.undo(before)
	for _, l := range clause {
		if !k.assert(-l) {
			return true
		}
	}
	return !k.propagate()
}

// add takes a clause as given and propagates what it forces.
func (k *Checker) add(clause []Literal) {
	open := 0 // those that do not fail already go first
	for i, l := range clause {
		if k.value(l) >= 0 {
			clause[i], clause[open] = clause[open], clause[i]
			open++
		}
	}
	at := len(k.clauses)
	k.clauses = append(k.clauses, clause)
	if len(clause) > 1 {
		k.list(at, clause[0])
		k.list(at, clause[1])
	}
	if open == 0 || open == 1 && !(k.assert(clause[0]) && k.propagate()) {
		k.refuted = true
	}
}

// forget goes back to a number of clauses and of assigned literals.
func (k *Checker) forget(clauses, assigned int, refuted bool) {
	for at := clauses; at < len(k.clauses); at++ {
		if clause := k.clauses[at]; len(clause) > 1 {
			k.unlist(at, clause[0])
			k.unlist(at, clause[1])
		}
	}
	k.clauses = k.clauses[:clauses]
	k.undo(assigned)
	k.refuted = refuted
}

// undo takes back all but the first assigned literals.
func (k *Checker) undo(assigned int) {
	for _, l := range k.trail[assigned:] {
		k.truth[l.variable()] = 0
	}
	k.trail = k.trail[:assigned]
	k.done = assigned
}

// value is 1 for a literal that is true, -1 for a false one, 0 for an open one.
func (k *Checker) value(l Literal) int8 {
	if l < 0 {
		return -k.truth[-l]
	}
	return k.truth[l]
}

// assert makes a literal true. It reports false if it is false already.
func (k *Checker) assert(l Literal) bool {
	if k.value(l) != 0 {
		return k.value(l) > 0
	}
	k.truth[l.variable()] = 1
	if l < 0 {
		k.truth[l.variable()] = -1
	}
	k.trail = append(k.trail, l)
	return true
}

// propagate asserts everything that units force. It reports false if a clause
// fails.
func (k *Checker) propagate() bool {
	for ; k.done < len(k.trail); k.done++ {
		if !k.falsify(-k.trail[k.done]) {
			return false
		}
	}
	return true
}

// falsify looks at the clauses listed at a literal that has become false.
func (k *Checker) falsify(l Literal) bool {
	list := k.lists[listIndex(l)]
	kept := list[:0]
	holds := true
	for _, at := range list {
		if holds && k.relist(at, l) {
			continue
		}
		kept = append(kept, at)
		holds = holds && k.assert(k.clauses[at][0])
	}
	k.lists[listIndex(l)] = kept
	return holds
}

// relist lists a clause at a literal that is not false instead of a false one,
// if it has any beyond the other it is listed at, which it puts first.
func (k *Checker) relist(at int, failed Literal) bool {
	clause := k.clauses[at]
	if clause[0] == failed {
		clause[0], clause[1] = clause[1], clause[0]
	}
	if k.value(clause[0]) > 0 {
		return false
	}
	for i := 2; i < len(clause); i++ {
		if k.value(clause[i]) >= 0 {
			clause[1], clause[i] = clause[i], clause[1]
			k.list(at, clause[1])
			return true
		}
	}
	return false
}

func (k *Checker) list(at int, l Literal) {
	k.lists[listIndex(l)] = append(k.lists[listIndex(l)], at)
}

func (k *Checker) unlist(at int, l Literal) {
	list := k.lists[listIndex(l)]
	if i := slices.Index(list, at); i >= 0 {
		k.lists[listIndex(l)] = slices.Delete(list, i, i+1)
	}
}

// listIndex is where the clauses of a literal are listed.
func listIndex(l Literal) int {
	if l < 0 {
		return 2*int(-l) + 1
	}
	return 2 * int(l)
}
