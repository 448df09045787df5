package sat

import (
	"math/rand/v2"
	"testing"
)

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

// BenchmarkQuestionnaire proves, of a made-up questionnaire of 80 questions
// with 300 rules, which steps can come with which others.
func BenchmarkQuestionnaire(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	f, steps := questionnaire(r, 80, 300)
	variables, clauses := f.Size()
	s, k := NewSolver(f), NewChecker(f)
	impossible := 0
	for b.Loop() {
		out := answer(b, s, k, steps[r.IntN(len(steps))], steps[r.IntN(len(steps))], -steps[r.IntN(len(steps))])
		impossible += b2i(!out.Satisfiable)
	}
	b.ReportMetric(float64(variables), "variables")
	b.ReportMetric(float64(clauses), "clauses")
	b.ReportMetric(100*float64(impossible)/float64(b.N), "%impossible")
}

// questionnaire has questions with one answer out of five, and steps that are
// due when one of a few combinations of answers is given, while no more than
// two of five others are.
func questionnaire(r *rand.Rand, questions, rules int) (f *Formula, steps []Literal) {
	f = &Formula{}
	var options []Literal
	for range questions {
		var answers []Literal
		for range 5 {
			answers = append(answers, f.Variable())
		}
		f.Add(answers...)
		f.Add(f.AtMost(1, answers...))
		options = append(options, answers...)
	}
	some := func(n int, of []Literal) (ls []Literal) {
		for range n {
			ls = append(ls, of[r.IntN(len(of))])
		}
		return ls
	}
	for range rules {
		due := f.Or(f.And(some(2, options)...), f.And(some(3, options)...), f.And(some(2, options)...))
		if len(steps) > 5 {
			due = f.And(due, f.AtMost(2, some(5, steps)...))
		}
		steps = append(steps, due)
	}
	return f, steps
}
