package rules

import (
	"bytes"
	"encoding/json"
	"testing"
)

// everything uses all of the format that the small assessment leaves out.
const everything = `
questions:
  - id: years
    section: then
    type: number
    text: How many years?
    help: >
      Roughly
      will do.
    min: 0
    max: 80
    decimal: true
    sensitive: true
  - id: calm
    section: start
    type: yes-no
    text: Are you calm?
    if_skipped: "no"
    show_if: |
      role == "i-broke-it"
    options: [{id: "no", label: Not now}]
facts:
  - {id: long_and_calm, is: long_ago and calm}
  - {id: long_ago, is: years >= 10}
guards:
  - id: gentle
    when: |
      not settled
    because: Only when they ask.
    hold_tags: [talk]
    caps: {open: 3}
  - id: first
    hard: true
    rank: 0
    when: |
      not calm
    ask: [years]
    allow: [listen]
    allow_advice: [act-listen]
    page:
      title: First of all
      help: [crisis]
      sources: [evidence/E1]
      paragraphs:
        - text: |
            Take **a *deep* breath**, and another \*one\*: 2 < 3 &amp; so.

            - sleep
            - eat
              something
rules:
  - id: more
    when: |
      long_and_calm and count(cause) >= 1
    because: It was long ago.
    recommend: [{step: listen, priority: 2, still_due: true}]
help_lines:
  countries:
    - code: GB
      name: United Kingdom
      lines:
        - {name: Unchecked, kinds: [crisis], number: "12"}
        - {name: Checked, kinds: [crisis, abuse], number: "116 123", hours: always, source: seen there, reviewed: "2026-11-01", checked: true}
    - {code: FR, name: France, lines: [{name: Unchecked, kinds: [crisis]}]}
`

// TestBundle shows what becomes of an assessment: facts in an order that can be
// computed, hard guards first, only checked help lines, Markdown as spans.
func TestBundle(t *testing.T) {
	s, err := Load(base(t, map[string]string{"x.yaml": everything}), "t")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Compile(s)
	if err != nil {
		s.Check().WriteText(t.Output())
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, p.Encode(), "", "  "); err != nil {
		t.Fatal(err)
	}
	b.WriteByte('\n')
	golden(t, "testdata/bundle.golden.json", b.Bytes())
}
