package mutate

import (
	"fmt"
	"maps"
	"slices"

	"amends/engine"
	"amends/rules"
	"amends/rules/prove"
)

// share is every eighth place with a condition, and what became of its slips.
type share struct {
	program *engine.Program
	source  *rules.Assessment
	cases   []rules.Case
	places  []site
	first   int
	tried   map[int][]tried // by place

	pointers []*rules.Case
	changes  *prove.Changes
	asIs     *engine.Run // of the program as it is
	slipped  *engine.Run // the same, with one rule toggled
	probes   *engine.Run // of all conditions and slips of the share, a rule each
	err      error
	panicked any
}

// probe is a slip among the probes.
type probe struct {
	original, slip int   // rules of the probing program
	moved          []int // cases for which they differ, once all questions and facts are decided
}

// work runs the share and notes how that ended.
func (s *share) work() {
	defer func() { s.panicked = recover() }()
	s.err = s.run()
}

func (s *share) run() error {
	m := slipper{s.program.Bundle()}
	var conditions []*engine.Condition
	for i := s.first; i < len(s.places); i += shares {
		for _, slip := range m.slips(s.places[i].condition) {
			s.tried[i] = append(s.tried[i], tried{slip: slip})
		}
		for j := range s.tried[i] {
			conditions = append(conditions, &s.tried[i][j].condition)
		}
	}
	s.changes = prove.NewChanges(s.program.Bundle(), conditions)
	s.asIs, s.slipped = s.program.NewRun(), s.program.NewRun()
	for i := range s.cases {
		s.pointers = append(s.pointers, &s.cases[i])
	}
	probes, err := s.probe()
	if err != nil {
		return err
	}
	for i := s.first; i < len(s.places); i += shares {
		if err := s.judge(i, probes[:len(s.tried[i])]); err != nil {
			return err
		}
		probes = probes[len(s.tried[i]):]
	}
	return nil
}

// probe puts all conditions and slips of the share side by side, as rules, and
// gives them the answers of all cases.
func (s *share) probe() ([]probe, error) {
	probing := *s.program.Bundle()
	probing.Rules = nil
	add := func(c *engine.Condition) int {
		probing.Rules = append(probing.Rules, engine.Rule{ID: fmt.Sprint("probe-", len(probing.Rules)), When: *c})
		return len(probing.Rules) - 1
	}
	var out []probe
	for i := s.first; i < len(s.places); i += shares {
		original := add(s.places[i].condition)
		for j := range s.tried[i] {
			out = append(out, probe{original: original, slip: add(&s.tried[i][j].condition)})
		}
	}
	p, err := engine.New(probing)
	if err != nil {
		return nil, fmt.Errorf("compile the slips alone: %w", err)
	}
	s.probes = p.NewRun()
	fired := make([]bool, len(probing.Rules))
	for i := range s.cases {
		s.probes.Read(s.cases[i].Answers)
		s.probes.Fire()
		clear(fired)
		for _, rule := range s.probes.Fired() {
			fired[rule] = true
		}
		for j := range out {
			if fired[out[j].original] != fired[out[j].slip] {
				out[j].moved = append(out[j].moved, i)
			}
		}
	}
	return out, nil
}

// judge runs the cases against every slip of a place. Slips that are looked at
// last touch only the cases for which they come out otherwise.
func (s *share) judge(i int, probes []probe) error {
	var found []*rules.Case // cases that notice earlier slips of this place
	flips := map[int]bool{} // by case: whether it notices that the rule comes out otherwise
	for j := range s.tried[i] {
		t := &s.tried[i][j]
		d, err := s.duel(&s.places[i], t, probes[j])
		if err != nil {
			return err
		}
		if t.killed = s.noticed(&s.places[i], d, probes[j].moved, flips); t.killed {
			continue
		}
		for _, c := range found {
			if t.kill == nil && d.fails(c) {
				t.kill = c
			}
		}
		if t.kill == nil {
			if err := s.search(&s.places[i], t, d); err != nil {
				return err
			}
			if t.kill != nil {
				found = append(found, t.kill)
			}
		}
	}
	return nil
}

// duel sets a slip against the program as it is. A slip in a rule needs no
// program of its own: the rule fires or not, as a probe says.
func (s *share) duel(place *site, t *tried, p probe) (*duel, error) {
	if place.rule >= 0 {
		return &duel{before: s.program, after: s.program, asIs: s.asIs, slipped: s.slipped, rule: place.rule, probes: s.probes, probe: p}, nil
	}
	changed, err := engine.New(place.with(t.condition))
	if err != nil {
		return nil, fmt.Errorf("compile the %s, %s: %w", place.of, t.change, err)
	}
	return &duel{before: s.program, after: changed, asIs: s.asIs, slipped: changed.NewRun(), rule: -1}, nil
}

// noticed reports whether a case fails.
func (s *share) noticed(place *site, d *duel, moved []int, flips map[int]bool) bool {
	if !place.last {
		return slices.ContainsFunc(s.pointers, d.fails)
	}
	for _, i := range moved {
		fails, known := flips[i]
		if !known {
			fails = d.fails(&s.cases[i])
			flips[i] = fails
		}
		if fails {
			return true
		}
	}
	return false
}

// search looks for a case that would notice a slip.
func (s *share) search(place *site, t *tried, d *duel) error {
	changed := place.with(t.condition)
	var best engine.Answers
	var err error
	t.verdict, err = s.changes.Find(&changed, func(answers engine.Answers) bool {
		for _, more := range s.also(place, answers) {
			if d.tell(more) != nil {
				best = more
				return true
			}
		}
		return false
	})
	if err == nil && best != nil {
		t.kill = d.smallest(best)
	}
	return err
}

// also are answers, and those with something that does not apply: a slip in
// what is asked shows for those who answer all the same.
func (s *share) also(place *site, answers engine.Answers) []engine.Answers {
	out := []engine.Answers{answers}
	q, ok := s.program.Question(place.question)
	if !ok {
		return out
	}
	for i := range q.Options {
		if place.option != "" && q.Options[i].ID != place.option {
			continue
		}
		more := maps.Clone(answers)
		more[q.ID] = engine.Chosen(q.Options[i].ID)
		out = append(out, more)
	}
	return out
}
