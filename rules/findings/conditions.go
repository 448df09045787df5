package findings

import (
	"slices"

	"amends/engine"
	"amends/rules"
	"amends/rules/prove"
)

// checkConditions looks at every condition by itself.
func (a *analysis) checkConditions() {
	for _, r := range a.roots {
		if r.condition.Always {
			continue
		}
		if a.checkNever(r) || a.checkAlways(r) {
			continue
		}
		a.checkParts(r)
	}
}

// checkNever reports a condition that can never be true: because it contradicts
// itself, or because of what is asked of whom.
func (a *analysis) checkNever(r *root) bool {
	if r.loose.Impossible(append(r.claims(r.loose), r.loose.True(r.condition))...) && a.neverReally(r) {
		r.never = true
		core := a.core(r.loose, r, r.claims(r.loose))
		a.tell(r.subject(), a.never(r, core, ""), a.factsBehind(core)...)
	} else if base, ok := a.neverWithin(r); ok {
		r.never = true
		core := a.core(a.strict, r, base)
		a.tell(r.subject(), a.never(r, core, ", because of what is asked of whom"), append(a.factsBehind(core), a.reasons(core)...)...)
	}
	if r.never && r.Kind != rules.KindText {
		a.silent[r.ID] = true
	}
	return r.never
}

// neverReally reports whether a condition that contradicts itself is not true
// either where a guard keeps its questions from being asked: "not this answer"
// is true there.
func (a *analysis) neverReally(r *root) bool {
	claims := append(r.claims(a.strict), a.strict.True(r.condition))
	if r.Kind == "rule" {
		claims = append(claims, a.strict.Planned())
	}
	return a.strict.Impossible(claims...)
}

// neverWithin reports whether a condition can never be true in the states that
// count for it, and what they are.
func (a *analysis) neverWithin(r *root) ([]prove.Claim, bool) {
	base := r.claims(a.strict)
	switch r.Kind {
	case "rule":
		base = append(base, a.strict.Planned())
	case rules.KindText:
		base = append(base, a.strict.Read(r.Place))
	case "question":
		return nil, a.strict.Impossible(a.strict.Asked(r.ID))
	case "option":
		return nil, false // see checkOptions
	}
	return base, a.strict.Impossible(append(base, a.strict.True(r.condition))...)
}

// core are the fewest parts of a condition that can never be true together.
func (a *analysis) core(s *prove.Space, r *root, base []prove.Claim) []*part {
	parts := []*part{r.tree}
	if r.condition.All != nil {
		parts = slices.Clone(r.tree.kids)
	}
	impossible := func(parts []*part) bool {
		claims := slices.Clone(base)
		for _, p := range parts {
			claims = append(claims, s.True(p.condition))
		}
		return s.Impossible(claims...)
	}
	if !impossible(parts) {
		return []*part{r.tree}
	}
	for i := 0; i < len(parts) && len(parts) > 1; {
		if fewer := slices.Delete(slices.Clone(parts), i, i+1); impossible(fewer) {
			parts = fewer
		} else {
			i++
		}
	}
	return parts
}

// never says that the parts can never be true together.
func (a *analysis) never(r *root, core []*part, why string) rules.Diagnostic {
	last := core[len(core)-1]
	var words []string
	for _, p := range core {
		words = append(words, a.words(r, p.path))
	}
	message := quoted(words) + " can never be true"
	if len(core) > 1 {
		message += " together"
	}
	if len(r.texts) > 0 {
		message += " where the texts before it are not shown"
	}
	if len(r.before) > 0 {
		message += " where the branches before it were not taken"
	}
	return a.warn(r, last.path, codeNeverTrue, message+why, hintNever[r.Kind])
}

var hintNever = map[rules.Kind]string{
	"rule":     "so the rule never fires; did you mean `or`, or another option?",
	"guard":    "so the guard protects nobody; did you mean `or`, or another option?",
	"fact":     "so nobody ever gets what follows from it; did you mean `or`, or another option?",
	"question": "so the question is never asked; did you mean `or`, or another option?",
	"text":     "so nobody ever reads this text; did you mean `or`, or another option?",
	"section":  "so none of its questions is ever asked; did you mean `or`, or another option?",
	"option":   "so the option is never offered; did you mean `or`, or another option?",
}

// checkAlways reports a condition that is never false.
func (a *analysis) checkAlways(r *root) bool {
	r.always = r.loose.Impossible(append(r.claims(r.loose), r.loose.False(r.condition))...)
	if r.always {
		hint := "write `true` if everybody is meant"
		if t := r.condition.Test; t != nil && t.Question != "" {
			hint = "everybody who answers meets it: write `answered(" + t.Question + ")` if that is meant, or `true`"
		}
		where := ""
		if len(r.texts) > 0 {
			where = " where the texts before it are not shown"
		}
		switch {
		case a.deniesEach(r.condition):
			hint = "whoever meets the one does not meet the other, so one of the two always holds; did you mean `and`?"
		case r.path != nil:
			hint = "so what stands after the `:` is never chosen; take it out, or mend the condition"
		case r.Kind == rules.KindText && r.Variant < 0:
			hint = "take `when` out if everybody is to read the paragraph"
		case r.Kind == rules.KindText:
			hint = "so the texts after it are never read; take them out, or mend the condition"
		case r.Kind == "question" || r.Kind == "option" || r.Kind == "section":
			hint = "take `show_if` out if that is meant"
		}
		a.tell(r.subject(), a.warn(r, nil, codeAlwaysTrue, "`"+a.words(r, nil)+"` is always true"+where, hint))
	}
	return r.always
}

// deniesEach reports `x != "a" or x != "b"`.
func (a *analysis) deniesEach(c *engine.Condition) bool {
	return len(c.Any) > 1 && !slices.ContainsFunc(c.Any, func(kid engine.Condition) bool {
		return kid.Not == nil || kid.Not.Test == nil || kid.Not.Test.Question != c.Any[0].Not.Test.Question
	})
}

// factsBehind points to the facts that parts name.
func (a *analysis) factsBehind(parts []*part) []rules.Related {
	var out []rules.Related
	for _, p := range parts {
		p.condition.EachTest(func(t *engine.Test) {
			related := rules.Related{}
			if t.Fact != "" {
				related = a.source.Entry("fact", t.Fact).Related("the fact `" + t.Fact + "`")
			}
			if t.Fact != "" && !slices.Contains(out, related) {
				out = append(out, related)
			}
		})
	}
	return out
}

// tests reports whether conditions name an option of a question.
func tests(conditions []*engine.Condition, question, option string) bool {
	found := false
	for _, c := range conditions {
		c.EachTest(func(t *engine.Test) {
			found = found || t.Question == question && slices.Contains(t.Options, option)
		})
	}
	return found
}
