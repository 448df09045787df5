package sat

import (
	"math/rand/v2"
	"testing"
)

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

func BenchmarkSolve(b *testing.B) {
	for name, f := range map[string]*Formula{
		"threshold/100": threshold(rand.New(rand.NewPCG(1, 2)), 100),
		"threshold/200": threshold(rand.New(rand.NewPCG(1, 3)), 200),
		"pigeonhole/7":  pigeonhole(7),
		"chain/100000":  chain(100_000),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				out, err := Solve(f, 0)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(out.Conflicts), "conflicts")
			}
		})
	}
}

// BenchmarkQuestions asks one solver about one formula again and again, and
// checks what it says: the way a prover uses it.
func BenchmarkQuestions(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	f := threshold(r, 100)
	s, k := NewSolver(f), NewChecker(f)
	for b.Loop() {
		answer(b, s, k, randomLiterals(r, 100, 6)...)
	}
}

func BenchmarkVerify(b *testing.B) {
	f := pigeonhole(7)
	proof := solved(b, f).Proof
	for b.Loop() {
		if err := Verify(f, proof); err != nil {
			b.Fatal(err)
		}
	}
}
