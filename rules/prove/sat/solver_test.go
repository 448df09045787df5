package sat

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestSmallFormulas(t *testing.T) {
	for name, test := range map[string]struct {
		formula     *Formula
		assumptions []Literal
		want        bool
	}{
		"nothing":                   {build(0), nil, true},
		"a free variable":           {build(1), nil, true},
		"the empty clause":          {build(1, []Literal{}), nil, false},
		"a unit":                    {build(1, []Literal{1}), nil, true},
		"opposite units":            {build(1, []Literal{1}, []Literal{-1}), nil, false},
		"a tautology":               {build(1, []Literal{1, -1}), nil, true},
		"a doubled literal":         {build(1, []Literal{1, 1}, []Literal{-1, -1}), nil, false},
		"all four of two":           {build(2, []Literal{1, 2}, []Literal{1, -2}, []Literal{-1, 2}, []Literal{-1, -2}), nil, false},
		"opposite assumptions":      {build(1), []Literal{1, -1}, false},
		"a doubled assumption":      {build(1), []Literal{1, 1}, true},
		"an assumption against it":  {build(2, []Literal{-1, 2}), []Literal{1, -2}, false},
		"an assumption with a unit": {build(1, []Literal{1}), []Literal{-1}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := solved(t, test.formula, test.assumptions...).Satisfiable; got != test.want {
				t.Errorf("satisfiable: %v, want %v", got, test.want)
			}
		})
	}
}

// Every answer about tens of thousands of small formulas is the one that
// trying every model gives, with and without assumptions, and with a solver
// that has answered others before.
func TestAgreesWithBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	count := [2]int{}
	formulas := 20_000
	if testing.Short() {
		formulas = 2000
	}
	for i := range formulas {
		n := 3 + r.IntN(6)
		if i%32 == 0 {
			n += 4
		}
		f := random(r, n, r.IntN(5*n), 2+r.IntN(4))
		s, k := NewSolver(f), NewChecker(f)
		for range 3 {
			assumptions := randomLiterals(r, n, r.IntN(4))
			want := possible(f, assumptions...)
			for _, out := range []Outcome{answer(t, s, k, assumptions...), solved(t, f, assumptions...)} {
				if out.Satisfiable != want {
					t.Fatalf("satisfiable: %v, want %v\n%v assuming %v", out.Satisfiable, want, f, assumptions)
				}
			}
			count[b2i(want)]++
		}
	}
	t.Logf("%d impossible, %d possible", count[0], count[1])
}

// A formula that grows between questions is answered as it stands.
func TestGrowingFormula(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		f := build(3)
		s, k := NewSolver(f), NewChecker(f)
		for range 12 {
			if n := f.variables; n < 10 && r.IntN(2) == 0 {
				f.Variable()
			}
			for range 1 + r.IntN(4) {
				f.Add(randomLiterals(r, f.variables, 1+r.IntN(3)+r.IntN(2))...)
			}
			assumptions := randomLiterals(r, f.variables, r.IntN(3))
			if got, want := answer(t, s, k, assumptions...).Satisfiable, possible(f, assumptions...); got != want {
				t.Fatalf("satisfiable: %v, want %v\n%v assuming %v", got, want, f, assumptions)
			}
		}
	}
}

// The assumptions that a certificate names are enough for the contradiction.
func TestCore(t *testing.T) {
	f := build(5, []Literal{-2, -4})
	out := solved(t, f, 1, 2, 3, 4, 5)
	if want := []Literal{4, 2}; !reflect.DeepEqual(out.Proof.Core, want) {
		t.Errorf("core %v, want %v", out.Proof.Core, want)
	}
}

func TestPigeonhole(t *testing.T) {
	for n := 5; n <= 7; n++ {
		out := solved(t, pigeonhole(n))
		if out.Satisfiable {
			t.Errorf("%d pigeons fit into %d holes", n+1, n)
		}
		t.Logf("%d holes: %d conflicts, %d clauses in the certificate", n, out.Conflicts, len(out.Proof.Clauses))
	}
}

func TestThreshold(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	count := [2]int{}
	for range 100 {
		count[b2i(solved(t, threshold(r, 100)).Satisfiable)]++
	}
	t.Logf("%d impossible, %d possible", count[0], count[1])
	if count[0] == 0 || count[1] == 0 {
		t.Error("not near the threshold")
	}
}

// One solver asked under many assumptions answers as fresh ones do, on
// formulas that take real search, and its certificates hold.
func TestManyQuestions(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	f := threshold(r, 80)
	s, k := NewSolver(f), NewChecker(f)
	for range 200 {
		assumptions := randomLiterals(r, 80, 1+r.IntN(8))
		if got, want := answer(t, s, k, assumptions...), solved(t, f, assumptions...); got.Satisfiable != want.Satisfiable {
			t.Fatalf("satisfiable: %v, fresh %v, assuming %v", got.Satisfiable, want.Satisfiable, assumptions)
		}
	}
}

func TestLongChain(t *testing.T) {
	const n = 100_000
	f := chain(n)
	if !solved(t, f, 1).Satisfiable || solved(t, f, 1, -n).Satisfiable {
		t.Error("the chain does not lead from its first to its last")
	}
	f.Add(1)
	f.Add(-n)
	if solved(t, f).Satisfiable {
		t.Error("the chain is broken")
	}
}

func TestBudget(t *testing.T) {
	s := NewSolver(pigeonhole(7))
	out, err := s.Solve(50)
	if !errors.Is(err, ErrBudget) || out.Conflicts != 50 {
		t.Fatalf("%d conflicts: %v", out.Conflicts, err)
	}
	if out := answer(t, s, NewChecker(s.formula)); out.Satisfiable {
		t.Error("asked again without a budget, it is satisfiable")
	}
}

// A solver that remembers too much gives up, and starts afresh when asked
// again.
func TestMemory(t *testing.T) {
	s := NewSolver(pigeonhole(7))
	s.limit = 1000
	for range 2 {
		if _, err := s.Solve(0); !errors.Is(err, ErrBudget) {
			t.Fatal(err)
		}
	}
	if out, err := s.Solve(0, 1, 8); err != nil || out.Satisfiable {
		t.Errorf("two pigeons in the first hole: %v, %v", out.Satisfiable, err)
	}
}

// Clauses are dropped without harm.
func TestReduce(t *testing.T) {
	f := pigeonhole(7)
	s := NewSolver(f)
	s.capacity = 20
	if answer(t, s, NewChecker(f)).Satisfiable {
		t.Error("8 pigeons fit into 7 holes")
	}
	if s.made < 2*len(s.learned) {
		t.Errorf("%d clauses of %d are left", len(s.learned), s.made)
	}
}

func TestUnknownAssumption(t *testing.T) {
	for _, l := range []Literal{0, 3, -3, -1 << 31} {
		if _, err := Solve(build(2), 0, l); err == nil {
			t.Errorf("assumption %d is accepted", l)
		}
	}
}

func TestSameInputSameOutcome(t *testing.T) {
	ask := func() (outs []Outcome) {
		r := rand.New(rand.NewPCG(11, 12))
		s := NewSolver(threshold(r, 60))
		for range 20 {
			out, err := s.Solve(0, randomLiterals(r, 60, 3)...)
			if err != nil {
				t.Fatal(err)
			}
			outs = append(outs, out)
		}
		return outs
	}
	if !reflect.DeepEqual(ask(), ask()) {
		t.Error("two runs differ")
	}
}

func TestLuby(t *testing.T) {
	var got []int
	for i := range 15 {
		got = append(got, luby(i))
	}
	if want := []int{1, 1, 2, 1, 1, 2, 4, 1, 1, 2, 1, 1, 2, 4, 8}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// Variables come out of the order by activity.
func TestOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	o := order{step: 1}
	for v := range 100 {
		o.add(v)
	}
	for range 500 {
		o.bump(1 + r.IntN(99))
		o.age()
		if r.IntN(4) == 0 {
			o.pop()
		}
		o.put(1 + r.IntN(99))
	}
	last := activityLimit
	for !o.empty() {
		v := o.pop()
		if o.activity[v] > last {
			t.Fatalf("variable %d comes too late", v)
		}
		last = o.activity[v]
	}
}

// Activities that grow too large are scaled down together.
func TestActivityLimit(t *testing.T) {
	o := order{step: 1}
	for v := range 3 {
		o.add(v)
	}
	for i := range 20_000 {
		o.bump(1 + i%2)
		o.age()
	}
	if v := o.pop(); v != 2 || o.activity[2] > activityLimit || o.activity[1] >= o.activity[2] {
		t.Errorf("variable %d on top, activities %v", v, o.activity)
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
