package bench_test

import (
	"testing"

	"amends/bench"
	"amends/bench/subject"
	"amends/engine"
)

// BenchmarkResult is one full result of the trust assessment with a plan.
func BenchmarkResult(b *testing.B) {
	p, err := subject.Load("trust")
	if err != nil {
		b.Fatal(err)
	}
	sets := bench.PlanSets(p, 200, 1)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p.Evaluate(sets[i%len(sets)])
	}
}

// BenchmarkLoad reads and compiles the bundle of the trust assessment.
func BenchmarkLoad(b *testing.B) {
	p, err := subject.Load("trust")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := engine.Decode(p.Encode()); err != nil {
			b.Fatal(err)
		}
	}
}
