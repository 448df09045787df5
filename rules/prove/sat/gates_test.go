package sat

import (
	"math/rand/v2"
	"testing"
)

// Each gate is asked about under every assignment of its inputs, in both
// directions: it can have its right value, and not the other.
func TestGates(t *testing.T) {
	and := func(n, holds int) bool { return holds == n }
	for name, gate := range map[string]struct {
		make  func(f *Formula, ls []Literal) Literal
		truth func(n, holds int) bool
	}{
		"and":         {func(f *Formula, ls []Literal) Literal { return f.And(ls...) }, and},
		"or":          {func(f *Formula, ls []Literal) Literal { return f.Or(ls...) }, func(_, holds int) bool { return holds > 0 }},
		"at least":    {func(f *Formula, ls []Literal) Literal { return f.AtLeast(2, ls...) }, func(_, holds int) bool { return holds >= 2 }},
		"at least 4":  {func(f *Formula, ls []Literal) Literal { return f.AtLeast(4, ls...) }, func(_, holds int) bool { return holds >= 4 }},
		"at least -1": {func(f *Formula, ls []Literal) Literal { return f.AtLeast(-1, ls...) }, func(int, int) bool { return true }},
		"at most":     {func(f *Formula, ls []Literal) Literal { return f.AtMost(2, ls...) }, func(_, holds int) bool { return holds <= 2 }},
		"at most 0":   {func(f *Formula, ls []Literal) Literal { return f.AtMost(0, ls...) }, func(_, holds int) bool { return holds == 0 }},
	} {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			for range 300 {
				checkGate(t, r, gate.make, gate.truth)
			}
		})
	}
}

// checkGate makes a gate over inputs that may repeat, oppose each other or be
// constant.
func checkGate(t *testing.T, r *rand.Rand, gate func(*Formula, []Literal) Literal, truth func(n, holds int) bool) {
	t.Helper()
	const n = 4
	f := build(n)
	var inputs []Literal
	if count := r.IntN(7); count > 0 {
		inputs = randomLiterals(r, n, count)
	}
	if r.IntN(4) == 0 {
		inputs = append(inputs, f.True(), f.False())
	}
	out := gate(f, inputs)
	s, k := NewSolver(f), NewChecker(f)
	for bits := range 1 << n {
		model := make([]bool, f.variables+1)
		var given []Literal
		for v := Literal(1); v <= n; v++ {
			model[v] = bits>>(v-1)&1 == 1
			given = append(given, map[bool]Literal{true: v, false: -v}[model[v]])
		}
		if f.constant != 0 {
			model[f.constant.variable()] = true
		}
		holds := 0
		for _, l := range inputs {
			holds += b2i(model[l.variable()] == (l > 0))
		}
		right := out
		if !truth(len(inputs), holds) {
			right = -out
		}
		if !answer(t, s, k, append(given, right)...).Satisfiable || answer(t, s, k, append(given, -right)...).Satisfiable {
			t.Fatalf("gate over %v under %v: want %d", inputs, given, right)
		}
	}
}

func TestGatesAreFoldedAndShared(t *testing.T) {
	f := build(3)
	a, b, c := Literal(1), Literal(2), Literal(3)
	for name, pair := range map[string][2]Literal{
		"and of none":            {f.And(), f.True()},
		"or of none":             {f.Or(), f.False()},
		"and of one":             {f.And(a), a},
		"and with true":          {f.And(a, f.True()), a},
		"and with false":         {f.And(a, f.False()), f.False()},
		"or with true":           {f.Or(a, f.True()), f.True()},
		"or of opposites":        {f.Or(a, b, -a), f.True()},
		"and of opposites":       {f.And(a, b, -a), f.False()},
		"and in another order":   {f.And(a, b, c), f.And(c, a, b, a)},
		"and as opposite or":     {f.And(a, -b), -f.Or(-a, b)},
		"at least one":           {f.AtLeast(1, a, b), f.Or(a, b)},
		"at least all":           {f.AtLeast(2, a, b), f.And(a, b)},
		"at least more than all": {f.AtLeast(3, a, b), f.False()},
		"at most all":            {f.AtMost(2, a, b), f.True()},
		"at most none":           {f.AtMost(0, a, b), f.And(-a, -b)},
		"a count twice":          {f.AtLeast(2, a, b, c), f.AtLeast(2, a, b, c)},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %d and %d differ", name, pair[0], pair[1])
		}
	}
}

func TestUnknownLiteralPanics(t *testing.T) {
	for _, l := range []Literal{0, 2, -2, -1 << 31} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("literal %d is accepted", l)
				}
			}()
			build(1).Add(l)
		}()
	}
}
