package rules

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// TestOneLongLineIsNotReadAgainForEachText: what a text costs must not grow with
// the line it stands in, else a folder of one line takes half a minute.
func TestOneLongLineIsNotReadAgainForEachText(t *testing.T) {
	short, long := loadCost(t, "\n      ", 4000), loadCost(t, " ", 4000)
	if long > 2*short {
		t.Errorf("options on lines of their own take %d MB to read, the same on one line %d", short>>20, long>>20)
	}
}

// loadCost is how many bytes it takes to read a question whose options stand
// apart like that.
func loadCost(t *testing.T, apart string, options int) uint64 {
	t.Helper()
	var text strings.Builder
	text.WriteString("questions:\n  - {id: q, section: start, type: any-of, text: T, options: [")
	for i := range options {
		fmt.Fprintf(&text, "%s{id: o%d, label: L %d},", apart, i, i)
	}
	text.WriteString("]}\n")
	folder := fstest.MapFS{"x/assessment.yaml": {Data: []byte(text.String())}}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := Load(folder, "x"); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
