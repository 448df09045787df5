package findings

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"amends/rules/diagnostic"
)

// TestDocsOfCodes holds the page of all codes against what check can say.
func TestDocsOfCodes(t *testing.T) {
	const page = "../../docs/codes.md"
	list := Codes()
	slices.SortFunc(list, func(a, b *diagnostic.Code) int { return cmp.Compare(a.Name, b.Name) })
	var b bytes.Buffer
	b.WriteString("# What check can say\n\nThe code stands in brackets at the end of a message. `amends check -explain CODE` prints the same.\n")
	for _, c := range list {
		writeCode(&b, c)
	}
	if *update {
		if err := os.WriteFile(page, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want) {
		t.Errorf("%s is not what check can say; run: go test ./rules/findings -run Docs -update", page)
	}
}

// writeCode writes a code as a section of the page.
func writeCode(b *bytes.Buffer, c *diagnostic.Code) {
	fmt.Fprintf(b, "\n## %s\n\n", c.Name)
	kind := "An error"
	if c.Severity == diagnostic.Warning {
		kind = "A warning"
	}
	fmt.Fprintf(b, "%s: %s.\n", kind, c.Title)
	if c.Text != "" {
		fmt.Fprintf(b, "\n%s\n", c.Text)
	}
	language := "yaml"
	if path.Ext(c.File) == ".csv" {
		language = "csv"
	}
	for _, example := range []struct{ label, text string }{{"Before", c.Before}, {"After", c.After}} {
		if example.text != "" {
			fmt.Fprintf(b, "\n%s:\n\n```%s\n%s\n```\n", example.label, language, strings.TrimSpace(example.text))
		}
	}
}
