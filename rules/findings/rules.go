package findings

import (
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules"
	"amends/rules/prove"
)

// checkRules compares rules with each other.
func (a *analysis) checkRules() {
	for i := range a.bundle.Rules {
		if a.silent[a.bundle.Rules[i].ID] {
			continue
		}
		a.checkRepeated(i)
		a.checkCancelled(i)
	}
}

// checkRepeated reports a rule that adds nothing to another one.
func (a *analysis) checkRepeated(i int) {
	mine := &a.bundle.Rules[i]
	for j := range a.bundle.Rules {
		other := &a.bundle.Rules[j]
		if i == j || a.silent[other.ID] || !doesNoMore(mine, other) || !a.firesOnlyWith(i, j) {
			continue
		}
		same := doesNoMore(other, mine) && a.firesOnlyWith(j, i)
		if same && j > i {
			continue // told of the later one
		}
		code, hint := codeCoveredRule, "take it out, or let it do something of its own"
		message := fmt.Sprintf("whenever the rule `%s` fires, `%s` fires too and does all that it does", mine.ID, other.ID)
		if same {
			code, hint = codeSameRule, "take one of the two out"
			message = fmt.Sprintf("the rules `%s` and `%s` fire for the same people and do the same", other.ID, mine.ID)
		}
		a.tell(mine.ID, a.source.Entry("rule", mine.ID).Diagnose(code, message, hint), a.source.Entry("rule", other.ID).Related("the other rule"))
		a.silent[mine.ID] = true
		return
	}
}

// firesOnlyWith reports whether a rule fires only where another one does.
func (a *analysis) firesOnlyWith(i, j int) bool {
	return a.strict.Impossible(a.strict.Planned(), a.strict.Rule(i), -a.strict.Rule(j))
}

// doesNoMore reports whether one rule does nothing that the other does not do
// too, and gives no reason of its own.
func doesNoMore(mine, other *engine.Rule) bool {
	for _, r := range mine.Recommend {
		stronger := func(o engine.Recommendation) bool {
			return o.Step == r.Step && o.Priority >= r.Priority && (o.StillDue || !r.StillDue)
		}
		if !slices.ContainsFunc(other.Recommend, stronger) {
			return false
		}
	}
	x, y := &mine.Effects, &other.Effects
	return mine.Because == other.Because && subset(x.Withhold, y.Withhold) && subset(x.WithholdTags, y.WithholdTags) &&
		subset(x.Hold, y.Hold) && subset(x.HoldTags, y.HoldTags) && subset(x.Notes, y.Notes)
}

func subset(some, all []string) bool {
	return !slices.ContainsFunc(some, func(x string) bool { return !slices.Contains(all, x) })
}

// checkCancelled reports recommendations of a rule that are always withheld.
func (a *analysis) checkCancelled(i int) {
	r := &a.bundle.Rules[i]
	fires := []prove.Claim{a.strict.Planned(), a.strict.Rule(i)}
	for _, x := range r.Recommend {
		by := a.withholders(&a.bundle.Steps[a.step(x.Step)])
		var kept []prove.Claim
		for _, w := range by {
			kept = append(kept, -w.fires)
		}
		if len(by) == 0 || !a.strict.Impossible(append(slices.Clone(fires), kept...)...) {
			a.checkAllowed(i, x.Step)
			continue
		}
		d := a.source.Entry("rule", r.ID).DiagnosePart(rules.PartRecommend, x.Step, codeCancelled,
			fmt.Sprintf("the rule `%s` recommends `%s` in vain: it is always withheld then", r.ID, x.Step), "withhold wins over recommend; change one of the conditions")
		a.tell(r.ID, d, a.enough(fires, by)...)
		a.silent[x.Step] = true
	}
}

// checkAllowed reports a recommendation that the guards never allow, of a step
// that other rules bring into plans.
func (a *analysis) checkAllowed(i int, step string) {
	r, at := &a.bundle.Rules[i], a.step(step)
	if !a.strict.Impossible(a.strict.Rule(i), a.strict.Candidate(at)) || a.strict.Impossible(a.strict.Candidate(at)) {
		return
	}
	a.tell(r.ID, a.source.Entry("rule", r.ID).DiagnosePart(rules.PartRecommend, step, codeCancelled,
		fmt.Sprintf("the rule `%s` recommends `%s` in vain: a guard that holds then does not allow it", r.ID, step), "add it to `allow` of the guard, or take it out here"),
		a.closedTo(a.strict.Rule(i), step)...)
}

// withholder is a rule or guard that withholds a step.
type withholder struct {
	kind  rules.Kind
	id    string
	fires prove.Claim
}

func (a *analysis) withholders(s *engine.Step) []withholder {
	var out []withholder
	for i := range a.bundle.Guards {
		if g := &a.bundle.Guards[i]; touches(s, g.Withhold, g.WithholdTags) {
			out = append(out, withholder{"guard", g.ID, a.strict.Guard(i)})
		}
	}
	for i := range a.bundle.Rules {
		if r := &a.bundle.Rules[i]; touches(s, r.Withhold, r.WithholdTags) {
			out = append(out, withholder{"rule", r.ID, a.strict.Rule(i)})
		}
	}
	return out
}

func touches(s *engine.Step, ids, tags []string) bool {
	return slices.Contains(ids, s.ID) || slices.ContainsFunc(s.Tags, func(tag string) bool { return slices.Contains(tags, tag) })
}

// enough points to the withholders that do it alone, or else to all.
func (a *analysis) enough(fires []prove.Claim, by []withholder) []rules.Related {
	var alone, every []rules.Related
	for _, w := range by {
		related := a.source.Entry(w.kind, w.id).Related("withheld by the " + string(w.kind) + " `" + w.id + "`")
		every = append(every, related)
		if a.strict.Impossible(append(slices.Clone(fires), -w.fires)...) {
			alone = append(alone, related)
		}
	}
	if len(alone) > 0 {
		return alone
	}
	return every
}
