package mutate

import (
	"slices"

	"amends/engine"
)

// site is a place of an assessment that has a condition.
type site struct {
	of        string // "rule apologise-once"
	condition *engine.Condition
	last      bool   // looked at when all questions and facts are decided: of rules, soft guards and texts
	rule      int    // its index, or -1
	question  string // of a question or option: what may be answered though it does not apply
	fact      string
	option    string
	with      func(engine.Condition) engine.Bundle // the assessment with another condition here
}

// sites lists the places with a condition, in the order of the assessment but for
// those of rules, which come last.
func sites(b *engine.Bundle) []site {
	l := siteList{bundle: b}
	l.questions()
	l.facts()
	l.guards()
	l.texts()
	l.rules()
	return l.out
}

// siteList gathers the places of an assessment.
type siteList struct {
	bundle *engine.Bundle
	out    []site
}

// add notes a place, if it has a condition. The function puts another one there,
// in a copy of the bundle that shares its lists.
func (l *siteList) add(of string, c *engine.Condition, last bool, with func(*engine.Bundle, engine.Condition)) *site {
	if c == nil {
		return &site{}
	}
	l.out = append(l.out, site{of: of, condition: c, last: last, rule: -1, with: func(c engine.Condition) engine.Bundle {
		changed := *l.bundle
		with(&changed, c)
		return changed
	}})
	return &l.out[len(l.out)-1]
}

func (l *siteList) questions() {
	for i := range l.bundle.Questions {
		q := &l.bundle.Questions[i]
		l.add("question "+q.ID, q.ShowIf, false, func(b *engine.Bundle, c engine.Condition) {
			b.Questions = slices.Clone(b.Questions)
			b.Questions[i].ShowIf = &c
		}).question = q.ID
		for j := range q.Options {
			s := l.add("option "+q.ID+"."+q.Options[j].ID, q.Options[j].ShowIf, false, func(b *engine.Bundle, c engine.Condition) {
				b.Questions = slices.Clone(b.Questions)
				b.Questions[i].Options = slices.Clone(b.Questions[i].Options)
				b.Questions[i].Options[j].ShowIf = &c
			})
			s.question, s.option = q.ID, q.Options[j].ID
		}
	}
}

func (l *siteList) facts() {
	for i := range l.bundle.Facts {
		f := &l.bundle.Facts[i]
		l.add("fact "+f.ID, f.When, false, func(b *engine.Bundle, c engine.Condition) {
			b.Facts = slices.Clone(b.Facts)
			b.Facts[i].When = &c
		}).fact = f.ID
		for _, branch := range branches(f.Choose) {
			l.add("fact "+f.ID, branch.If, false, func(b *engine.Bundle, c engine.Condition) {
				b.Facts = slices.Clone(b.Facts)
				b.Facts[i].Choose = replaced(f.Choose, branch, &c)
			}).fact = f.ID
		}
	}
}

func (l *siteList) guards() {
	for i := range l.bundle.Guards {
		g := &l.bundle.Guards[i]
		l.add("guard "+g.ID, &g.When, !g.Hard, func(b *engine.Bundle, c engine.Condition) {
			b.Guards = slices.Clone(b.Guards)
			b.Guards[i].When = c
			if at := guardRule(b, b.Guards[i].ID); at >= 0 {
				b.Rules = slices.Clone(b.Rules)
				b.Rules[at].When = c
			}
		})
	}
}

// texts are the places of texts that only some read, or that read otherwise for
// some.
func (l *siteList) texts() {
	for i := range l.bundle.Varied {
		v := &l.bundle.Varied[i]
		if v.Of == engine.OfRule && guardRule(l.bundle, v.ID) >= 0 {
			continue // it is the guard's
		}
		l.add(v.Place.String(), v.When, true, func(b *engine.Bundle, c engine.Condition) {
			b.Varied = slices.Clone(b.Varied)
			b.Varied[i].When = &c
		})
		for j := range v.Variants {
			l.add(v.Place.String(), &v.Variants[j].When, true, func(b *engine.Bundle, c engine.Condition) {
				b.Varied = slices.Clone(b.Varied)
				b.Varied[i].Variants = slices.Clone(b.Varied[i].Variants)
				b.Varied[i].Variants[j].When = c
				shareWithRule(b, i)
			})
		}
	}
}

// shareWithRule gives the variants of a guard's text to its twin, the text of the
// rule of what the guard recommends.
func shareWithRule(b *engine.Bundle, varied int) {
	v := &b.Varied[varied]
	twin := v.Place
	twin.Of = engine.OfRule
	for k := range b.Varied {
		if v.Of == engine.OfGuard && b.Varied[k].Place == twin {
			b.Varied[k].Variants = v.Variants
		}
	}
}

func (l *siteList) rules() {
	for i := range l.bundle.Rules {
		r := &l.bundle.Rules[i]
		if r.Guard {
			continue // a slip in it is one in the guard
		}
		l.add("rule "+r.ID, &r.When, true, func(b *engine.Bundle, c engine.Condition) {
			b.Rules = slices.Clone(b.Rules)
			b.Rules[i].When = c
		}).rule = i
	}
}

// guardRule is the rule of what a guard recommends, or -1.
func guardRule(b *engine.Bundle, guard string) int {
	return slices.IndexFunc(b.Rules, func(r engine.Rule) bool { return r.Guard && r.ID == guard })
}

// branches are the parts of a `? :` that have a condition.
func branches(c *engine.Choice) []*engine.Choice {
	if c == nil || c.If == nil {
		return nil
	}
	return append(append([]*engine.Choice{c}, branches(c.Then)...), branches(c.Else)...)
}

// replaced is a `? :` with another condition in one of its parts.
func replaced(c, part *engine.Choice, condition *engine.Condition) *engine.Choice {
	if c == nil || c.If == nil {
		return c
	}
	out := *c
	if c == part {
		out.If = condition
		return &out
	}
	out.Then, out.Else = replaced(c.Then, part, condition), replaced(c.Else, part, condition)
	return &out
}
