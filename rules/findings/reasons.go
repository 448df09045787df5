package findings

import (
	"amends/engine"
	"amends/rules"
	"amends/rules/prove"
)

// reasons points to what keeps parts from being true: when questions are
// asked, options offered, and guards stop. What contradicts the parts by itself
// stands for all; else everything that has a share is named.
func (a *analysis) reasons(parts []*part) []rules.Related {
	conditions := make([]*engine.Condition, len(parts))
	claims := make([]prove.Claim, len(parts))
	for i, p := range parts {
		conditions[i], claims[i] = p.condition, a.strict.True(p.condition)
	}
	var direct, every []rules.Related
	for _, w := range a.gates(conditions) {
		related := w.Related("`" + w.ID + "` is " + gated(w.Kind) + " only if this is true")
		every = append(every, related)
		if a.contradict(append(conditions, a.conditionOf(w))) {
			direct = append(direct, related)
		}
	}
	if len(direct) > 0 {
		return direct
	}
	return append(every, a.stops(claims)...)
}

func gated(kind rules.Kind) string {
	if kind == "option" {
		return "offered"
	}
	return "asked"
}

// gates are the conditions of the questions and options that conditions test.
func (a *analysis) gates(conditions []*engine.Condition) []rules.Authored {
	read := a.readsOf(conditions...).questions
	var out []rules.Authored
	for _, w := range a.source.Conditions() {
		_, asked := read[w.ID]
		if w.Kind == "question" && asked || w.Kind == "option" && tests(conditions, w.Of, w.ID) {
			out = append(out, w)
		}
	}
	return out
}

// contradict reports whether conditions can never be true together.
func (a *analysis) contradict(conditions []*engine.Condition) bool {
	space := a.looseSpace(conditions...)
	var claims []prove.Claim
	for _, c := range conditions {
		claims = append(claims, space.True(c))
	}
	return space.Impossible(claims...)
}

// stops points to the hard guards that hold wherever claims do.
func (a *analysis) stops(claims []prove.Claim) []rules.Related {
	if a.strict.Impossible(claims...) {
		return nil // whatever guards do
	}
	var out []rules.Related
	for i := range a.bundle.Guards {
		if g := &a.bundle.Guards[i]; g.Hard && a.strict.Impossible(append(claims, -a.strict.Guard(i))...) {
			out = append(out, a.source.Entry("guard", g.ID).Related("the guard `"+g.ID+"` stops then"))
		}
	}
	return out
}
