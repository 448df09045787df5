package rules

import (
	"cmp"
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lines"
)

// readGuards reads guards and rules: hard guards by rank, then soft ones as
// authored.
func (a *Assessment) readGuards(sc scope) {
	a.guards = slices.Clone(a.all.Guards)
	for _, g := range a.guards {
		a.lowerCondition(sc, &g.When)
	}
	slices.SortStableFunc(a.guards, func(a, b *entries.Guard) int {
		switch {
		case a.Hard.On && b.Hard.On:
			return cmp.Compare(a.Rank.Whole(), b.Rank.Whole())
		case a.Hard.On:
			return -1
		case b.Hard.On:
			return 1
		}
		return 0
	})
	for _, r := range a.all.Rules {
		a.lowerCondition(sc, &r.When)
	}
}

// checkGuards checks guards one by one.
func (a *Assessment) checkGuards() {
	ranks := map[int]*entries.Guard{}
	for _, g := range a.guards {
		a.checkGuardReads(g)
		a.checkCaps(g.Caps.Entry)
		if !g.Hard.On {
			a.checkSoftGuard(g)
			continue
		}
		a.checkHardGuard(g)
		if !g.Rank.Written() {
			continue
		}
		if before := ranks[g.Rank.Whole()]; before != nil {
			d := g.DiagnoseKey(&g.Rank, codeEqualRank, fmt.Sprintf("the hard guards `%s` and `%s` have the same rank", before.ID.Value, g.ID.Value), "give each its own; the lowest comes first")
			d.Related = []Related{before.Related("the other one")}
			a.folder.Report(d)
		}
		ranks[g.Rank.Whole()] = g
	}
}

// checkHardGuard checks what a hard guard needs.
func (a *Assessment) checkHardGuard(g *entries.Guard) {
	for _, need := range []struct {
		key  *entries.Field
		hint string
	}{
		{&g.Rank.Field, "add `rank:` with a number of its own; the lowest comes first"},
		{&g.Page.Field, "add `page:`: it is all that the taker sees when the guard stops the plan"},
	} {
		if !need.key.Written() && !g.NearDamage() {
			a.folder.Report(g.Diagnose(entries.CodeMissingKey, fmt.Sprintf("the hard %s has no `%s`", g.Called(), need.key.Key), need.hint))
		}
	}
	for _, key := range []*entries.Field{&g.Recommend.Field, &g.Pin.Field} {
		if key.Written() {
			a.folder.Report(g.DiagnoseKey(key, codeSoftOnly, fmt.Sprintf("a hard guard has no `%s`", key.Key), "it only allows; let a rule recommend the step, and name it in `allow`"))
		}
	}
	a.checkAllowedAdvice(g)
}

// checkSoftGuard checks what a soft guard cannot have.
func (a *Assessment) checkSoftGuard(g *entries.Guard) {
	for _, key := range []*entries.Field{&g.Rank.Field, &g.Ask.Field, &g.Allow.Field, &g.AllowAdvice.Field} {
		if key.Written() {
			a.folder.Report(g.DiagnoseKey(key, codeHardOnly, fmt.Sprintf("a soft guard has no `%s`", key.Key), "add `hard: true`, or remove the key"))
		}
	}
	recommends := g.Recommend.Filled() || g.Pin.Filled()
	if recommends && !g.Because.Written() && !g.NearDamage() {
		a.folder.Report(g.Diagnose(codeMissingBecause, g.Called()+" recommends steps and does not say why", "add `because:`; it is shown with the steps, and must not name an answer"))
	}
	a.checkGuardWithhold(g)
	if !recommends && !g.Effects.Any() && !g.Caps.Written() && !g.Page.Written() && !g.NearDamage() {
		a.folder.Report(g.Diagnose(codeNoEffect, g.Called()+" does nothing", "add a `page`, `caps`, `recommend`, `pin`, or one of "+diagnostic.Or(effectNames)))
	}
	if (g.Hold.Written() || g.HoldTags.Written()) && !g.Because.Written() {
		a.folder.Report(g.Diagnose(codeMissingBecause, g.Called()+" holds steps and does not say why", "add `because:`; it is shown with the steps"))
	}
}

// effectNames are the keys of what rules and guards both can do.
var effectNames = func() []string {
	var names []string
	for _, k := range (&entries.Effects{}).Keys() {
		names = append(names, k.Name)
	}
	return names
}()

// checkGuardReads reports questions that a guard reads and that may stay
// without an answer: the guard would never be decided.
func (a *Assessment) checkGuardReads(g *entries.Guard) {
	for _, name := range a.reads(&g.When) {
		for _, q := range a.questionsOf(name) {
			if q.Required.Written() || q.IfSkipped.Written() || q.NearDamage() {
				continue
			}
			message := fmt.Sprintf("%s reads `%s`, which may be skipped, and then the guard is never decided", g.Called(), q.ID.Value)
			if name != q.ID.Value {
				message = fmt.Sprintf("%s reads `%s` through the fact `%s`; it may be skipped, and then the guard is never decided", g.Called(), q.ID.Value, name)
			}
			d := atName(a.conditions[&g.When].text, name, codeGuardUndecided, message,
				fmt.Sprintf("give `%s` an `if_skipped`, or make it `required: true`", q.ID.Value))
			d.Related = []Related{q.Related("the question")}
			a.folder.Report(d)
		}
	}
}

// checkAllowedAdvice reports advice on a hard guard's page, or in its steps,
// that the guard does not allow.
func (a *Assessment) checkAllowedAdvice(g *entries.Guard) {
	if page := g.Page.Entry; page != nil {
		a.checkAllowed(g, page.Paragraphs.All, "the page")
	}
	for _, id := range g.Allow.Texts {
		if step := a.step(id.Value); step != nil {
			a.checkAllowed(g, step.Paragraphs.All, "the step `"+id.Value+"`")
		}
	}
}

// checkAllowed reports advice in the paragraphs of a page or step that the guard
// does not allow.
func (a *Assessment) checkAllowed(g *entries.Guard, paragraphs []*entries.Paragraph, of string) {
	allowed := g.AllowAdvice.Values()
	for _, p := range paragraphs {
		for _, t := range p.Covers.Texts {
			if slices.Contains(allowed, t.Value) {
				continue
			}
			d := t.Diagnose(codeAdviceNotAllowed, fmt.Sprintf("%s covers `%s`, which the hard %s does not allow", of, diagnostic.Clip(t.Value), g.Called()),
				"add it to `allow_advice` of the guard, or take the paragraph out")
			if near := engine.Nearest(t.Value, allowed); near != "" {
				d.Hint = "the guard allows `" + near + "`"
			}
			d.Related = []Related{g.Related("the guard")}
			a.folder.Report(d)
		}
	}
}

// checkRules reports rules that do nothing.
func (a *Assessment) checkRules() {
	for _, r := range a.all.Rules {
		if !r.Recommend.Filled() && !r.Effects.Any() && !r.NearDamage() {
			a.folder.Report(r.Diagnose(codeNoEffect, r.Called()+" does nothing", "add `recommend:`, or one of "+diagnostic.Or(effectNames)))
		}
		a.checkOwnWithhold(r)
	}
}

// checkOwnWithhold reports steps that a rule recommends and withholds.
func (a *Assessment) checkOwnWithhold(r *entries.Rule) {
	withheld := r.Withhold.Values()
	for _, rec := range r.Recommend.All {
		if t := rec.Step; slices.Contains(withheld, t.Value) {
			a.folder.Report(t.Diagnose(codeRecommendAndWithhold, fmt.Sprintf("%s recommends `%s` and withholds it; it is never shown", r.Called(), t.Value), "remove one of the two"))
		}
	}
}

// checkGuardWithhold reports steps that a guard recommends and withholds.
func (a *Assessment) checkGuardWithhold(g *entries.Guard) {
	for _, t := range recommendedBy(g) {
		if slices.Contains(g.Withhold.Values(), t.Value) {
			a.folder.Report(t.Diagnose(codeRecommendAndWithhold, fmt.Sprintf("%s recommends `%s` and withholds it; it is never shown", g.Called(), t.Value), "remove one of the two"))
		}
	}
}

// recommendedBy are the steps that a soft guard recommends or pins.
func recommendedBy(g *entries.Guard) []lines.Text {
	var list []lines.Text
	for _, r := range g.Recommend.All {
		list = append(list, r.Step.Text)
	}
	return append(list, g.Pin.Texts...)
}

// checkCaps reports caps below zero.
func (a *Assessment) checkCaps(caps *entries.Caps) {
	if caps == nil {
		return
	}
	for _, n := range []*entries.Number{&caps.Current, &caps.Other, &caps.Group, &caps.Open, &caps.Folded} {
		if n.Whole() < 0 {
			a.folder.Report(caps.DiagnoseKey(n, codeNegativeCap, fmt.Sprintf("the cap `%s` is below zero", n.Key), "write how many steps may be shown; leave the key out for no cap"))
		}
	}
}
