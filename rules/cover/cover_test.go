package cover_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"amends/engine"
	"amends/rules"
	"amends/rules/cover"
)

const head = `
assessment: {title: Small, introduction: Welcome.}
sections: [{id: start, title: Start}]
phases: [{id: now, title: Now}]
questions:
  - {id: role, section: start, type: one-of, text: Who, options: [{id: me, label: I}, {id: you, label: You}]}
  - id: years
    section: start
    type: number
    text: How long
    show_if: |
      role == "me"
facts:
  - id: long
    is: |
      years >= 10
rules:
  - id: rest
    when: |
      role == "me"
      and (long or years < 2)
    because: It is so.
    recommend: [rest]
  - {id: all, when: "true", because: Always., recommend: [rest]}
steps:
  - {id: rest, title: Rest, phase: now, paragraphs: [{text: Rest.}]}
cases:
`

func load(t *testing.T, cases string) (*engine.Program, *rules.Assessment) {
	t.Helper()
	source, err := rules.Load(fstest.MapFS{"t/assessment.yaml": {Data: []byte(head + cases)}}, "t")
	if err != nil {
		t.Fatal(err)
	}
	program, err := rules.Compile(source)
	if err != nil {
		source.Check().WriteText(t.Output())
		t.Fatal(err)
	}
	return program, source
}

func TestCases(t *testing.T) {
	program, source := load(t, `
  - {id: mine, answers: {role: me, years: 12}, expect: {outcome: plan}}
  - {id: short, answers: {role: me, years: 1}, expect: {outcome: plan}}
  - {id: open, answers: {}, expect: {outcome: plan}}
`)
	report, err := cover.Cases(program, source)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, p := range report.Points {
		fmt.Fprintf(&got, "%s %s %q %d %d %s\n", p.At, p.Of, p.Text, p.True, p.False, p.Unseen())
	}
	const want = `assessment.yaml:12:7 question years "" 2 0 never false
assessment.yaml:16:7 fact long "" 1 1 
assessment.yaml:20:7 rule rest "" 2 0 never false
assessment.yaml:20:7 rule rest "role == \"me\"" 2 0 never false
assessment.yaml:21:12 rule rest "long" 1 1 
assessment.yaml:21:20 rule rest "years < 2" 1 1 
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
	if seen, all := report.Seen(); seen != 9 || all != 12 || report.Percent() != "75.00" || !report.Reaches(75) || report.Reaches(75.01) {
		t.Errorf("%d of %d, %s", seen, all, report.Percent())
	}
}

// TestDeniedComparisonIsSeenAsWritten: `role != "you"` is seen true by a case
// with another role, though what it denies is seen false.
func TestDeniedComparisonIsSeenAsWritten(t *testing.T) {
	files := strings.Replace(head, `role == "me"
      and (long`, `role != "you" and role not in ["you"] and not (role == "you")
      and (long`, 1)
	source, err := rules.Load(fstest.MapFS{"t/assessment.yaml": {Data: []byte(files + "\n  - {id: mine, answers: {role: me, years: 12}, expect: {outcome: plan}}\n")}}, "t")
	if err != nil {
		t.Fatal(err)
	}
	program, err := rules.Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	report, err := cover.Cases(program, source)
	if err != nil {
		t.Fatal(err)
	}
	unseen := map[string]string{}
	for _, p := range report.Points {
		unseen[p.Text] = p.Unseen()
	}
	for text, want := range map[string]string{`role != "you"`: "never false", `role not in ["you"]`: "never false", `role == "you"`: "never true"} {
		if unseen[text] != want {
			t.Errorf("%s is %q, want %q", text, unseen[text], want)
		}
	}
}

func TestThresholdIsNotRounded(t *testing.T) {
	r := cover.Report{Points: make([]cover.Point, 100_000)}
	for i := range r.Points {
		r.Points[i] = cover.Point{True: 1, False: 1}
	}
	if !r.Reaches(100) || r.Percent() != "100" {
		t.Error("all is not 100")
	}
	r.Points[7].False = 0
	if r.Reaches(100) || r.Percent() != "99.99" || !r.Reaches(99.99) {
		t.Errorf("all but one of %d is %s", 2*len(r.Points), r.Percent())
	}
	if none := (cover.Report{}); !none.Reaches(100) {
		t.Error("nothing to see is all seen")
	}
}
