package sat

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// square is the certificate that all four clauses of two variables clash.
func square() (*Formula, *Certificate) {
	f := build(3, []Literal{1, 2}, []Literal{1, -2}, []Literal{-1, 2}, []Literal{-1, -2})
	return f, &Certificate{Clauses: [][]Literal{{1}, {}}}
}

func TestCertificates(t *testing.T) {
	for name, test := range map[string]struct {
		certificate *Certificate
		want        string // "" when it holds
	}{
		"none":                     {nil, "does not end in the empty clause"},
		"no steps":                 {&Certificate{}, "does not end in the empty clause"},
		"without the empty clause": {&Certificate{Clauses: [][]Literal{{1}}}, "does not end in the empty clause"},
		"right":                    {&Certificate{Clauses: [][]Literal{{1}, {}}}, ""},
		"right another way":        {&Certificate{Clauses: [][]Literal{{-2}, {}}}, ""},
		"with more than it needs":  {&Certificate{Clauses: [][]Literal{{3, -3}, {1, 1}, {1}, {}, {3}, {}}}, ""},
		"a step dropped":           {&Certificate{Clauses: [][]Literal{{}}}, "clause 1 of the certificate, the empty one, does not follow"},
		"another variable":         {&Certificate{Clauses: [][]Literal{{3}, {}}}, "clause 1 of the certificate does not follow: [3]"},
		"a variable too many":      {&Certificate{Clauses: [][]Literal{{1}, {4}, {}}}, "clause 2 of the certificate does not follow: [4]"},
		"literal 0":                {&Certificate{Clauses: [][]Literal{{1, 0}, {}}}, "clause 1 of the certificate does not follow"},
		"a core not assumed":       {&Certificate{Core: []Literal{1, -1}, Clauses: [][]Literal{{}}}, "rests on -1, which is not assumed"},
		"a core that is unknown":   {&Certificate{Core: []Literal{9}, Clauses: [][]Literal{{}}}, "rests on 9, which is not assumed"},
		"a core that is assumed":   {&Certificate{Core: []Literal{1}, Clauses: [][]Literal{{}}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f, _ := square()
			got := ""
			if err := Verify(f, test.certificate, 1, 9); err != nil {
				got = err.Error()
			}
			if test.want == "" && got != "" || !strings.Contains(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// Whatever a certificate says, it does not talk a checker out of a model: not
// when it is made up, and not when it comes from a formula with clauses more.
func TestNoCertificateAgainstAModel(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	tried := 0
	for tried < 3000 {
		f := random(r, 6, 5+r.IntN(15), 4)
		if !possible(f) {
			continue
		}
		tried++
		k := NewChecker(f)
		made := &Certificate{}
		for range r.IntN(10) {
			made.Clauses = append(made.Clauses, randomLiterals(r, 6, 1+r.IntN(3)))
		}
		made.Clauses = append(made.Clauses, []Literal{})
		if k.Verify(made) == nil || k.Verify(fromMore(r, f)) == nil {
			t.Fatalf("accepted against %v", f)
		}
	}
}

// fromMore is a right certificate for the formula with clauses added until it
// is impossible.
func fromMore(r *rand.Rand, f *Formula) *Certificate {
	more := build(f.variables)
	for i := range f.ends {
		more.Add(f.clause(i)...)
	}
	for {
		more.Add(randomLiterals(r, f.variables, 3)...)
		if out, err := Solve(more, 0); err == nil && !out.Satisfiable {
			return out.Proof
		}
	}
}

// Most certificates do not survive damage. A checker that has seen others
// accepts what a fresh one does.
func TestDamagedCertificates(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	f := pigeonhole(4)
	right := solved(t, f).Proof
	refused := 0
	for range 500 {
		c := damaged(r, f, right)
		if Verify(f, c) != nil {
			refused++
		}
	}
	if t.Logf("%d of 500 damaged certificates refused", refused); refused < 250 {
		t.Error("too few damaged certificates are refused")
	}
	k := NewChecker(f)
	for range 100 {
		c := damaged(r, f, right)
		if again := k.Verify(c); Verify(f, c) == nil && again != nil {
			t.Error(again)
		}
	}
	if err := k.Verify(right); err != nil {
		t.Error(err)
	}
}

// A checker that has kept too much begins anew.
func TestCheckerBeginsAnew(t *testing.T) {
	f := pigeonhole(4)
	proof := solved(t, f).Proof
	k := NewChecker(f)
	k.limit = len(proof.Clauses) / 2
	for range 3 {
		if err := k.Verify(proof); err != nil {
			t.Fatal(err)
		}
		if got, want := len(k.kept), len(proof.Clauses)-1; got != want {
			t.Errorf("%d clauses kept, want %d", got, want)
		}
		if err := k.Verify(&Certificate{Clauses: [][]Literal{{1}, {}}}); err == nil || len(k.kept) > 0 {
			t.Errorf("%d clauses kept: %v", len(k.kept), err)
		}
	}
}

// damaged is a certificate with a few clauses dropped or literals turned.
func damaged(r *rand.Rand, f *Formula, c *Certificate) *Certificate {
	d := &Certificate{}
	for i, clause := range c.Clauses {
		clause = slices.Clone(clause)
		switch {
		case len(clause) == 0 || r.IntN(10) > 0:
		case i%2 == 0:
			continue
		default:
			at := r.IntN(len(clause))
			clause[at] = randomLiterals(r, f.variables, 1)[0]
		}
		d.Clauses = append(d.Clauses, clause)
	}
	return d
}
