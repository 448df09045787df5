package main

import (
	"fmt"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/fewest"
	"amends/rules/words"
)

// wouldOpen says which other answers would open a step.
func (t *teller) wouldOpen(n fewest.Result) {
	switch {
	case n.Never:
		t.line(1, "no answers at all put it into a plan (proved)")
		return
	case len(n.Ways) == 0:
		t.line(1, "no few other answers were found that would show it better")
		return
	}
	w := words.For(t.program.Bundle())
	proved := ""
	if len(n.Ways[0].Changes) > 1 {
		proved = " (proved: no fewer will do)"
	}
	for i, way := range n.Ways {
		if i > 0 {
			t.line(1, "or")
		} else {
			t.line(1, "with %s it would be %s%s:", diagnostic.Counted(len(way.Changes), "other answer"), standingThen[way.Standing], proved)
		}
		for _, c := range way.Changes {
			t.line(2, "%s – %s; now: %s", w.Question(c.Question), said(w, c.Question, c.To), said(w, c.Question, c.From))
		}
		if i > 0 && way.Standing != n.Ways[0].Standing {
			t.line(2, "(then %s)", standingThen[way.Standing])
		}
	}
}

// standingThen says where a step then stands.
var standingThen = map[engine.Standing]string{
	engine.StandsOpen: "in the plan", engine.StandsHeld: "in the plan, held closed",
	engine.StandsFolded: `under "also helpful"`, engine.StandsCounted: "among those that are only counted",
}

func said(w *words.Words, question string, v *engine.Value) string {
	if v == nil {
		return "not answered"
	}
	return fmt.Sprint(w.Answer(question, *v))
}
