package ifs_test

import (
	"testing"

	"amends/bench"
	"amends/bench/ifs"
)

// BenchmarkRules is one answer set through all rules of the generated program.
// For a fair comparison run both together; make bench does.
func BenchmarkRules(b *testing.B) {
	p := generated(b)
	sets := bench.AnswerSets(p, 200, 1)
	loop := ifs.NewLoop(p, sets, ifs.GeneratedFacts, ifs.GeneratedRules)
	b.Run("engine", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			loop.Engine(i % len(sets))
		}
	})
	b.Run("ifs", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			loop.Ifs(i % len(sets))
		}
	})
}
