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
	var out []site
	add := func(of string, c *engine.Condition, last bool, with func(*engine.Bundle, engine.Condition)) *site {
		if c == nil {
			return &site{}
		}
		out = append(out, site{of: of, condition: c, last: last, rule: -1, with: func(c engine.Condition) engine.Bundle {
			changed := *b
			with(&changed, c)
			return changed
		}})
		return &out[len(out)-1]
	}
	for i := range b.Questions {
		q := &b.Questions[i]
		add("question "+q.ID, q.ShowIf, false, func(b *engine.Bundle, c engine.Condition) {
			b.Questions = slices.Clone(b.Questions)
			b.Questions[i].ShowIf = &c
		}).question = q.ID
		for j := range q.Options {
			s := add("option "+q.ID+"."+q.Options[j].ID, q.Options[j].ShowIf, false, func(b *engine.Bundle, c engine.Condition) {
				b.Questions = slices.Clone(b.Questions)
				b.Questions[i].Options = slices.Clone(b.Questions[i].Options)
				b.Questions[i].Options[j].ShowIf = &c
			})
			s.question, s.option = q.ID, q.Options[j].ID
		}
	}
	for i := range b.Facts {
		f := &b.Facts[i]
		add("fact "+f.ID, f.When, false, func(b *engine.Bundle, c engine.Condition) {
			b.Facts = slices.Clone(b.Facts)
			b.Facts[i].When = &c
		}).fact = f.ID
		for _, branch := range branches(f.Choose) {
			add("fact "+f.ID, branch.If, false, func(b *engine.Bundle, c engine.Condition) {
				b.Facts = slices.Clone(b.Facts)
				b.Facts[i].Choose = replaced(f.Choose, branch, &c)
			}).fact = f.ID
		}
	}
	for i := range b.Guards {
		add("guard "+b.Guards[i].ID, &b.Guards[i].When, !b.Guards[i].Hard, func(b *engine.Bundle, c engine.Condition) {
			b.Guards = slices.Clone(b.Guards)
			b.Guards[i].When = c
			if at := guardRule(b, b.Guards[i].ID); at >= 0 {
				b.Rules = slices.Clone(b.Rules)
				b.Rules[at].When = c
			}
		})
	}
	for i := range b.Varied {
		v := &b.Varied[i]
		if v.Of == engine.OfRule && guardRule(b, v.ID) >= 0 {
			continue // it is the guard's
		}
		add(v.Place.String(), v.When, true, func(b *engine.Bundle, c engine.Condition) {
			b.Varied = slices.Clone(b.Varied)
			b.Varied[i].When = &c
		})
		for j := range v.Variants {
			add(v.Place.String(), &v.Variants[j].When, true, func(b *engine.Bundle, c engine.Condition) {
				b.Varied = slices.Clone(b.Varied)
				b.Varied[i].Variants = slices.Clone(b.Varied[i].Variants)
				b.Varied[i].Variants[j].When = c
				twin := v.Place
				twin.Of = engine.OfRule
				for k := range b.Varied {
					if v.Of == engine.OfGuard && b.Varied[k].Place == twin {
						b.Varied[k].Variants = b.Varied[i].Variants
					}
				}
			})
		}
	}
	for i := range b.Rules {
		if b.Rules[i].Guard {
			continue // a slip in it is one in the guard
		}
		add("rule "+b.Rules[i].ID, &b.Rules[i].When, true, func(b *engine.Bundle, c engine.Condition) {
			b.Rules = slices.Clone(b.Rules)
			b.Rules[i].When = c
		}).rule = i
	}
	return out
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
