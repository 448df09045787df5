package engine

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"
)

func TestReadNumber(t *testing.T) {
	for _, c := range numberCases(t) {
		t.Run(c.Text, func(t *testing.T) {
			if got := ReadNumber(c.Text); !slices.Equal(got, c.Meant) {
				t.Errorf("got %v, want %v", got, c.Meant)
			}
		})
	}
}

type numberCase struct {
	Text  string    `json:"text"`
	Meant []float64 `json:"meant"`
}

// numberCases are those that the start script's reader is held to as well.
func numberCases(t testing.TB) (cases []numberCase) {
	t.Helper()
	data, err := os.ReadFile("testdata/numbers.json")
	if err == nil {
		err = json.Unmarshal(data, &cases)
	}
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

// FuzzReadNumber: whatever is typed means at most two numbers, finite ones, and
// two only where one is a thousand times the other; and it can be written so
// that it means itself.
func FuzzReadNumber(f *testing.F) {
	for _, c := range numberCases(f) {
		f.Add(c.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		meant := ReadNumber(text)
		for _, n := range meant {
			if again := ReadNumber(WriteNumber(n)); !slices.Equal(again, []float64{n}) {
				t.Errorf("%v is written as %s, which is read as %v", n, WriteNumber(n), again)
			}
			if math.IsNaN(n) || math.IsInf(n, 0) {
				t.Errorf("%q is read as %v", text, n)
			}
		}
		if len(meant) > 2 || len(meant) == 2 && math.Abs(meant[0]-1000*meant[1]) > 1e-6 {
			t.Errorf("%q is read as %v", text, meant)
		}
	})
}
