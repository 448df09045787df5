package mutate

import (
	"fmt"

	"amends/engine"
	"amends/rules"
)

// probing is a part of an assessment with all conditions and slips of a share
// side by side, as rules without effects: what is asked of them needs no
// program of their own.
type probing struct {
	probes *engine.Program
	asked  *engine.Run      // of any answers
	of     [][]probe        // by place: its condition, then each slip
	values [][][]value      // the same, by person
	people []engine.Answers // of the cases, then those who were found
}

// probe is a condition and its negation among the probes.
type probe struct{ is, not int }

// value is how a condition comes out: whether it, and whether its negation, is
// surely true or still can be.
type value struct{ is, not engine.Truth }

// probe gives the conditions the answers of all cases.
func (p *probing) probe(s *share, part engine.Bundle, cases []rules.Case) error {
	part.Varied = nil
	if s.places[0].rule < 0 {
		part.Rules = nil
	}
	add := func(c engine.Condition) int {
		part.Rules = append(part.Rules, engine.Rule{ID: fmt.Sprint("probe ", len(part.Rules)), When: c})
		return len(part.Rules) - 1
	}
	p.of, p.values = make([][]probe, len(s.places)), make([][][]value, len(s.places))
	for i := range s.places {
		both := func(c *engine.Condition) {
			one := probe{is: add(*c), not: -1}
			if !s.places[i].last {
				one.not = add(engine.Condition{Not: c})
			}
			p.of[i] = append(p.of[i], one)
			p.values[i] = append(p.values[i], nil)
		}
		both(s.places[i].condition)
		for j := range s.tried[i] {
			both(&s.tried[i][j].condition)
		}
	}
	var err error
	if p.probes, err = engine.New(part); err != nil {
		return fmt.Errorf("compile the slips alone: %w", err)
	}
	p.asked = p.probes.NewRun()
	for at := range cases {
		p.meet(cases[at].Answers)
	}
	return nil
}

// meet gives the conditions somebody's answers.
func (p *probing) meet(answers engine.Answers) {
	p.people = append(p.people, answers)
	p.asked.Read(answers)
	for i := range p.of {
		for j := range p.of[i] {
			p.values[i][j] = append(p.values[i][j], p.value(i, j))
		}
	}
}

// value is how the condition of a place comes out, or with j one of its
// slips, for the answers that were read last. Where only a condition that
// holds changes anything, all else is one value.
func (p *probing) value(i, j int) value {
	one := p.of[i][j]
	is := p.asked.Rule(one.is)
	if one.not < 0 {
		if is != engine.True {
			is = engine.False
		}
		return value{is: is}
	}
	return value{is, p.asked.Rule(one.not)}
}

// differs reports whether a slip changes how a condition comes out for some
// answers, which the run of the probes has read then.
func (p *probing) differs(i, j int, answers engine.Answers) bool {
	p.asked.Read(answers)
	return p.value(i, 0) != p.value(i, j+1)
}
