package engine_test

import (
	"testing"

	"amends/engine"
)

func TestRangesIncludeTheirBounds(t *testing.T) {
	two, four := 2.0, 4.0
	for _, row := range []struct {
		what  string
		of    engine.Range
		holds []float64
		lacks []float64
	}{
		{"2..4", engine.Range{Min: &two, Max: &four}, []float64{2, 3.5, 4}, []float64{1.9, 4.1}},
		{"2 < n < 4", engine.Range{Min: &two, Max: &four, AboveMin: true, BelowMax: true}, []float64{2.1, 3.9}, []float64{2, 4}},
		{"n >= 2", engine.Range{Min: &two}, []float64{2, 1e300}, []float64{1.9}},
		{"n < 4", engine.Range{Max: &four, BelowMax: true}, []float64{-1e300, 3.9}, []float64{4}},
		{"any number", engine.Range{}, []float64{-1, 0, 1}, nil},
		{"4..2", engine.Range{Min: &four, Max: &two}, nil, []float64{2, 3, 4}},
	} {
		for _, n := range row.holds {
			if !row.of.Includes(n) {
				t.Errorf("%s does not include %v", row.what, n)
			}
		}
		for _, n := range row.lacks {
			if row.of.Includes(n) {
				t.Errorf("%s includes %v", row.what, n)
			}
		}
	}
	test := engine.Test{Ranges: []engine.Range{{Max: &two}, {Min: &four}}}
	if !test.Includes(1) || test.Includes(3) || !test.Includes(5) {
		t.Error("a test includes what one of its ranges does, and nothing else")
	}
}
