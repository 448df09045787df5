package mutate

import (
	"maps"

	"amends/engine"
	"amends/rules"
	"amends/rules/prove"
)

// share is some places with a condition, and what became of their slips: of
// rules only, or of none.
type share struct {
	places   []site
	tried    [][]tried // by place
	err      error
	panicked any
}

// worker tries one share after another, with buffers of its own.
type worker struct {
	program *engine.Program
	cases   []rules.Case
	runs    []*engine.Run // of each case, evaluated
	whole   *engine.Run   // of any other answers
	parter  *parter
	early   map[string]bool // facts that hard guards look at before all is answered
}

func newWorker(p *engine.Program, cases []rules.Case) *worker {
	w := &worker{program: p, cases: cases, whole: p.NewRun(), parter: newParter(p.Bundle()), early: earlyFacts(p.Bundle())}
	for i := range cases {
		run := p.NewRun()
		run.Read(cases[i].Answers)
		run.Fire()
		w.runs = append(w.runs, run)
	}
	return w
}

// earlyFacts are the facts that hard guards read, through others as well.
func earlyFacts(b *engine.Bundle) map[string]bool {
	out := map[string]bool{}
	mark := func(t *engine.Test) { out[t.Fact] = true }
	for i := range b.Guards {
		if b.Guards[i].Hard {
			b.Guards[i].When.EachTest(mark)
		}
	}
	for i := len(b.Facts) - 1; i >= 0; i-- { // a fact reads earlier ones only
		if out[b.Facts[i].ID] {
			b.Facts[i].EachTest(mark)
		}
	}
	return out
}

// work tries a share and notes how that ended.
func (w *worker) work(s *share) {
	defer func() { s.panicked = recover() }()
	s.err = w.try(s)
}

func (w *worker) try(s *share) error {
	m := slipper{w.program.Bundle()}
	var conditions []*engine.Condition
	var asked []int
	for i := range s.places {
		for _, slip := range m.slips(s.places[i].condition) {
			s.tried[i] = append(s.tried[i], tried{slip: slip})
		}
		for j := range s.tried[i] {
			conditions = append(conditions, &s.tried[i][j].condition)
		}
		if s.places[i].rule >= 0 {
			asked = append(asked, s.places[i].rule)
		}
	}
	t := &trial{worker: w, share: s, part: *w.program.Bundle()}
	if asked != nil {
		t.part = w.parter.around(asked)
	}
	t.changes = prove.NewChanges(&t.part, conditions)
	if err := t.probe(s, t.part, w.cases); err != nil {
		return err
	}
	for i := range s.places {
		if err := t.judge(i); err != nil {
			return err
		}
	}
	return nil
}

// trial is a share being tried.
type trial struct {
	*worker
	*share
	part    engine.Bundle // that is asked about: around the rules of the share, or the whole
	changes *prove.Changes
	probing
}

// judge runs the cases against every slip of a place, and looks for one that
// would notice those that none of them does.
func (t *trial) judge(i int) error {
	var found []*rules.Case // that notice earlier slips of this place
	before := map[met]bool{}
	for j := range t.tried[i] {
		one, r := &t.tried[i][j], t.rival(i, j)
		if one.killed = t.noticed(i, j, r, before); one.killed {
			continue
		}
		for _, c := range found {
			if one.kill == nil && r.fails(c) {
				one.kill = c
			}
		}
		if one.kill == nil {
			if err := t.search(i, j, r); err != nil {
				return err
			}
			if one.kill != nil {
				found = append(found, one.kill)
			}
		}
	}
	return nil
}

// met is a case for which a condition comes out in some way.
type met struct {
	at    int // of the case
	comes value
}

// noticed reports whether a case fails. Two slips for which a condition comes out
// alike are alike for the case, once all that it reads is settled.
func (t *trial) noticed(i, j int, r rival, before map[met]bool) bool {
	for at := range t.cases {
		m := met{at, t.values[i][j+1][at]}
		if t.settled(i) && m.comes == t.values[i][0][at] {
			continue
		}
		fails, ok := before[m]
		if !ok || !t.settled(i) {
			fails = r.notices(at)
			before[m] = fails
		}
		if fails {
			return true
		}
	}
	return false
}

// search looks for a case that would notice a slip: among the people who are known
// already, then among all there are.
func (t *trial) search(i, j int, r rival) error {
	one := &t.tried[i][j]
	if answers := t.known(i, j, r); answers != nil {
		one.kill = r.smallest(answers)
		return nil
	}
	changed := r.changed()
	var best engine.Answers
	var err error
	one.verdict, err = t.changes.Find(&changed, func(answers engine.Answers) bool {
		for _, more := range t.also(&t.share.places[i], answers) {
			if r.tell(more) != nil {
				best = more
				return true
			}
		}
		return false
	})
	if err == nil && best != nil {
		one.kill = r.smallest(best)
		t.meet(best)
	}
	return err
}

// known looks for somebody whose plan a slip changes among the cases and those
// who were found before.
func (t *trial) known(i, j int, r rival) engine.Answers {
	if !t.settled(i) {
		return nil
	}
	for at := range t.people {
		if t.values[i][0][at] == t.values[i][j+1][at] {
			continue
		}
		if told := r.tell(t.people[at]); told != nil && told.rank <= inPlan {
			return t.people[at]
		}
	}
	return nil
}

// also are answers, and those with something that does not apply: a slip in
// what is asked shows for those who answer all the same.
func (t *trial) also(place *site, answers engine.Answers) []engine.Answers {
	out := []engine.Answers{answers}
	q, ok := t.program.Question(place.question)
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
