package sat

import "testing"

// FuzzSolve reads a small formula from bytes, with gates and assumptions, and
// holds every answer against trying all models.
func FuzzSolve(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{3, 2, 17, 33, 0, 18, 34, 0, 255, 2, 4})
	f.Add([]byte("the quick brown fox jumps over the lazy dog"))
	f.Fuzz(func(t *testing.T, data []byte) {
		formula, assumptions := decode(data)
		s, k := NewSolver(formula), NewChecker(formula)
		for n := range len(assumptions) + 1 {
			want := possible(formula, assumptions[:n]...)
			if got := answer(t, s, k, assumptions[:n]...).Satisfiable; got != want {
				t.Fatalf("satisfiable: %v, want %v\n%v assuming %v", got, want, formula, assumptions[:n])
			}
		}
	})
}

// decode makes a formula of at most twelve variables. A byte is a literal of
// the clause or gate under way, or ends it: what ends it also says what it is.
func decode(data []byte) (*Formula, []Literal) {
	f := build(5)
	var ls, assumptions []Literal
	for _, b := range data[:min(len(data), 300)] {
		if l := Literal(b >> 4); l > 0 {
			l = 1 + l%Literal(f.variables)
			if b&1 == 1 {
				l = -l
			}
			ls = append(ls, l)
			continue
		}
		switch kind := b % 4; {
		case kind < 2 || f.variables > 8 || len(ls) > 4:
			f.Add(ls...)
		case kind == 2 && len(assumptions) < 6:
			assumptions = append(assumptions, f.Or(ls...))
		case len(ls) == 3:
			f.Add(f.AtLeast(2, ls...))
		default:
			f.Add(f.And(ls...), f.Variable())
		}
		ls = ls[:0]
	}
	return f, assumptions
}
