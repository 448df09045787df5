package diff

import (
	"math/rand/v2"
	"slices"

	"amends/engine"
)

// Sample is what was counted on made-up people: an estimate, and the same on
// every machine.
type Sample struct {
	People  int    `json:"people"`
	Seed    uint64 `json:"seed"`
	Changed int    `json:"changed"` // get other steps, notes, guards or another phase
	Layout  int    `json:"layout"`  // the same of these, but in another order, or other steps are folded
	Other   int    `json:"other"`   // the same plan, but other questions or reasons
	Planned int    `json:"planned"` // have a plan in the new version
}

// count counts every change on made-up people.
func (c *comparison) count(settings Settings) {
	c.report.Sample = Sample{People: settings.People, Seed: settings.Seed}
	if len(c.report.Changes) == 0 && len(c.report.Layout) == 0 {
		c.report.Sample.People = 0 // proved: there is nothing to count
		return
	}
	at := map[difference]*Change{}
	for i := range c.report.Changes {
		at[difference{c.report.Changes[i].Sight, c.report.Changes[i].Gone}] = &c.report.Changes[i]
	}
	m, twin := c.newMaker(settings.Seed), newTwin(c.lookers)
	for range settings.People {
		answers := m.person()
		if twin.alike(answers) {
			if c.lookers[1].run.Candidates() != nil {
				c.report.Sample.Planned++
			}
			continue
		}
		old, new := c.lookers[0].look(answers), c.lookers[1].look(answers)
		met := c.differences(old, new)
		for _, d := range met {
			if change := at[d]; change != nil {
				change.Count++
			}
		}
		if new.sights[Sight{Kind: Outcome}] {
			c.report.Sample.Planned++
		}
		switch {
		case slices.ContainsFunc(met, func(d difference) bool { return d.reachesPlan() }):
			c.report.Sample.Changed++
		case !sameLayout(old, new):
			c.report.Sample.Layout++
		case len(met) > 0:
			c.report.Sample.Other++
		}
	}
}

// maker makes up people who answer everything that either version asks.
type maker struct {
	*comparison
	rng      *rand.Rand
	answers  engine.Answers
	guarding map[string]bool // the questions that hard guards read
}

func (c *comparison) newMaker(seed uint64) *maker {
	m := &maker{comparison: c, rng: rand.New(rand.NewPCG(seed, 0)), guarding: map[string]bool{}}
	for i := range m.lookers {
		b := m.lookers[i].bundle
		var visit func(t *engine.Test)
		visit = func(t *engine.Test) {
			m.guarding[t.Question] = true
			for j := range b.Facts {
				if b.Facts[j].ID == t.Fact {
					b.Facts[j].EachTest(visit)
				}
			}
		}
		for j := range b.Guards {
			if b.Guards[j].Hard {
				b.Guards[j].When.EachTest(visit)
			}
		}
	}
	return m
}

// person answers section by section, as takers do. Every other one looks for
// an answer with which no hard guard fires: most random people meet one.
func (m *maker) person() engine.Answers {
	calm := m.rng.IntN(2) == 0
	m.answers = engine.Answers{}
	for {
		open := m.open()
		if len(open) == 0 {
			return m.answers
		}
		for _, o := range open {
			for range 20 {
				m.answers[o.question.ID] = m.answer(o.question, o.options)
				if !calm || !m.guarding[o.question.ID] || !m.guarded() {
					break
				}
			}
		}
	}
}

// openQuestion is a question to be answered, and the options to choose from.
type openQuestion struct {
	question *engine.Question
	options  []string
}

// open lists the open questions of the section to be asked now, in the first
// version that has any.
func (m *maker) open() []openQuestion {
	var out []openQuestion
	for i := range m.lookers {
		run := m.lookers[i].run
		run.Read(m.answers)
		for _, asked := range run.Asking() {
			if _, given := m.answers[asked.Question.ID]; given || asked.State != engine.Open || asked.Pending {
				continue
			}
			if len(out) > 0 && out[0].question.Section != asked.Question.Section {
				return out
			}
			out = append(out, openQuestion{asked.Question, m.options(asked, 1-i)})
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// options are those that the other version knows too, if it asks the same.
func (m *maker) options(asked engine.Asked, other int) []string {
	var shared, own []string
	q, both := m.side(other).Question(asked.Question.ID)
	for _, o := range asked.Options {
		own = append(own, o.ID)
		if both && hasOption(q, o.ID) {
			shared = append(shared, o.ID)
		}
	}
	if len(shared) > 0 {
		return shared
	}
	return own
}

func (m *maker) side(i int) *engine.Program { return [2]Side{m.old, m.new}[i].Program }

func hasOption(q *engine.Question, id string) bool {
	for i := range q.Options {
		if q.Options[i].ID == id {
			return true
		}
	}
	return false
}

// guarded reports whether a hard guard has fired in either version.
func (m *maker) guarded() bool {
	for i := range m.lookers {
		run := m.lookers[i].run
		run.Read(m.answers)
		for j := range m.lookers[i].bundle.Guards {
			if g := &m.lookers[i].bundle.Guards[j]; g.Hard && run.Guard(g.ID) == engine.True {
				return true
			}
		}
	}
	return false
}

// answer makes up an answer: one option, or a few of an any-of question, of
// which one that stands alone ends the choice.
func (m *maker) answer(q *engine.Question, options []string) engine.Value {
	if q.Kind == engine.Number {
		return engine.Amount(m.number(q))
	}
	if q.Kind != engine.AnyOf {
		return engine.Chosen(options[m.rng.IntN(len(options))])
	}
	var chosen []string
	for _, i := range m.rng.Perm(len(options))[:1+m.rng.IntN(min(3, len(options)))] {
		if standsAlone(q, options[i]) {
			return engine.Chosen(options[i])
		}
		chosen = append(chosen, options[i])
	}
	return engine.Chosen(chosen...)
}

func standsAlone(q *engine.Question, id string) bool {
	for i := range q.Options {
		if q.Options[i].ID == id {
			return q.Options[i].Exclusive
		}
	}
	return false
}

func (m *maker) number(q *engine.Question) float64 {
	low, high := 0.0, 100.0
	if q.Min != nil {
		low, high = *q.Min, *q.Min+100
	}
	if q.Max != nil {
		high = *q.Max
		low = min(low, high)
	}
	return low + float64(m.rng.IntN(int(high-low)+1))
}
