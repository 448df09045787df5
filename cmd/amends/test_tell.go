package main

import (
	"fmt"
	"io"

	"amends/engine"
	"amends/rules/diagnostic"
)

// tell writes how the cases went.
func (a underTest) tell(w io.Writer, t tested, options testOptions) {
	teller := teller{w: w, program: a.program, place: a.place}
	for _, f := range t.Failed {
		fmt.Fprintf(w, "%s:%d: case %s failed\n", f.File, f.Line, f.ID)
		told := map[string]bool{}
		for _, one := range f.Failures {
			teller.failure(one, told)
		}
	}
	if len(t.Failed) == 0 {
		fmt.Fprintf(w, "%s: %s passed\n", t.Assessment, diagnostic.Counted(t.Cases, "case"))
	} else {
		fmt.Fprintf(w, "%s: %d of %s failed\n", t.Assessment, len(t.Failed), diagnostic.Counted(t.Cases, "case"))
	}
	if t.Cover != nil {
		tellCover(w, t, options.min)
	}
}

// failure writes what is not as expected, and what decided it: the conditions
// of a rule or guard only once for each case.
func (t *teller) failure(f failure, told map[string]bool) {
	t.line(1, "%s", f.Text)
	if f.Kind == "printed" {
		t.printed(f)
		return
	}
	if f.Standing != "" {
		t.line(2, "%s", standings[f.Standing])
	}
	for _, j := range f.Why {
		if told[j.ID] {
			t.line(1, "%s %s, as above", t.role(f, j), j.ID)
			continue
		}
		told[j.ID] = true
		t.judgment(t.role(f, j), j)
	}
}

// role says in words what a rule or guard has to do with a failure.
func (t *teller) role(f failure, j engine.Judgment) string {
	value := j.Conditions.Value
	switch {
	case f.Kind != "step" && j.Kind == engine.JudgedGuard && value != engine.True.String():
		return "it is " + value + ": guard"
	case f.Kind == "step" && j.Kind == engine.JudgedRule && t.recommends(j.ID, f.ID):
		return recommends(j)
	case f.Standing == engine.StandsNoPlan:
		return stops(j)
	case f.Kind == "step":
		return "by " + string(j.Kind)
	case value == "":
		return "from the " + string(j.Kind)
	}
	return "it is " + value + ": " + string(j.Kind)
}

// recommends reports whether a rule can recommend a step.
func (t *teller) recommends(rule, step string) bool {
	r, ok := t.program.Rule(rule)
	if !ok {
		return false
	}
	for _, x := range r.Recommend {
		if x.Step == step {
			return true
		}
	}
	return false
}

// tellCover lists what no case has seen.
func tellCover(w io.Writer, t tested, least float64) {
	for _, p := range t.Cover.Points {
		never := p.Unseen()
		if never == "" {
			continue
		}
		what := p.Of
		if p.Text != "" {
			what += ": " + p.Text
		}
		if p.At != "" {
			what = p.At + ": " + what
		}
		fmt.Fprintf(w, "%s is %s\n", what, never)
	}
	seen, all := t.Cover.Seen()
	below := ""
	if !t.Cover.Reaches(least) {
		below = fmt.Sprintf(", and %v %% must be", least)
	}
	fmt.Fprintf(w, "%s: %s %% of the conditions seen both true and false (%d of %d)%s\n", t.Assessment, t.Cover.Percent(), seen, all, below)
}
