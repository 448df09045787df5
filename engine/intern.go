package engine

import "slices"

// question is a question with its place in the rails.
type question struct {
	*Question
	optionIDs []string
	slot      slot    // an option, or a class of numbers, a bit
	answered  slot    // one bit
	count     slot    // 0 … number of options; empty unless a condition counts
	classes   classes // of a number question
	section   int
	showIf    *tree
	options   []option
	all       []bits // every bit of the three slots but answered
	ifSkipped int    // index of an option, or -1
	text      int    // these two: its varied text, see [Program.linkVaried]
	help      int

	settles []int // facts that read no later question
	unready []int // other facts that a hard guard reads, after the last question of a section
}

type option struct {
	*Option
	showIf *tree
	said   string // the question, answered with this option alone
}

// fact is a fact with its place in the rails.
type fact struct {
	*Fact
	values []string
	tells  []any // each value as a result has it
	slot   slot
	when   *tree
	choose *choice
	reads  set // questions, through facts
	ready  int // the last question that it reads, or -1
}

// choice is a Choice with its conditions compiled. A leaf has a value ≥ 0.
type choice struct {
	value     int
	condition *tree
	then      *choice
	otherwise *choice
}

// intern lays out the slots and compiles what asking needs: conditions of
// questions, options and facts.
func (p *Program) intern() {
	counted := p.measure()
	var l layout
	for i := range p.questions {
		p.questions[i].layOut(&l, counted[i])
	}
	for i := range p.facts {
		f := &p.facts[i]
		f.slot = l.slot(len(f.values))
	}
	p.words = l.words()
	p.compileRules()
	for i := range p.questions {
		p.compileQuestion(&p.questions[i])
	}
	for i := range p.facts {
		p.compileFact(&p.facts[i])
	}
}

// measure finds the classes of numbers and the questions that are counted.
func (p *Program) measure() (counted []bool) {
	p.questions = make([]question, len(p.bundle.Questions))
	counted = make([]bool, len(p.questions))
	for i := range p.questions {
		p.questions[i] = newQuestion(&p.bundle.Questions[i], p.sectionIndex)
	}
	p.facts = make([]fact, len(p.bundle.Facts))
	for i := range p.facts {
		f := &p.bundle.Facts[i]
		p.facts[i] = fact{Fact: f, values: factValues(f), tells: factTells(f), ready: -1, reads: newSet(len(p.questions))}
		if !f.Sensitive {
			p.plainFacts = append(p.plainFacts, i)
		}
	}
	order(len(p.plainFacts),
		func(i, j int) bool { return p.facts[p.plainFacts[i]].ID < p.facts[p.plainFacts[j]].ID },
		func(i, j int) { p.plainFacts[i], p.plainFacts[j] = p.plainFacts[j], p.plainFacts[i] })
	eachTest(&p.bundle, func(t *Test) {
		switch t.Kind {
		case TestNumber:
			p.questions[p.questionIndex[t.Question]].classes.cut(t.Ranges)
		case TestCount:
			counted[p.questionIndex[t.Question]] = true
		}
	})
	for i := range p.questions {
		p.questions[i].classes.finish()
	}
	return counted
}

func newQuestion(q *Question, sections map[string]int) question {
	out := question{Question: q, section: sections[q.Section], ifSkipped: -1}
	for i := range q.Options {
		out.optionIDs = append(out.optionIDs, q.Options[i].ID)
		if q.Options[i].ID == q.IfSkipped && q.IfSkipped != "" {
			out.ifSkipped = i
		}
	}
	return out
}

// eitherWay are the values of a fact with a condition of its own.
var eitherWay = []string{"yes", "no"}

func factValues(f *Fact) []string {
	if f.When != nil {
		return eitherWay
	}
	return f.Values
}

func factTells(f *Fact) []any {
	if f.When != nil {
		return []any{true, false}
	}
	out := make([]any, len(f.Values))
	for i, value := range f.Values {
		out[i] = value
	}
	return out
}

func (q *question) layOut(l *layout, counted bool) {
	size := len(q.optionIDs)
	if q.Kind == Number {
		size = q.classes.size()
	}
	q.slot = l.slot(size)
	q.answered = l.slot(1)
	q.all = q.slot.all()
	if counted {
		q.count = l.slot(len(q.optionIDs) + 1)
		q.all = append(q.all, q.count.all()...)
	}
}

// compileRules compiles the conditions of rules, and then what the rule loop
// runs, so that it lies together in memory.
func (p *Program) compileRules() {
	p.rules = make([]rule, len(p.bundle.Rules))
	for i := range p.rules {
		r := &p.rules[i]
		r.Rule = &p.bundle.Rules[i]
		r.tree = p.part(&r.When)
		r.tree.weigh(&r.weight)
	}
	for i := range p.rules {
		t := &p.rules[i].tree
		from := len(p.graph.nodes)
		t.isTrue = p.graph.of(t, false, holds, fails)
		p.tables.add(&p.graph, from, t.isTrue)
	}
	p.tables.group()
}

func (p *Program) compileQuestion(q *question) {
	q.showIf = p.optional(q.ShowIf)
	q.options = make([]option, len(q.Options))
	for i := range q.Options {
		o := &q.options[i]
		o.Option, o.showIf, o.said = &q.Options[i], p.optional(q.Options[i].ShowIf), said(q.Question, q.Options[i].Label)
	}
}

func (p *Program) optional(c *Condition) *tree {
	if c == nil {
		return nil
	}
	t := p.compile(c)
	return &t
}

func (p *Program) compileFact(f *fact) {
	f.when = p.optional(f.When)
	if f.Choose != nil {
		f.choose = p.choice(f.Choose, f.values)
	}
	f.EachTest(func(t *Test) {
		if t.Fact != "" {
			f.reads.union(p.facts[p.factIndex[t.Fact]].reads)
			return
		}
		f.reads.add(p.questionIndex[t.Question])
	})
	for q := range f.reads.all {
		f.ready = max(f.ready, q)
	}
}

func (p *Program) choice(c *Choice, values []string) *choice {
	if c.If == nil {
		return &choice{value: slices.Index(values, c.Value)}
	}
	return &choice{
		value:     -1,
		condition: p.optional(c.If),
		then:      p.choice(c.Then, values),
		otherwise: p.choice(c.Else, values),
	}
}
