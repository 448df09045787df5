package sat

import (
	"math/rand/v2"
	"testing"
)

// build is a formula of n variables with the given clauses.
func build(n int, clauses ...[]Literal) *Formula {
	var f Formula
	for range n {
		f.Variable()
	}
	for _, clause := range clauses {
		f.Add(clause...)
	}
	return &f
}

// random is a formula of n variables with m clauses of up to width literals,
// some of them with repetitions.
func random(r *rand.Rand, n, m, width int) *Formula {
	f := build(n)
	for range m {
		f.Add(randomLiterals(r, n, 1+r.IntN(width))...)
	}
	return f
}

func randomLiterals(r *rand.Rand, n, count int) []Literal {
	ls := make([]Literal, count)
	for i := range ls {
		ls[i] = Literal(1 + r.IntN(n))
		if r.IntN(2) == 0 {
			ls[i] = -ls[i]
		}
	}
	return ls
}

// threshold is random 3-SAT of n variables where about half of the formulas
// can be satisfied.
func threshold(r *rand.Rand, n int) *Formula {
	f := build(n)
	for range int(4.26 * float64(n)) {
		p := r.Perm(n)
		clause := make([]Literal, 3)
		for i := range clause {
			clause[i] = Literal(p[i] + 1)
			if r.IntN(2) == 0 {
				clause[i] = -clause[i]
			}
		}
		f.Add(clause...)
	}
	return f
}

// pigeonhole puts n+1 pigeons into n holes, one to a hole.
func pigeonhole(n int) *Formula {
	f := build(n * (n + 1))
	in := func(pigeon, hole int) Literal { return Literal(pigeon*n + hole + 1) }
	for p := range n + 1 {
		var somewhere []Literal
		for h := range n {
			somewhere = append(somewhere, in(p, h))
			for q := range p {
				f.Add(-in(p, h), -in(q, h))
			}
		}
		f.Add(somewhere...)
	}
	return f
}

// chain is x1 -> x2 -> … -> xn.
func chain(n int) *Formula {
	f := build(n)
	for v := 1; v < n; v++ {
		f.Add(-Literal(v), Literal(v+1))
	}
	return f
}

// possible tries every model of a small formula.
func possible(f *Formula, assumptions ...Literal) bool {
	model := make([]bool, f.variables+1)
	for bits := range 1 << f.variables {
		for v := range f.variables {
			model[v+1] = bits>>v&1 == 1
		}
		if agrees(model, assumptions) && f.Holds(model) {
			return true
		}
	}
	return false
}

// agrees reports whether all literals hold in the model.
func agrees(model []bool, ls []Literal) bool {
	for _, l := range ls {
		if model[l.variable()] != (l > 0) {
			return false
		}
	}
	return true
}

// answer asks the solver and checks whatever it answers.
func answer(t testing.TB, s *Solver, k *Checker, assumptions ...Literal) Outcome {
	t.Helper()
	out, err := s.Solve(0, assumptions...)
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case !out.Satisfiable:
		if err := k.Verify(out.Proof, assumptions...); err != nil {
			t.Fatalf("certificate: %v", err)
		}
	case !s.formula.Holds(out.Model) || !agrees(out.Model, assumptions):
		t.Fatal("the model does not hold")
	}
	return out
}

// solved asks a fresh solver and checks whatever it answers.
func solved(t testing.TB, f *Formula, assumptions ...Literal) Outcome {
	t.Helper()
	return answer(t, NewSolver(f), NewChecker(f), assumptions...)
}
