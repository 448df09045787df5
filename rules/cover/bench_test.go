package cover_test

import (
	"testing"

	"amends/assessments"
	"amends/rules"
	"amends/rules/cover"
)

func BenchmarkCases(b *testing.B) {
	source, err := rules.Load(assessments.Files, "trust")
	if err != nil {
		b.Fatal(err)
	}
	program, err := rules.Compile(source)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := cover.Cases(program, source); err != nil {
			b.Fatal(err)
		}
	}
}
