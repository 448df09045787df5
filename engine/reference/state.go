package reference

import (
	"math"
	"slices"

	"amends/engine"
)

// answer is a question's state.
type answer struct {
	state    engine.State
	pending  bool
	selected []string // what counts, if_skipped included
	amount   float64
	unasked  bool // not looked at yet: nothing is known of it, now or later
}

// person is one set of answers being worked through.
type person struct {
	*engine.Bundle
	given   engine.Answers
	answers map[string]*answer
	ignored []engine.Ignored
	fired   map[string]bool // hard guards, once they hold

	firedRules []*engine.Rule // once everything is read
}

// can says whether something can be true and whether it can be false. Both
// false means unknown for good.
type can struct{ yes, no bool }

func read(b *engine.Bundle, given engine.Answers) *person {
	p := &person{Bundle: b, given: given, answers: map[string]*answer{}, fired: map[string]bool{}}
	for _, q := range b.Questions {
		p.answers[q.ID] = &answer{unasked: true}
	}
	for _, section := range b.Sections {
		for i := range b.Questions {
			if b.Questions[i].Section == section.ID {
				p.ask(&b.Questions[i])
			}
		}
		for i := range b.Guards {
			g := &b.Guards[i]
			if g.Hard && p.surely(&g.When).yes {
				p.fired[g.ID] = true
			}
		}
	}
	p.reportUnknown()
	return p
}

// asks reports whether the hard guards that hold so far leave a question.
// It is only called with the guards of earlier sections.
func (p *person) asks(id string) bool {
	for _, g := range p.Guards {
		if p.fired[g.ID] && !slices.Contains(g.Ask, id) {
			return false
		}
	}
	return true
}

func (p *person) ask(q *engine.Question) {
	a := &answer{state: engine.Open}
	available, pending := p.available(q)
	value, given := p.given[q.ID]
	switch {
	case !p.asks(q.ID), !p.shown(q.ShowIf).yes && !p.shown(q.ShowIf).no:
		a.state = engine.NotApplicable
		p.ignore(given, q.ID, "", engine.ReasonNotApplicable)
	case !p.shown(q.ShowIf).yes:
		a.pending = true
		p.ignore(given, q.ID, "", engine.ReasonNotAskedYet)
	case len(q.Options) > 0 && len(available) == 0 && !pending:
		a.state = engine.NotApplicable
		p.ignore(given, q.ID, "", engine.ReasonNotApplicable)
	case len(q.Options) > 0 && len(available) == 0:
		a.pending = true
		p.ignore(given, q.ID, "", engine.ReasonNotAskedYet)
	case given && value.Skipped() && q.Required:
		p.ignore(true, q.ID, "", engine.ReasonRequired)
	case given && value.Skipped():
		a.state = engine.Skipped
		if slices.Contains(available, q.IfSkipped) {
			a.selected = []string{q.IfSkipped}
		}
	case given && q.Kind == engine.Number:
		p.takeAmount(a, q, value)
	case given:
		p.takeOptions(a, q, value, available)
	}
	p.answers[q.ID] = a
}

// shown says of a show_if: yes now, or (no) not now but perhaps later.
func (p *person) shown(c *engine.Condition) can {
	if c == nil || p.surely(c).yes {
		return can{yes: true}
	}
	return can{no: p.perhaps(c).yes}
}

func (p *person) available(q *engine.Question) (ids []string, pending bool) {
	for _, o := range q.Options {
		switch shown := p.shown(o.ShowIf); {
		case shown.yes:
			ids = append(ids, o.ID)
		case shown.no:
			pending = true
		}
	}
	return ids, pending
}

func (p *person) takeAmount(a *answer, q *engine.Question, value engine.Value) {
	n, ok := value.Amount()
	inside := (q.Min == nil || n >= *q.Min) && (q.Max == nil || n <= *q.Max)
	if !ok || !inside || !q.Decimal && n != math.Floor(n) {
		p.ignore(true, q.ID, "", engine.ReasonWrongValue)
		return
	}
	a.state, a.amount = engine.Answered, n
}

func (p *person) takeOptions(a *answer, q *engine.Question, value engine.Value, available []string) {
	var chosen []engine.Option
	for _, id := range value.Options() {
		at := slices.IndexFunc(q.Options, func(o engine.Option) bool { return o.ID == id })
		switch {
		case at < 0:
			p.ignore(true, q.ID, id, engine.ReasonUnknownOption)
		case slices.Contains(available, id):
			chosen = append(chosen, q.Options[at])
		case p.shown(q.Options[at].ShowIf).no:
			p.ignore(true, q.ID, id, engine.ReasonNotAskedYet)
		default:
			p.ignore(true, q.ID, id, engine.ReasonNotApplicable)
		}
	}
	for _, o := range q.Options {
		if slices.ContainsFunc(chosen, func(c engine.Option) bool { return c.ID == o.ID }) {
			a.selected = append(a.selected, o.ID)
		}
	}
	if q.Kind == engine.AnyOf {
		p.dropExclusive(a, q)
	} else if len(a.selected) > 1 {
		for _, id := range a.selected[1:] {
			p.ignore(true, q.ID, id, engine.ReasonWrongValue)
		}
		a.selected = a.selected[:1]
	}
	if len(a.selected) > 0 {
		a.state = engine.Answered
	}
}

func (p *person) dropExclusive(a *answer, q *engine.Question) {
	var alone, others []string
	for _, o := range q.Options {
		if slices.Contains(a.selected, o.ID) {
			if o.Exclusive {
				alone = append(alone, o.ID)
			} else {
				others = append(others, o.ID)
			}
		}
	}
	dropped := alone
	if len(others) == 0 && len(alone) > 0 {
		others, dropped = alone[:1], alone[1:]
	}
	a.selected = others
	for _, id := range dropped {
		p.ignore(true, q.ID, id, engine.ReasonNotExclusive)
	}
}

func (p *person) ignore(given bool, question, option string, reason engine.IgnoredReason) {
	if given {
		p.ignored = append(p.ignored, engine.Ignored{Question: question, Option: option, Reason: reason})
	}
}

func (p *person) reportUnknown() {
	var unknown []string
	for id := range p.given {
		if p.answers[id] == nil {
			unknown = append(unknown, id)
		}
	}
	slices.Sort(unknown)
	for _, id := range unknown {
		p.ignore(true, id, "", engine.ReasonUnknownQuestion)
	}
}
