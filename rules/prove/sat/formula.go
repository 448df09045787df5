package sat

import (
	"cmp"
	"fmt"
	"slices"
)

// Literal is a variable (1 or more) or, negative, its opposite.
type Literal int32

// variable is the number of the variable that the literal is about.
func (l Literal) variable() int {
	if l < 0 {
		return -int(l)
	}
	return int(l)
}

// Formula is a conjunction of clauses under construction. Its zero value is
// ready for use and true. It may grow between two questions asked of a
// [Solver], but not while one is being answered.
type Formula struct {
	variables int
	literals  []Literal // the clauses, laid end to end
	ends      []int     // where each clause ends
	constant  Literal   // the literal that is always true, once asked for
	gates     map[string]Literal
	scratch   []Literal
}

// Variable makes a fresh variable.
func (f *Formula) Variable() Literal {
	f.variables++
	return Literal(f.variables)
}

// Size counts the variables and clauses so far, those of gates included.
func (f *Formula) Size() (variables, clauses int) {
	return f.variables, len(f.ends)
}

// Add demands that at least one of the literals holds. Literals named twice
// count once, a clause that cannot fail is left out, and the empty clause
// makes the formula unsatisfiable. Naming a variable that the formula did not
// make is a mistake in the program and panics.
func (f *Formula) Add(clause ...Literal) {
	if kept, always := f.fold(clause); !always {
		f.push(kept...)
	}
}

// Holds reports whether every clause is true in the model, which is indexed by
// variable. A model that leaves variables out does not hold.
func (f *Formula) Holds(model []bool) bool {
	if len(model) <= f.variables {
		return false
	}
	holds := func(l Literal) bool { return model[l.variable()] == (l > 0) }
	for i := range f.ends {
		if !slices.ContainsFunc(f.clause(i), holds) {
			return false
		}
	}
	return true
}

// clause is the i-th clause; it must not be changed.
func (f *Formula) clause(i int) []Literal {
	start := 0
	if i > 0 {
		start = f.ends[i-1]
	}
	return f.literals[start:f.ends[i]:f.ends[i]]
}

// push appends a clause as it is.
func (f *Formula) push(clause ...Literal) {
	f.literals = append(f.literals, clause...)
	f.ends = append(f.ends, len(f.literals))
}

// fold puts a disjunction in order: each literal once, by variable, without
// those that are always false. It reports when the disjunction is always true.
// What it returns is valid until the next fold.
func (f *Formula) fold(ls []Literal) (kept []Literal, always bool) {
	f.scratch = append(f.scratch[:0], ls...)
	slices.SortFunc(f.scratch, byVariable)
	kept = f.scratch[:0]
	for _, l := range f.scratch {
		f.mustKnow(l)
		switch last := len(kept) - 1; {
		case l == f.constant:
			return nil, true
		case l == -f.constant, last >= 0 && kept[last] == l:
		case last >= 0 && kept[last] == -l:
			return nil, true
		default:
			kept = append(kept, l)
		}
	}
	return kept, false
}

// mustKnow panics for a literal that is not about a variable of the formula.
func (f *Formula) mustKnow(l Literal) {
	if !f.knows(l) {
		panic(fmt.Sprintf("sat: literal %d is about no variable of the formula, which has %d", l, f.variables))
	}
}

func (f *Formula) knows(l Literal) bool {
	return l != 0 && l.variable() <= f.variables
}

func byVariable(a, b Literal) int {
	return cmp.Or(cmp.Compare(a.variable(), b.variable()), cmp.Compare(a, b))
}
