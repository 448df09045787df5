package sat

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Verify checks a certificate against the formula: that each clause follows
// from the formula and the earlier clauses by propagating units, that the last,
// the empty one, follows when the core holds too, and that the core is among
// the assumptions. When it returns nil, the formula has no model in which the
// assumptions hold.
func Verify(f *Formula, c *Certificate, assumptions ...Literal) error {
	return NewChecker(f).Verify(c, assumptions...)
}

// Checker checks certificate after certificate about one formula. Clauses that
// it found to follow do so for good, since they do not rest on assumptions: it
// keeps them, and checks what certificates have in common once.
//
// It shares no code with the solver and is kept plain: a clause of two
// literals or more is listed at its first two, which are the ones to look at
// when a literal fails.
type Checker struct {
	formula *Formula
	taken   int             // how many of the formula's clauses are in
	kept    map[string]bool // the clauses that were found to follow
	clauses [][]Literal
	lists   [][]int // by listIndex: the clauses listed at a literal
	truth   []int8  // by variable: 1 true, -1 false, 0 open
	trail   []Literal
	done    int  // how far the trail is propagated
	refuted bool // a clause fails: everything follows
	limit   int  // how many clauses of certificates to keep
}

// keptLimit is how many clauses of certificates a checker keeps; with more, it
// begins anew.
const keptLimit = 100_000

// NewChecker makes a checker for certificates about the formula.
func NewChecker(f *Formula) *Checker {
	return &Checker{formula: f, kept: map[string]bool{}, limit: keptLimit}
}

// Verify checks a certificate, like the function of the same name.
func (k *Checker) Verify(c *Certificate, assumptions ...Literal) error {
	if c == nil || len(c.Clauses) == 0 || len(c.Clauses[len(c.Clauses)-1]) > 0 {
		return errors.New("sat: the certificate does not end in the empty clause")
	}
	if len(k.kept) > k.limit {
		limit := k.limit
		*k = *NewChecker(k.formula)
		k.limit = limit
	}
	k.load()
	last := len(c.Clauses) - 1
	for i, clause := range c.Clauses[:last] {
		if !k.accept(clause) {
			return fmt.Errorf("sat: clause %d of the certificate does not follow: %v", i+1, clause)
		}
	}
	fails := make([]Literal, len(c.Core)) // "the core does not hold"
	for i, l := range c.Core {
		if !slices.Contains(assumptions, l) || !k.formula.knows(l) {
			return fmt.Errorf("sat: the certificate rests on %d, which is not assumed", l)
		}
		fails[i] = -l
	}
	if !k.follows(fails) {
		return fmt.Errorf("sat: clause %d of the certificate, the empty one, does not follow", last+1)
	}
	return nil
}

// accept keeps a clause that follows.
func (k *Checker) accept(clause []Literal) bool {
	if slices.ContainsFunc(clause, func(l Literal) bool { return !k.formula.knows(l) }) {
		return false
	}
	key := clauseKey(clause)
	if !k.kept[key] {
		if !k.follows(clause) {
			return false
		}
		k.kept[key] = true
		k.add(slices.Clone(clause))
	}
	return true
}

// clauseKey tells clauses apart.
func clauseKey(clause []Literal) string {
	key := make([]byte, 0, 4*len(clause))
	for _, l := range clause {
		key = binary.LittleEndian.AppendUint32(key, uint32(l))
	}
	return string(key)
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

// listIndex is where the clauses of a literal are listed.
func listIndex(l Literal) int {
	if l < 0 {
		return 2*int(-l) + 1
	}
	return 2 * int(l)
}
