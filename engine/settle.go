package engine

// settleFacts derives facts from what is on the rails. While no question is
// open, what may be is what is sure.
func (r *Run) settleFacts(list []int) {
	for _, i := range list {
		f := &r.program.facts[i]
		yes, no := r.factValues(f, r.sure)
		r.sure.put(f.slot, yes, no)
		if r.open {
			yes, no = r.factValues(f, r.maybe)
		}
		r.maybe.put(f.slot, yes, no)
	}
}

// factValues says which values a fact surely has, and which it surely has not,
// one bit each. On the maybe rails a value can be both.
func (r *Run) factValues(f *fact, x rails) (yes, no uint64) {
	if f.choose != nil {
		return r.chosen(f.choose, x, 1<<len(f.values)-1)
	}
	const yesBit, noBit = 1, 2
	if r.program.graph.run(f.when.isTrue, x) {
		yes, no = yes|yesBit, no|noBit
	}
	if r.program.graph.run(f.when.isFalse, x) {
		yes, no = yes|noBit, no|yesBit
	}
	return yes, no
}

// chosen follows a `? :`. Where its condition is unknown, only what both
// branches agree on is known.
func (r *Run) chosen(c *choice, x rails, all uint64) (yes, no uint64) {
	if c.condition == nil {
		return 1 << c.value, all &^ (1 << c.value)
	}
	g := &r.program.graph
	isTrue, isFalse := g.run(c.condition.isTrue, x), g.run(c.condition.isFalse, x)
	if isTrue && !isFalse {
		return r.chosen(c.then, x, all)
	}
	if isFalse && !isTrue {
		return r.chosen(c.otherwise, x, all)
	}
	thenYes, thenNo := r.chosen(c.then, x, all)
	elseYes, elseNo := r.chosen(c.otherwise, x, all)
	if isTrue { // anything is possible: only on the maybe rails
		return thenYes | elseYes, thenNo | elseNo
	}
	return thenYes & elseYes, thenNo & elseNo
}

// settleGuards decides, at the end of a section, which hard guards hold, and
// after the last section all of them. A hard guard that holds narrows what the
// later sections ask.
func (r *Run) settleGuards(question int) {
	last := question+1 >= len(r.program.questions)
	r.settleFacts(r.program.questions[question].unready)
	for i := range r.program.guards {
		if r.guards[i] == True || !last && !r.program.guards[i].Hard {
			continue
		}
		r.guards[i] = r.decide(&r.program.guards[i].tree, last)
		if r.guards[i] == True && r.program.guards[i].Hard {
			r.stop(i)
		}
	}
}

// decide is True or False when the answers settle a condition, and Unknown
// while an open question still can make it true.
func (r *Run) decide(t *tree, last bool) Truth {
	switch {
	case r.program.graph.run(t.isTrue, r.sure):
		return True
	case !last || r.program.graph.run(t.isTrue, r.maybe):
		return Unknown
	}
	return False
}

func (r *Run) stop(guard int) {
	ask := r.program.guards[guard].ask
	if r.stopped {
		r.asks.intersect(ask)
		return
	}
	r.stopped = true
	copy(r.asks, ask)
}
