package findings

import (
	"fmt"
	"strings"

	"amends/engine"
	"amends/rules"
	"amends/rules/prove"
)

// checkQuestions looks at what questions are good for.
func (a *analysis) checkQuestions() {
	for i := range a.bundle.Questions {
		q := &a.bundle.Questions[i]
		if !a.silent[q.ID] {
			a.checkOptions(q)
		}
	}
	a.checkInfluence()
	a.checkUnread()
	a.checkSkipped()
}

// checkOptions reports options that are never offered though their condition
// could be true.
func (a *analysis) checkOptions(q *engine.Question) {
	for j := range q.Options {
		o := &q.Options[j]
		if o.ShowIf == nil || a.isReported(q.ID, o.ID) || !a.strict.Impossible(a.strict.Chosen(q.ID, j)) {
			continue
		}
		d := a.source.Option(q.ID, o.ID).Diagnose(codeNeverOffered,
			fmt.Sprintf("nobody who is asked `%s` is ever offered `%s`", q.ID, o.ID), "its `show_if` does not go with when the question is asked; change one of the two")
		a.tell(q.ID+"."+o.ID, d, a.reasons([]*part{newPart(&engine.Condition{Test: &engine.Test{Question: q.ID, Kind: engine.TestAny, Options: []string{o.ID}}}, nil)})...)
	}
}

// isReported reports whether the condition of an option has been reported.
func (a *analysis) isReported(question, option string) bool {
	for _, r := range a.roots {
		if r.Of == question && r.ID == option {
			return r.never
		}
	}
	return false
}

// checkInfluence reports questions that conditions read and that change
// nothing all the same.
func (a *analysis) checkInfluence() {
	counts, read := a.influential(), map[string]bool{}
	a.bundle.EachCondition(func(_ string, c *engine.Condition) { c.EachTest(func(t *engine.Test) { read[t.Question] = true }) })
	for i := range a.bundle.Questions {
		id := a.bundle.Questions[i].ID
		if counts[id] || a.silent[id] || !read[id] { // what nothing reads is told as such
			continue
		}
		a.tell(id, a.source.Entry("question", id).Diagnose(codeNoInfluence, "the answer to `"+id+"` changes nothing",
			"every condition that reads it is the same whatever the answer is; use it, or do not ask it"), a.readers(id)...)
	}
}

// influential are the questions on which something depends: a rule that can
// fire, a guard, the current phase, or whether such a question is asked.
func (a *analysis) influential() map[string]bool {
	counts := map[string]bool{}
	facts := map[string]bool{}
	for changed := true; changed; {
		before := len(counts) + len(facts)
		facts[a.bundle.CurrentPhase] = true
		for _, r := range a.roots {
			if r.never || r.always || r.Kind == "fact" && !facts[r.ID] || r.Kind == "question" && !counts[r.ID] || r.Of != "" && !counts[r.Of] {
				continue
			}
			r.tree.build().EachTest(func(t *engine.Test) {
				if t.Fact != "" {
					facts[t.Fact] = true
				} else {
					counts[t.Question] = true
				}
			})
		}
		changed = len(counts)+len(facts) > before
	}
	return counts
}

// readers points to the conditions that name a question.
func (a *analysis) readers(question string) []rules.Related {
	var out []rules.Related
	for _, r := range a.roots {
		reads := false
		r.condition.EachTest(func(t *engine.Test) { reads = reads || t.Question == question })
		if reads && len(out) < 5 {
			out = append(out, r.Related(r.called()+" reads it"))
		}
	}
	return out
}

// checkUnread reports options that a taker may choose, of several, and that
// no condition knows.
func (a *analysis) checkUnread() {
	known, counted, answered := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, r := range a.roots {
		r.condition.EachTest(func(t *engine.Test) {
			counted[t.Question] = counted[t.Question] || t.Kind == engine.TestCount
			answered[t.Question] = answered[t.Question] || t.Kind == engine.TestAnswered
			for _, option := range t.Options {
				known[t.Question+"."+option] = true
			}
		})
	}
	for i := range a.bundle.Questions {
		q := &a.bundle.Questions[i]
		for j := range q.Options {
			o := &q.Options[j]
			if q.Kind != engine.AnyOf || counted[q.ID] || o.Exclusive || known[q.ID+"."+o.ID] || o.ID == q.IfSkipped {
				continue
			}
			so := "changes nothing"
			if answered[q.ID] {
				so = "says no more than that the question is answered"
			}
			a.tell(q.ID+"."+o.ID, a.source.Option(q.ID, o.ID).Diagnose(codeUnreadOption,
				fmt.Sprintf("no condition reads the option `%s` of `%s`, so choosing it %s", o.ID, q.ID, so),
				"name it in a rule; if it stands for none of the others, write `exclusive: true`"))
		}
	}
}

// checkSkipped reports rules that say "not this answer" of a question that may
// be skipped: whoever skips it is not meant to be left out, or is meant to be
// and should be named.
func (a *analysis) checkSkipped() {
	for _, r := range a.roots {
		if r.Kind != "rule" || r.never || r.always {
			continue
		}
		read := a.readsOf(r.condition).questions
		a.eachDenial(r.tree, nil, false, func(p *part, t *engine.Test, positive bool) {
			q := &a.bundle.Questions[a.question(t.Question)]
			if q.Required || q.IfSkipped != "" || read[q.ID] || !a.leftOut(r, q.ID) {
				return
			}
			words := strings.Join(strings.Fields(a.written(r, p.path)), " ")
			takenIn, leftOut := "(not answered("+q.ID+") or "+words+")", "(answered("+q.ID+") and "+words+")"
			denied := words
			if !positive {
				takenIn, leftOut, denied = leftOut, takenIn, "not "+words
			}
			a.tell(r.subject(), a.warn(r, p.path, codeSkippedNotEqual,
				fmt.Sprintf("whoever skips `%s` is left out here: `%s` is true only of those who answered", q.ID, denied),
				fmt.Sprintf("write `%s` to take them in, or `%s` if that is meant", takenIn, leftOut)))
		})
	}
}

// eachDenial visits the tests of questions that must fail for a condition to
// be true: with their `not` where that stands right before them, and is then to
// be true itself, else as they stand.
func (a *analysis) eachDenial(p, above *part, denied bool, visit func(p *part, t *engine.Test, positive bool)) {
	if p.gone {
		return
	}
	if t := p.condition.Test; t != nil && t.Question != "" && t.Kind != engine.TestAnswered && denied {
		if above != nil && above.condition.Not != nil {
			visit(above, t, true)
		} else {
			visit(p, t, false)
		}
	}
	for _, k := range p.kids {
		a.eachDenial(k, p, denied != (p.condition.Not != nil), visit)
	}
}

// leftOut reports whether skipping a question can be what keeps a rule from
// firing.
func (a *analysis) leftOut(r *root, question string) bool {
	s := a.strict
	claims := []prove.Claim{s.Planned(), s.Skipped(question), -s.True(r.condition), -s.False(r.condition)}
	return !s.Impossible(claims...)
}
