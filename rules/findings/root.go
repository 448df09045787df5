package findings

import (
	"slices"

	"amends/engine"
	"amends/rules"
	"amends/rules/diagnostic"
	"amends/rules/lower"
	"amends/rules/prove"
)

// root is a condition that decides something by itself: that of a rule, a
// guard, a question, an option or a fact, or one branch of a fact.
type root struct {
	rules.Authored
	condition *engine.Condition
	path      []int               // of a branch, in the outline of the fact
	before    []given             // what must be so for a branch to be looked at
	texts     []*engine.Condition // of a variant of a text, those that come before it
	never     bool                // it can never be true
	always    bool                // it is never false
	tree      *part               // without the parts that make no difference
	loose     *prove.Space
}

// given is a condition that has been found true or false.
type given struct {
	condition *engine.Condition
	holds     bool
}

// findRoots finds the conditions behind what is written.
func (a *analysis) findRoots() {
	for _, w := range a.source.Conditions() {
		if w.Kind == "fact" {
			a.factRoots(w)
			continue
		}
		if w.Kind == rules.KindText {
			a.textRoot(w)
			continue
		}
		if c := a.conditionOf(w); c != nil {
			a.addRoot(&root{Authored: w, condition: c})
		}
	}
}

func (a *analysis) addRoot(r *root) {
	r.tree = newPart(r.condition, nil)
	r.loose = a.looseSpace(r.conditions()...)
	a.roots = append(a.roots, r)
}

// conditions are the root's own and those that must be so before.
func (r *root) conditions() []*engine.Condition {
	out := []*engine.Condition{r.condition}
	for _, g := range r.before {
		out = append(out, g.condition)
	}
	return append(out, r.texts...)
}

// looseSpace is the space of the questions and facts that conditions read, in
// which every question may have any answer.
func (a *analysis) looseSpace(conditions ...*engine.Condition) *prove.Space {
	read := a.readsOf(conditions...)
	var b engine.Bundle
	for i := range a.bundle.Questions {
		if _, ok := read.questions[a.bundle.Questions[i].ID]; ok {
			b.Questions = append(b.Questions, a.bundle.Questions[i])
		}
	}
	for i := range a.bundle.Facts {
		if slices.Contains(read.facts, a.bundle.Facts[i].ID) {
			b.Facts = append(b.Facts, a.bundle.Facts[i])
		}
	}
	return prove.NewLooseSpace(&b, conditions...)
}

// conditionOf is the lowered condition of a section, question, option, guard or rule.
func (a *analysis) conditionOf(w rules.Authored) *engine.Condition {
	b := a.bundle
	switch w.Kind {
	case "guard":
		return &b.Guards[a.guard(w.ID)].When
	case "rule":
		return &b.Rules[a.rule(w.ID)].When
	case "question", "section": // of a question the bundle has both together
		if w.Condition.Always {
			return nil
		}
		return w.Condition
	}
	q := &b.Questions[a.question(w.Of)]
	return q.Options[optionOf(q, w.ID)].ShowIf
}

func (a *analysis) guard(id string) int {
	return slices.IndexFunc(a.bundle.Guards, func(g engine.Guard) bool { return g.ID == id })
}

func (a *analysis) rule(id string) int {
	return slices.IndexFunc(a.bundle.Rules, func(r engine.Rule) bool { return r.ID == id })
}

func (a *analysis) question(id string) int {
	return slices.IndexFunc(a.bundle.Questions, func(q engine.Question) bool { return q.ID == id })
}

func (a *analysis) step(id string) int {
	return slices.IndexFunc(a.bundle.Steps, func(s engine.Step) bool { return s.ID == id })
}

func (a *analysis) fact(id string) *engine.Fact {
	i := slices.IndexFunc(a.bundle.Facts, func(f engine.Fact) bool { return f.ID == id })
	return &a.bundle.Facts[i]
}

func optionOf(q *engine.Question, id string) int {
	return slices.IndexFunc(q.Options, func(o engine.Option) bool { return o.ID == id })
}

// factRoots adds the condition of a fact, or each branch of its choice.
func (a *analysis) factRoots(w rules.Authored) {
	f := a.fact(w.ID)
	if f.When != nil {
		a.addRoot(&root{Authored: w, condition: f.When})
		return
	}
	a.branches(w, f.Choose, nil, nil)
}

func (a *analysis) branches(w rules.Authored, c *engine.Choice, path []int, before []given) {
	if c == nil || c.If == nil {
		return
	}
	in := func(i int) []int { return append(slices.Clone(path), i) }
	with := func(holds bool) []given { return append(slices.Clone(before), given{c.If, holds}) }
	a.addRoot(&root{Authored: w, condition: c.If, path: in(0), before: before})
	a.branches(w, c.Then, in(1), with(true))
	a.branches(w, c.Else, in(2), with(false))
}

// claims are what must be so, in a space, for the root to be looked at.
func (r *root) claims(s *prove.Space) []prove.Claim {
	var out []prove.Claim
	for _, g := range r.before {
		if g.holds {
			out = append(out, s.True(g.condition))
		} else {
			out = append(out, s.False(g.condition))
		}
	}
	for _, c := range r.texts {
		out = append(out, -s.True(c))
	}
	return out
}

// outlineOf says where a part of a root stands in its text.
func (a *analysis) outlineOf(r *root, path []int) lower.Outline {
	o, ok := a.outline[r.Text]
	if !ok {
		o = a.scope.Outline(r.Text)
		a.outline[r.Text] = o
	}
	return o.At(r.path...).At(path...)
}

// words are what the author wrote of a part, in one line.
func (a *analysis) words(r *root, path []int) string {
	return diagnostic.ClipTo(80, a.written(r, path))
}

// written is what the author wrote of a part.
func (a *analysis) written(r *root, path []int) string {
	o := a.outlineOf(r, path)
	return string([]rune(r.Text)[o.From:o.To])
}

// warn is a warning about a part of a root.
func (a *analysis) warn(r *root, path []int, code *diagnostic.Code, message, hint string) rules.Diagnostic {
	o := a.outlineOf(r, path)
	return r.Diagnose(o.From, o.To, code, message, hint)
}

// subject is the id of what a root belongs to.
func (r *root) subject() string {
	if r.Place.Of == engine.OfAssessment {
		return string(r.Place.Key)
	}
	if r.Of != "" {
		return r.Of + "." + r.ID
	}
	return r.ID
}

// called is how messages speak of what a root belongs to.
func (r *root) called() string {
	if r.Kind == rules.KindText {
		return rules.TextCalled(r.Place)
	}
	if r.Of != "" {
		return "the option `" + r.ID + "` of `" + r.Of + "`"
	}
	return "the " + string(r.Kind) + " `" + r.ID + "`"
}
