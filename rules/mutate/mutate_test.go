package mutate

import (
	"fmt"
	"io/fs"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"amends/assessments"
	"amends/engine"
	"amends/rules"
)

const small = `
assessment: {title: Small, introduction: Welcome., current_phase: phase_now}
sections: [{id: start, title: Start}, {id: then, title: Then}]
phases: [{id: now, title: Now}, {id: later, title: Later}]
questions:
  - {id: safe, section: start, type: yes-no, text: Safe, required: true}
  - {id: role, section: then, type: one-of, text: Who, options: [{id: me, label: I}, {id: you, label: You}, {id: both, label: Both}]}
  - id: years
    section: then
    type: number
    text: How long
    show_if: |
      role == "me"
  - id: done
    section: then
    type: any-of
    text: Done
    options:
      - {id: sorry, label: Said sorry}
      - id: gift
        label: Gave something
        show_if: |
          role != "you"
facts:
  - id: long
    is: |
      years >= 10 and role == "me"
  - id: phase_now
    is: |
      long ? "later" : "now"
guards:
  - id: danger
    hard: true
    rank: 1
    when: |
      not safe
    page: {title: Stop, paragraphs: [{text: Stop.}]}
rules:
  - id: rest
    when: |
      role == "me" and (long or years < 2)
    because: It is so.
    recommend: [rest]
  - id: never-both
    when: |
      role == "me" and not (role in ["you", "both"])
    because: The second part says nothing.
    recommend: [talk]
  - id: much
    when: |
      count(done) >= 2 or all_of(done, "sorry", "gift")
    because: Both say the same.
    recommend: [rest]
    withhold: [talk]
  - id: some
    when: |
      at_least(2, long, role == "me", has(done, "gift"))
    because: Two of these.
    recommend: [talk]
steps:
  - {id: rest, title: Rest, phase: now, paragraphs: [{text: Rest.}]}
  - {id: talk, title: Talk, phase: later, paragraphs: [{text: Talk.}]}
cases:
  - {id: mine, answers: {safe: true, role: me, years: 1}, expect: {open: [rest]}}
`

func load(t testing.TB, files map[string]string) (*engine.Program, *rules.Assessment) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys["t/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return compile(t, fsys, "t")
}

func compile(t testing.TB, fsys fs.FS, name string) (*engine.Program, *rules.Assessment) {
	t.Helper()
	source, err := rules.Load(fsys, name)
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

// TestSlips lists the slips of some conditions.
func TestSlips(t *testing.T) {
	program, source := load(t, map[string]string{"assessment.yaml": small})
	var got strings.Builder
	for _, place := range sites(program.Bundle()) {
		for _, s := range (slipper{program.Bundle()}).slips(place.condition) {
			m := describe(source, place.of, s)
			if m.Of == "rule rest" || m.Of == "fact phase_now" || m.Of == "rule much" || m.Of == "rule some" {
				fmt.Fprintf(&got, "%s: `%s` %s\n", m.Of, m.Text, m.Change)
			}
		}
	}
	const want = "fact phase_now: `long` negated\n" +
		"fact phase_now: `long` left out\n" +
		"rule rest: `role == \"me\" … years < 2` negated\n" +
		"rule rest: `role == \"me\" … years < 2` \"and\" became \"or\"\n" +
		"rule rest: `role == \"me\"` left out\n" +
		"rule rest: `role == \"me\"` negated\n" +
		"rule rest: `role == \"me\"` \"me\" became \"you\"\n" +
		"rule rest: `long … years < 2` left out\n" +
		"rule rest: `long … years < 2` negated\n" +
		"rule rest: `long … years < 2` \"or\" became \"and\"\n" +
		"rule rest: `long` left out\n" +
		"rule rest: `long` negated\n" +
		"rule rest: `years < 2` left out\n" +
		"rule rest: `years < 2` negated\n" +
		"rule rest: `years < 2` 2 became 1\n" +
		"rule rest: `years < 2` 2 became 3\n" +
		"rule rest: `role == \"me\" … years < 2` left out\n" +
		"rule much: `count(done) >= 2 … all_of(done, \"sorry\", \"gift\")` negated\n" +
		"rule much: `count(done) >= 2 … all_of(done, \"sorry\", \"gift\")` \"or\" became \"and\"\n" +
		"rule much: `count(done) >= 2` left out\n" +
		"rule much: `count(done) >= 2` negated\n" +
		"rule much: `count(done) >= 2` 2 became 1\n" +
		"rule much: `count(done) >= 2` 2 became 3\n" +
		"rule much: `all_of(done, \"sorry\", \"gift\")` left out\n" +
		"rule much: `all_of(done, \"sorry\", \"gift\")` negated\n" +
		"rule much: `all_of(done, \"sorry\", \"gift\")` all of them became one of them\n" +
		"rule much: `count(done) >= 2 … all_of(done, \"sorry\", \"gift\")` left out\n" +
		"rule some: `long … has(done, \"gift\")` negated\n" +
		"rule some: `long … has(done, \"gift\")` at least 2 became at least 1\n" +
		"rule some: `long … has(done, \"gift\")` at least 2 became at least 3\n" +
		"rule some: `long` left out\n" +
		"rule some: `long` negated\n" +
		"rule some: `role == \"me\"` left out\n" +
		"rule some: `role == \"me\"` negated\n" +
		"rule some: `role == \"me\"` \"me\" became \"you\"\n" +
		"rule some: `has(done, \"gift\")` left out\n" +
		"rule some: `has(done, \"gift\")` negated\n" +
		"rule some: `has(done, \"gift\")` \"gift\" became \"sorry\"\n" +
		"rule some: `long … has(done, \"gift\")` left out\n"
	if got.String() != want {
		t.Errorf("got\n%s", got.String())
	}
}

// everybody answers the small assessment in every way that its conditions tell
// apart.
func everybody() []engine.Answers {
	out := []engine.Answers{{}}
	for id, values := range map[string][]engine.Value{
		"safe":  {engine.Chosen("yes"), engine.Chosen("no")},
		"role":  {engine.Skip(), engine.Chosen("me"), engine.Chosen("you"), engine.Chosen("both")},
		"years": {engine.Skip(), engine.Amount(0), engine.Amount(1), engine.Amount(2), engine.Amount(3), engine.Amount(9), engine.Amount(10), engine.Amount(11)},
		"done":  {engine.Skip(), engine.Chosen("sorry"), engine.Chosen("gift"), engine.Chosen("sorry", "gift")},
	} {
		for _, answers := range out {
			for _, v := range values {
				more := engine.Answers{id: v}
				for k, v := range answers {
					more[k] = v
				}
				out = append(out, more)
			}
		}
	}
	return out
}

// TestAgainstEverybody holds every verdict about the small assessment against
// all people there are.
func TestAgainstEverybody(t *testing.T) {
	program, source := load(t, map[string]string{"assessment.yaml": small})
	report, err := Cases(program, source)
	if err != nil {
		t.Fatal(err)
	}
	equivalent := map[Mutant]bool{}
	for _, e := range report.Equivalent {
		equivalent[e.Mutant] = true
	}
	undecided := map[Mutant]bool{}
	for _, u := range report.Undecided {
		undecided[u.Mutant] = true
	}
	people := everybody()
	total := 0
	for _, place := range sites(program.Bundle()) {
		for _, s := range (slipper{program.Bundle()}).slips(place.condition) {
			total++
			after, err := engine.New(place.with(s.condition))
			if err != nil {
				t.Fatal(err)
			}
			d := newDuel(program, after)
			told := false
			for _, answers := range people {
				told = told || d.tell(answers) != nil
			}
			m := describe(source, place.of, s)
			if told == equivalent[m] || undecided[m] && told {
				t.Errorf("%s: `%s` %s: somebody can tell: %v, proved equivalent: %v, undecided: %v", m.Of, m.Text, m.Change, told, equivalent[m], undecided[m])
			}
		}
	}
	if total != report.Mutants || len(equivalent) < 3 || report.Killed == 0 || len(report.Survivors) == 0 {
		t.Errorf("%d slips, %d in the report, %d equivalent, %d killed", total, report.Mutants, len(equivalent), report.Killed)
	}
}

// TestReport makes every slip of a shipped assessment in earnest: what is
// called noticed fails a case, what survives fails none but its own.
func TestReport(t *testing.T) {
	program, source := compile(t, assessments.Files, "check-in")
	report, err := Cases(program, source)
	if err != nil {
		t.Fatal(err)
	}
	own := map[Mutant][]rules.Case{}
	for _, s := range report.Survivors {
		own[s.Mutant] = append(own[s.Mutant], s.Case)
	}
	killed := 0
	for _, place := range sites(program.Bundle()) {
		for _, s := range (slipper{program.Bundle()}).slips(place.condition) {
			after, err := engine.New(place.with(s.condition))
			if err != nil {
				t.Fatal(err)
			}
			m := describe(source, place.of, s)
			noticed := false
			for _, c := range source.Cases() {
				noticed = noticed || len(c.Run(after)) > 0
			}
			if noticed {
				killed++
				continue
			}
			for _, c := range own[m] {
				if len(c.Run(after)) == 0 || len(c.Run(program)) > 0 {
					t.Errorf("%s: `%s` %s: the case %s does not tell", m.Of, m.Text, m.Change, c.ID)
				}
			}
		}
	}
	if killed != report.Killed || killed+len(report.Survivors)+len(report.Equivalent)+len(report.Undecided) != report.Mutants {
		t.Errorf("%d noticed, the report says %d of %d", killed, report.Killed, report.Mutants)
	}
}

// TestSameOnEveryMachine compares one processor with several.
func TestSameOnEveryMachine(t *testing.T) {
	program, source := compile(t, assessments.Files, "hurt")
	var reports [2]Report
	for i, processors := range []int{1, 4} {
		before := runtime.GOMAXPROCS(processors)
		report, err := Cases(program, source)
		runtime.GOMAXPROCS(before)
		if err != nil {
			t.Fatal(err)
		}
		reports[i] = report
	}
	if !reflect.DeepEqual(reports[0], reports[1]) {
		t.Error("the report depends on the number of processors")
	}
}

// TestCasesFoundNoticeAll adds the cases that were found: after that no slip
// survives.
func TestCasesFoundNoticeAll(t *testing.T) {
	program, source := load(t, map[string]string{"assessment.yaml": small})
	report, err := Cases(program, source)
	if err != nil {
		t.Fatal(err)
	}
	texts, err := report.Texts(source)
	if err != nil {
		t.Fatal(err)
	}
	program, source = load(t, map[string]string{"assessment.yaml": small, "cases/more.yaml": "cases:\n" + strings.Join(texts, "")})
	again, err := Cases(program, source)
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Survivors) > 0 || again.Killed != report.Killed+len(report.Survivors) {
		t.Errorf("%d of %d still survive, first %+v", len(again.Survivors), len(report.Survivors), again.Survivors)
	}
}

func TestFailingCase(t *testing.T) {
	program, source := load(t, map[string]string{"assessment.yaml": strings.Replace(small, "{open: [rest]}", "{held: [rest]}", 1)})
	if _, err := Cases(program, source); err == nil || !strings.Contains(err.Error(), "the case mine fails already") {
		t.Errorf("got %v", err)
	}
}

func BenchmarkCases(b *testing.B) {
	program, source := compile(b, assessments.Files, "trust")
	for b.Loop() {
		if _, err := Cases(program, source); err != nil {
			b.Fatal(err)
		}
	}
}
