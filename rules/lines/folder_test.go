package lines

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"amends/rules/diagnostic"
)

var codeTest = &diagnostic.Code{Name: "test", Severity: diagnostic.Error, Title: "a test"}

// TestDamagedLinesAreNotToldTwice: what else is wrong with a line that does not
// parse would follow from that.
func TestDamagedLinesAreNotToldTwice(t *testing.T) {
	var d Folder
	f := d.ReadYAML("x.yaml", []byte("one: 1\ntwo: a: b\nthree: 3\n"))
	for line := 1; line <= 3; line++ {
		d.Report(f.DiagnoseSpan(Span{line, 1, 2}, codeTest, "wrong", ""))
	}
	var got []string
	for _, one := range d.Log.List() {
		got = append(got, fmt.Sprint(one.Code, " ", one.Line))
	}
	if want := []string{"test 1", "yaml-colon 2", "test 3"}; !slices.Equal(got, want) {
		t.Errorf("told %v, want %v", got, want)
	}
	if !d.MayMention("two") || d.MayMention("three") {
		t.Error("only the damaged line may mention something unknown")
	}
}

// TestTablesNameTheirCells: a place in a table is a cell, and nothing is mended
// there.
func TestTablesNameTheirCells(t *testing.T) {
	var d Folder
	f := NewFile("cases/x.csv")
	f.Lines = []string{"id,person"}
	f.Cell = func(line, column int) (string, bool) { return fmt.Sprint("R", line, "C", column), true }
	d.Add(f)
	one := f.DiagnoseSpan(Span{1, 4, 10}, codeTest, "wrong", "")
	one.Fix = Span{1, 4, 10}.Replacement("mend it", "name")
	d.Report(one)
	if got := d.Log.List()[0]; got.Message != "wrong (cell R1C4)" || got.Fix != nil {
		t.Errorf("told %+v", got)
	}
}

// FuzzReadYAML holds that no file can end the process, and that every place lies
// within its file.
func FuzzReadYAML(f *testing.F) {
	for _, text := range []string{"a: b: c\n", "a: [b\n", "\xff\xfea", "- a\n b: c\n", "a: \"b\\q\"\n", "---\na: b\n---\n", "a: |\n\tb\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var d Folder
		file := d.ReadYAML("x.yaml", []byte(text))
		for _, one := range d.Log.List() {
			width := len([]rune(file.Line(one.Line)))
			if one.Line > strings.Count(text, "\n")+strings.Count(text, "\r")+1 || one.Line > 0 && len(file.Lines) > 0 && (one.Column < 1 || one.Column > width+1) {
				t.Errorf("%q: outside of the file: %+v", text, one)
			}
		}
	})
}
