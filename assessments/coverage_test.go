package assessments_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"amends/engine"
	"amends/rules"
)

// TestCoverageDocument writes docs/coverage.md: each entry of the index of
// advice beside the words that say it, so that a reader can judge whether they
// do.
func TestCoverageDocument(t *testing.T) {
	source, p := load(t, "trust")
	document(t, "../docs/coverage.md", coverage(source.Advice(), p.Bundle()))
}

// document compares with a page of docs, or writes it.
func document(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not what the assessment says now; look at it, then run this test with -update", name)
	}
}

// saying is a paragraph that covers a piece of advice, and where it stands.
type saying struct {
	place string
	text  string
}

// sayings are all paragraphs that cover advice, by the advice.
func sayings(b *engine.Bundle) map[string][]saying {
	out := map[string][]saying{}
	add := func(place string, paragraphs []engine.Paragraph) {
		for _, p := range paragraphs {
			for _, id := range p.Covers {
				out[id] = append(out[id], saying{place, plain(p.Blocks)})
			}
		}
	}
	for i := range b.Steps {
		add("step `"+b.Steps[i].ID+"`, *"+b.Steps[i].Title+"*", b.Steps[i].Paragraphs)
	}
	for i := range b.Guards {
		if page := b.Guards[i].Page; page != nil {
			add("page `"+b.Guards[i].ID+"`, *"+page.Title+"*", page.Paragraphs)
		}
	}
	return out
}

// plain is the bare text of blocks.
func plain(blocks []engine.Block) string {
	var parts []string
	for _, b := range blocks {
		var text strings.Builder
		for _, s := range b.Spans {
			text.WriteString(s.Text)
		}
		parts = append(parts, text.String())
	}
	return strings.Join(parts, " ")
}

func coverage(index []rules.Advice, b *engine.Bundle) string {
	said := sayings(b)
	count := map[string]int{}
	for _, a := range index {
		count[a.Handling]++
	}
	var out strings.Builder
	fmt.Fprintf(&out, `# What the sources say, and where we say it

Written by `+"`go test ./assessments -run TestCoverageDocument -update`"+`. Each entry of the index of advice (%d) stands here
in our own words, then how it is handled, then every paragraph that says it. Read the two side by side: the paragraph should
say what the entry says, no stronger than its note allows.

| handling | entries | what it means |
|---|---|---|
| use | %d | said as it is |
| soften | %d | said more weakly, as its note tells |
| gate | %d | said only if its condition holds and no guard stands in the way |
| reject | %d | stands in the sources and is never shown |
`, len(index), count[rules.Use], count[rules.Soften], count[rules.Gate], count[rules.Reject])
	kind := ""
	for _, a := range index {
		if a.Kind != kind {
			kind = a.Kind
			fmt.Fprintf(&out, "\n## %s\n", kind)
		}
		fmt.Fprintf(&out, "\n### %s\n\n%s (%s; %s)\n", a.ID, a.Says, a.Handling, strings.Join(a.Sources, ", "))
		if a.Note != "" {
			fmt.Fprintf(&out, "\nNote: %s\n", a.Note)
		}
		out.WriteString("\n")
		if a.Handling == rules.Reject {
			out.WriteString("Not shown.\n")
		}
		for _, s := range said[a.ID] {
			fmt.Fprintf(&out, "- %s: %s\n", s.place, s.text)
		}
	}
	return out.String()
}
