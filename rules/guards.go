package rules

import (
	"cmp"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"amends/engine"
	"amends/rules/diagnostic"
)

// guard is a guard as written.
type guard struct {
	*object
	hard bool
}

// rule is a rule as written.
type rule struct {
	*object
}

// readGuards reads guards and rules: hard guards by rank, then soft ones as
// authored.
func (s *Source) readGuards(sc scope) {
	for _, o := range s.entries("guards") {
		s.lowerCondition(sc, o, "when")
		s.guards = append(s.guards, &guard{object: o, hard: o.flag("hard")})
	}
	slices.SortStableFunc(s.guards, func(a, b *guard) int {
		switch {
		case a.hard && b.hard:
			return cmp.Compare(a.whole("rank"), b.whole("rank"))
		case a.hard:
			return -1
		case b.hard:
			return 1
		}
		return 0
	})
	for _, o := range s.entries("rules") {
		s.lowerCondition(sc, o, "when")
		s.rules = append(s.rules, &rule{object: o})
	}
}

// checkGuards checks guards one by one.
func (s *Source) checkGuards() {
	ranks := map[int]*guard{}
	for _, g := range s.guards {
		s.checkGuardReads(g)
		s.checkCaps(g.one("caps"))
		if !g.hard {
			s.checkSoftGuard(g)
			continue
		}
		s.checkHardGuard(g)
		if !g.has("rank") {
			continue
		}
		if before := ranks[g.whole("rank")]; before != nil {
			d := g.diagnose("rank", codeEqualRank, fmt.Sprintf("the hard guards `%s` and `%s` have the same rank", before.id(), g.id()), "give each its own; the lowest comes first")
			d.Related = []Related{before.related("the other one")}
			s.folder.Report(d)
		}
		ranks[g.whole("rank")] = g
	}
}

// checkHardGuard checks what a hard guard needs.
func (s *Source) checkHardGuard(g *guard) {
	for _, key := range []string{"rank", "page"} {
		if g.has(key) || g.nearDamage() {
			continue
		}
		hint := "add `rank:` with a number of its own; the lowest comes first"
		if key == "page" {
			hint = "add `page:`: it is all that the taker sees when the guard stops the plan"
		}
		s.folder.Report(g.diagnose("", codeMissingKey, fmt.Sprintf("the hard %s has no `%s`", g.called(), key), hint))
	}
	if len(g.list("allow")) > 0 && len(g.list("ask")) == 0 {
		s.folder.Report(g.diagnose("allow", codeAllowWithoutAsk, "`allow` does nothing without `ask`: the guard ends in its page, without steps",
			"add `ask:` with the questions to go on with, or remove `allow`"))
	}
	s.checkAllowedAdvice(g)
}

// checkSoftGuard checks what a soft guard cannot have.
func (s *Source) checkSoftGuard(g *guard) {
	for _, key := range []string{"rank", "ask", "allow", "allow_advice"} {
		if g.has(key) {
			s.folder.Report(g.diagnose(key, codeHardOnly, fmt.Sprintf("a soft guard has no `%s`", key), "add `hard: true`, or remove the key"))
		}
	}
	if !g.acts() && !g.has("caps") && !g.has("page") && !g.nearDamage() {
		s.folder.Report(g.diagnose("", codeNoEffect, g.called()+" does nothing", "add a `page`, `caps`, or one of "+diagnostic.Or(effectNames)))
	}
	if (g.has("hold") || g.has("hold_tags")) && !g.has("because") {
		s.folder.Report(g.diagnose("", codeMissingBecause, g.called()+" holds steps and does not say why", "add `because:`; it is shown with the steps"))
	}
}

var effectNames = func() []string {
	var names []string
	for _, k := range effectKeys {
		names = append(names, k.Name)
	}
	return names
}()

// acts says whether an entry has any of the effects that rules and guards
// share.
func (o *object) acts() bool {
	return slices.ContainsFunc(append([]string{"recommend"}, effectNames...), func(key string) bool {
		n := o.field(key).Node
		return n != nil && (len(n.Content) > 0 || n.Kind == yaml.ScalarNode && n.Value != "")
	})
}

// checkGuardReads reports questions that a guard reads and that may stay
// without an answer: the guard would never be decided.
func (s *Source) checkGuardReads(g *guard) {
	for _, name := range s.reads(g.object, "when") {
		for _, q := range s.questionsOf(name) {
			if q.has("required") || q.has("if_skipped") || q.nearDamage() {
				continue
			}
			message := fmt.Sprintf("%s reads `%s`, which may be skipped, and then the guard is never decided", g.called(), q.id())
			if name != q.id() {
				message = fmt.Sprintf("%s reads `%s` through the fact `%s`; it may be skipped, and then the guard is never decided", g.called(), q.id(), name)
			}
			d := atName(s.when[g.object]["when"].text, name, codeGuardUndecided, message,
				fmt.Sprintf("give `%s` an `if_skipped`, or make it `required: true`", q.id()))
			d.Related = []Related{q.related("the question")}
			s.folder.Report(d)
		}
	}
}

// checkAllowedAdvice reports advice on a hard guard's page, or in its steps,
// that the guard does not allow.
func (s *Source) checkAllowedAdvice(g *guard) {
	allowed := g.strings("allow_advice")
	outside := func(o *object, where string) {
		for _, p := range o.all("paragraphs") {
			for _, t := range p.list("covers") {
				if slices.Contains(allowed, t.Value) {
					continue
				}
				d := t.Diagnose(codeAdviceNotAllowed, fmt.Sprintf("%s covers `%s`, which the hard %s does not allow", where, diagnostic.Clip(t.Value), g.called()),
					"add it to `allow_advice` of the guard, or take the paragraph out")
				if near := diagnostic.Nearest(t.Value, allowed); near != "" {
					d.Hint = "the guard allows `" + near + "`"
				}
				d.Related = []Related{g.related("the guard")}
				s.folder.Report(d)
			}
		}
	}
	if page := g.one("page"); page != nil {
		outside(page, "the page")
	}
	for _, id := range g.list("allow") {
		if step := s.defined[kindStep][id.Value]; step != nil {
			outside(step.object, "the step `"+id.Value+"`")
		}
	}
}

// checkRules reports rules that do nothing.
func (s *Source) checkRules() {
	for _, r := range s.rules {
		if !r.acts() && !r.nearDamage() {
			s.folder.Report(r.diagnose("", codeNoEffect, r.called()+" does nothing", "add `recommend:`, or one of "+diagnostic.Or(effectNames)))
		}
		s.checkOwnWithhold(r)
	}
}

// checkOwnWithhold reports steps that a rule recommends and withholds.
func (s *Source) checkOwnWithhold(r *rule) {
	withheld := r.strings("withhold")
	for _, rec := range r.all("recommend") {
		if t := rec.text("step"); slices.Contains(withheld, t.Value) {
			s.folder.Report(t.Diagnose(codeRecommendAndWithhold, fmt.Sprintf("%s recommends `%s` and withholds it; it is never shown", r.called(), t.Value), "remove one of the two"))
		}
	}
}

// checkCaps reports caps below zero.
func (s *Source) checkCaps(caps *object) {
	if caps == nil {
		return
	}
	for _, key := range capKeys {
		if caps.has(key.Name) && caps.whole(key.Name) < 0 {
			s.folder.Report(caps.diagnose(key.Name, codeNegativeCap, fmt.Sprintf("the cap `%s` is below zero", key.Name), "write how many steps may be shown; leave the key out for no cap"))
		}
	}
}

func (s *Source) caps(o *object) engine.Caps {
	return engine.Caps{
		Current: o.whole("current"), Other: o.whole("other"), Group: o.whole("group"),
		Open: o.whole("open"), Folded: o.whole("folded"),
	}
}
