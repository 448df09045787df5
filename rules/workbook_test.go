package rules

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

const whichDate = `
questions:
  - {id: years, section: start, type: number, text: Years, decimal: true}
  - id: person
    section: start
    type: any-of
    text: Which
    options: [{id: other, label: Another}, {id: 2-jan, label: The second}, {id: third, label: The third}]
rules:
  - {id: more, when: years > 3 and answered(person), because: It is so., recommend: [listen]}
`

// The same table as Excel's and as LibreOffice's workbook (LibreOffice wrote
// both, from a table that it read as Austrian): the same people, and the same is
// said of what the spreadsheet has made of them.
func TestWorkbooks(t *testing.T) {
	for _, kind := range []string{"xlsx", "ods"} {
		data, err := os.ReadFile("testdata/workbook/people." + kind)
		if err != nil {
			t.Fatal(err)
		}
		name := "cases/people." + kind
		s, err := Load(base(t, map[string]string{"x.yaml": whichDate, name: string(data), "cases/~$people.xlsx": "Anna"}), "t")
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		s.CheckOn(today).WriteText(&out)
		for _, c := range s.Cases() {
			fmt.Fprintf(&out, "%s %q %v %s\n", c.ID, c.Person, c.Answers, c.Expect.Outcome)
		}
		got := strings.ReplaceAll(out.String(), "."+kind, ".KIND")
		if *update {
			if err := os.WriteFile("testdata/workbook/said.txt", []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile("testdata/workbook/said.txt")
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s:\n%s\nwant\n%s", kind, got, want)
		}
	}
}
