package reference

import (
	"fmt"
	"math/rand/v2"

	"amends/engine"
)

// Value makes up an answer to a question: mostly sensible, sometimes a skip,
// and sometimes what a careless caller sends (options that do not go
// together, or do not exist, numbers out of bounds).
func Value(q *engine.Question, rng *rand.Rand) engine.Value {
	if rng.IntN(8) == 0 {
		return engine.Skip()
	}
	if q.Kind == engine.Number {
		return engine.Amount(float64(rng.IntN(24) - 2))
	}
	var ids []string
	for _, o := range q.Options {
		if rng.IntN(len(q.Options)+1) == 0 {
			ids = append(ids, o.ID)
		}
	}
	if q.Kind != engine.AnyOf && len(ids) > 1 && rng.IntN(10) > 0 {
		ids = ids[:1]
	}
	if len(ids) == 0 {
		ids = []string{q.Options[rng.IntN(len(q.Options))].ID}
	}
	if rng.IntN(40) == 0 {
		ids = append(ids, "no-such-option")
	}
	rng.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	return engine.Chosen(ids...)
}

// Person makes up a set of answers; about one question in every few is open.
func Person(b *engine.Bundle, rng *rand.Rand) engine.Answers {
	out := engine.Answers{}
	openness := rng.IntN(6) // a complete person in one of six
	for i := range b.Questions {
		if openness == 0 || rng.IntN(openness+2) > 0 {
			out[b.Questions[i].ID] = Value(&b.Questions[i], rng)
		}
	}
	if rng.IntN(30) == 0 {
		out["no_such_question"] = engine.Skip()
	}
	return out
}

// Bundle makes up a small assessment that uses everything the engine knows.
func Bundle(rng *rand.Rand) engine.Bundle {
	m := &maker{rng: rng}
	m.Bundle = engine.Bundle{
		Schema: engine.BundleSchema, Assessment: "made-up", Version: "0", CurrentPhase: "phase_now",
		Caps:     engine.Caps{Current: rng.IntN(4), Other: rng.IntN(3), Group: rng.IntN(3), Open: rng.IntN(6), Folded: rng.IntN(4)},
		Phases:   []engine.Phase{{ID: "first"}, {ID: "second"}, {ID: "third"}, {ID: "always", Always: true}},
		Sections: []engine.Section{{ID: "a"}, {ID: "b"}, {ID: "c"}},
		Notes:    []engine.Note{{ID: "n0", Tags: []string{"t0"}, Always: true}, {ID: "n1", Tags: []string{"t1", "t2"}}},
	}
	for i := range 9 {
		m.question(i)
	}
	for i := range 3 {
		m.fact(engine.Fact{ID: fmt.Sprintf("f%d", i), When: m.condition(2)})
	}
	m.fact(engine.Fact{
		ID: "phase_now", Values: []string{"first", "second", "third"},
		Choose: &engine.Choice{
			If:   m.condition(1),
			Then: &engine.Choice{Value: "first"},
			Else: &engine.Choice{If: m.condition(1), Then: &engine.Choice{Value: "second"}, Else: &engine.Choice{Value: "third"}},
		},
	})
	for i := range 12 {
		m.step(i)
	}
	for i := range 5 {
		m.guard(i)
	}
	for i := range 14 {
		m.rule(i)
	}
	m.varied()
	return m.Bundle
}

type maker struct {
	engine.Bundle
	rng *rand.Rand
}

func (m *maker) question(i int) {
	q := engine.Question{
		ID: fmt.Sprintf("q%d", i), Section: []string{"a", "b", "c"}[i/3], Text: "text",
		Kind:     []engine.QuestionKind{engine.OneOf, engine.AnyOf, engine.YesNo, engine.Number, engine.AnyOf}[m.rng.IntN(5)],
		Required: m.rng.IntN(4) == 0, Sensitive: m.rng.IntN(5) == 0,
	}
	if i > 0 && m.rng.IntN(3) == 0 {
		q.ShowIf = m.condition(1)
	}
	switch q.Kind {
	case engine.YesNo:
		q.Options = []engine.Option{{ID: "yes"}, {ID: "no"}}
	case engine.Number:
		low, high := 0.0, 20.0
		q.Min, q.Max = &low, &high
	case engine.OneOf, engine.AnyOf:
		for j := range 2 + m.rng.IntN(3) {
			q.Options = append(q.Options, m.option(i, j))
		}
	}
	if len(q.Options) > 0 && m.rng.IntN(3) == 0 {
		q.IfSkipped = q.Options[0].ID
	}
	m.Questions = append(m.Questions, q)
}

func (m *maker) option(i, j int) engine.Option {
	o := engine.Option{ID: fmt.Sprintf("o%d", j), Exclusive: m.rng.IntN(6) == 0, Sensitive: m.rng.IntN(9) == 0}
	if i > 0 && m.rng.IntN(5) == 0 {
		o.ShowIf = m.condition(0)
	}
	return o
}

// condition reads the questions and facts made so far.
func (m *maker) condition(depth int) *engine.Condition {
	c := &engine.Condition{}
	kind := m.rng.IntN(9)
	switch {
	case depth == 0 || kind < 2:
		c.Test = m.test()
	case kind < 4:
		c.Not = m.condition(depth - 1)
	case kind == 8:
		for range 2 + m.rng.IntN(3) {
			c.Of = append(c.Of, *m.condition(depth - 1))
		}
		c.AtLeast = 1 + m.rng.IntN(len(c.Of))
	case kind < 6:
		c.All = []engine.Condition{*m.condition(depth - 1), *m.condition(depth - 1)}
	default:
		c.Any = []engine.Condition{*m.condition(depth - 1), *m.condition(depth - 1), *m.condition(0)}
	}
	return c
}

func (m *maker) test() *engine.Test {
	if n := len(m.Facts); n > 0 && m.rng.IntN(4) == 0 {
		f := m.Facts[m.rng.IntN(n)]
		if f.When != nil {
			return &engine.Test{Fact: f.ID, Kind: engine.TestAny, Options: []string{[]string{"yes", "no"}[m.rng.IntN(2)]}}
		}
		return &engine.Test{Fact: f.ID, Kind: engine.TestAny, Options: f.Values[:1+m.rng.IntN(2)]}
	}
	q := &m.Questions[m.rng.IntN(len(m.Questions))]
	t := &engine.Test{Question: q.ID, Kind: engine.TestAny}
	switch {
	case m.rng.IntN(9) == 0:
		t.Kind = engine.TestAnswered
		return t
	case q.Kind == engine.Number:
		t.Kind, t.Ranges = engine.TestNumber, []engine.Range{m.interval(20)}
		return t
	case q.Kind == engine.AnyOf && m.rng.IntN(3) == 0:
		t.Kind, t.Ranges = engine.TestCount, []engine.Range{m.interval(4)}
		return t
	case q.Kind == engine.AnyOf && m.rng.IntN(3) == 0:
		t.Kind = engine.TestAll
	}
	for _, o := range q.Options {
		if m.rng.IntN(2) == 0 || len(t.Options) == 0 {
			t.Options = append(t.Options, o.ID)
		}
	}
	return t
}

func (m *maker) interval(most int) engine.Range {
	low := float64(m.rng.IntN(most))
	high := low + float64(m.rng.IntN(most))
	r := engine.Range{Min: &low, Max: &high, AboveMin: m.rng.IntN(3) == 0, BelowMax: m.rng.IntN(3) == 0}
	switch m.rng.IntN(4) {
	case 0:
		r.Min, r.AboveMin = nil, false
	case 1:
		r.Max, r.BelowMax = nil, false
	}
	return r
}

// fact adds a fact, sensitive if anything that it reads is.
func (m *maker) fact(f engine.Fact) {
	f.EachTest(func(t *engine.Test) { f.Sensitive = f.Sensitive || m.hides(t) })
	m.Facts = append(m.Facts, f)
}

// hides reports whether a test reads something sensitive.
func (m *maker) hides(t *engine.Test) bool {
	for i := range m.Questions {
		if q := &m.Questions[i]; t.Fact == "" && q.ID == t.Question {
			return q.Hides(t)
		}
	}
	for i := range m.Facts {
		if m.Facts[i].ID == t.Fact {
			return m.Facts[i].Sensitive
		}
	}
	return false
}

func (m *maker) step(i int) {
	s := engine.Step{
		ID: fmt.Sprintf("s%d", i), Title: "title", Phase: m.Phases[m.rng.IntN(4)].ID,
		Group: []string{"", "g0", "g1"}[m.rng.IntN(3)],
		Tags:  [][]string{nil, {"t0"}, {"t1"}, {"t1", "t2"}}[m.rng.IntN(4)],
		Paragraphs: []engine.Paragraph{
			{Covers: []string{fmt.Sprintf("a%d", i)}},
			{Covers: []string{fmt.Sprintf("a%d", m.rng.IntN(i+1))}},
		},
	}
	for _, earlier := range m.Steps {
		if earlier.Phase == s.Phase && m.rng.IntN(4) == 0 {
			s.After = append(s.After, earlier.ID)
		}
	}
	m.Steps = append(m.Steps, s)
}

func (m *maker) guard(i int) {
	g := engine.Guard{ID: fmt.Sprintf("guard%d", i), Hard: i < 3, When: *m.condition(1)}
	m.effects(&g.Effects)
	if m.rng.IntN(2) == 0 {
		g.Page = &engine.Page{Paragraphs: []engine.Paragraph{{Covers: []string{fmt.Sprintf("p%d", i)}}}}
	}
	if g.Hard {
		g.Rank = i + 1
		allows, asks := i > 0 || m.rng.IntN(2) == 0, i > 0 && m.rng.IntN(4) > 0
		for _, s := range m.Steps {
			if allows && m.rng.IntN(2) == 0 {
				g.Allow = append(g.Allow, s.ID)
			}
		}
		for _, q := range m.Questions {
			if asks && m.rng.IntN(2) == 0 {
				g.Ask = append(g.Ask, q.ID)
			}
		}
	} else {
		g.Caps = engine.Caps{Current: m.rng.IntN(3), Open: m.rng.IntN(4)}
	}
	// Guards that hold for half of all people leave little to compare.
	g.When = engine.Condition{All: []engine.Condition{g.When, *m.condition(0), *m.condition(0)}}
	m.Guards = append(m.Guards, g)
}

func (m *maker) rule(i int) {
	r := engine.Rule{ID: fmt.Sprintf("rule%d", i), When: *m.condition(3), Because: "because"}
	if i == 0 {
		r.When = engine.Condition{Always: true}
	}
	for range m.rng.IntN(4) {
		r.Recommend = append(r.Recommend, engine.Recommendation{
			Step: m.Steps[m.rng.IntN(len(m.Steps))].ID, Priority: m.rng.IntN(3) - 1, StillDue: m.rng.IntN(3) == 0, Pin: m.rng.IntN(8) == 0,
		})
	}
	if m.rng.IntN(3) == 0 {
		m.effects(&r.Effects)
	}
	m.Rules = append(m.Rules, r)
}

func (m *maker) effects(e *engine.Effects) {
	some := func() []string { return []string{m.Steps[m.rng.IntN(len(m.Steps))].ID} }
	switch m.rng.IntN(5) {
	case 0:
		e.Withhold = some()
	case 1:
		e.Hold = some()
	case 2:
		e.HoldTags = []string{"t2"}
	case 3:
		e.WithholdTags = []string{"t0"}
	}
	if m.rng.IntN(3) == 0 {
		e.Notes = []string{"n1"}
	}
}
