package engine

// truth is the value of a condition under what is known.
func (r *Run) truth(t *tree) Truth {
	switch t.kind {
	case alwaysKind:
		return True
	case notKind:
		return r.truth(&t.kids[0]).not()
	case allKind:
		return r.join(t.kids, False)
	case anyKind:
		return r.join(t.kids, True)
	case atLeastKind:
		return r.several(t)
	case questionKind, factKind:
		return r.testTruth(t)
	}
	panic(t.unknown())
}

// join is the value of an "and", which one False decides, or of an "or", which
// one True decides.
func (r *Run) join(kids []tree, decides Truth) Truth {
	value := decides.not()
	for i := range kids {
		switch r.truth(&kids[i]) {
		case decides:
			return decides
		case Unknown:
			value = Unknown
		}
	}
	return value
}

// several is the value of an "at least".
func (r *Run) several(t *tree) Truth {
	isTrue, isFalse := 0, 0
	for i := range t.kids {
		switch r.truth(&t.kids[i]) {
		case True:
			isTrue++
		case False:
			isFalse++
		}
	}
	return t.counted(isTrue, isFalse)
}

// counted is the value of an "at least" of which so many kids are true and so
// many false.
func (t *tree) counted(isTrue, isFalse int) Truth {
	switch {
	case isTrue >= t.need:
		return True
	case isFalse > len(t.kids)-t.need:
		return False
	}
	return Unknown
}

func (r *Run) testTruth(t *tree) Truth {
	switch {
	case r.program.graph.run(t.isTrue, r.sure):
		return True
	case r.program.graph.run(t.isFalse, r.sure):
		return False
	}
	return Unknown
}

// missing lists the open questions that stand in conditions of rules and
// guards that could still become true, in order of asking.
func (r *Run) missing() []string {
	out := []string{}
	if r.complete() {
		return out
	}
	open := newSet(len(r.asked))
	for i := range r.program.guards {
		r.lookForOpen(&r.program.guards[i].tree, open)
	}
	for i := range r.program.rules {
		r.lookForOpen(&r.program.rules[i].tree, open)
	}
	for i := range open.all {
		out = append(out, r.program.questions[i].ID)
	}
	return out
}

func (r *Run) lookForOpen(t *tree, open set) {
	g := &r.program.graph
	if !g.run(t.isTrue, r.sure) && g.run(t.isTrue, r.maybe) {
		r.openIn(t, open)
	}
}

// openIn collects the open questions of the tests whose value is unknown.
func (r *Run) openIn(t *tree, open set) {
	if r.truth(t) != Unknown {
		return
	}
	for i := range t.kids {
		r.openIn(&t.kids[i], open)
	}
	switch {
	case t.question >= 0 && r.asked[t.question].state == Open:
		open.add(t.question)
	case t.fact >= 0:
		r.openInFact(&r.program.facts[t.fact], open)
	}
}

func (r *Run) openInFact(f *fact, open set) {
	if f.when != nil {
		r.openIn(f.when, open)
		return
	}
	r.openInChoice(f.choose, open)
}

// openInChoice looks only into branches that can still be taken.
func (r *Run) openInChoice(c *choice, open set) {
	if c.condition == nil {
		return
	}
	r.openIn(c.condition, open)
	truth := r.truth(c.condition)
	if truth != False {
		r.openInChoice(c.then, open)
	}
	if truth != True {
		r.openInChoice(c.otherwise, open)
	}
}
