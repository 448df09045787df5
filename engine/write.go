package engine

// write puts the sorted and folded candidates into the result. Steps, and the
// reasons of all of them, each lie in one piece of memory.
func (p *planner) write(out *Result, shown set, explained bool) {
	open, folded := p.count()
	out.More = len(p.candidates) - open - folded
	steps := make([]PlanStep, open+folded)
	p.placeSteps(open, len(steps))
	if explained {
		p.writeLists(steps)
		p.writeFirings(steps)
	}
	out.Plan, out.Also = make([]PlanPhase, 0, len(p.program.phases)), steps[open:]
	for i := range p.candidates {
		c := &p.candidates[i]
		at := p.placed[c.step]
		if at < 0 {
			continue
		}
		s := &p.program.steps[c.step]
		p.writeStep(&steps[at], c, s)
		if s.paragraphs == nil {
			shown.union(s.covers)
		} else {
			shown.union(p.program.adviceSet(steps[at].Covers))
		}
		if c.foldedBy == "" {
			p.writePhase(out, s.phase, steps[:at+1:at+1])
		}
	}
}

// count says how many steps the result shows, open and folded.
func (p *planner) count() (open, folded int) {
	for i := range p.candidates {
		if p.candidates[i].foldedBy == "" {
			open++
		}
	}
	folded = len(p.candidates) - open
	if p.caps.Folded > 0 {
		folded = min(folded, p.caps.Folded)
	}
	return open, folded
}

// placeSteps says where each step goes: open ones first, then folded ones, and
// what has no room nowhere.
func (p *planner) placeSteps(folded, end int) {
	open := 0
	for i := range p.candidates {
		c := &p.candidates[i]
		switch {
		case c.foldedBy == "":
			p.placed[c.step] = open
			open++
		case folded < end:
			p.placed[c.step] = folded
			folded++
		default:
			p.placed[c.step] = -1
		}
	}
}

// writePhase adds the last of the open steps to the plan's last phase, or
// begins another one with it.
func (p *planner) writePhase(out *Result, phase int, steps []PlanStep) {
	ph, n := &p.program.phases[phase], len(out.Plan)
	if n == 0 || out.Plan[n-1].Phase != ph.ID {
		out.Plan = append(out.Plan, PlanPhase{Phase: ph.ID, Title: p.line(ph.title, ph.Title), Current: phase == p.current, Steps: steps[len(steps)-1:]})
		return
	}
	last := &out.Plan[n-1]
	last.Steps = steps[len(steps)-1-len(last.Steps):]
}

func (p *planner) writeStep(out *PlanStep, c *candidate, s *step) {
	out.ID, out.Title, out.FoldedBy = s.ID, p.line(s.title, s.Title), c.foldedBy
	out.Notes = p.notesOf(s)
	if out.Held = c.held; c.held {
		out.HeldBy = p.holder(c.step)
	}
}

// writeLists gives each step its tags, covers and sources: copies, all in one
// piece of memory, so that a result shares nothing with the program.
func (p *planner) writeLists(steps []PlanStep) {
	total := 0
	for i := range p.candidates {
		if s := &p.program.steps[p.candidates[i].step]; p.placed[p.candidates[i].step] >= 0 {
			total += len(s.Tags) + len(s.ids) + len(s.Sources)
		}
	}
	room := make([]string, total)
	take := func(list []string) []string {
		out := room[:len(list):len(list)]
		copy(out, list)
		room = room[len(list):]
		return out
	}
	for i := range p.candidates {
		if at := p.placed[p.candidates[i].step]; at >= 0 {
			s, out := &p.program.steps[p.candidates[i].step], &steps[at]
			out.Tags, out.Sources = take(s.Tags), take(s.Sources)
			if s.paragraphs == nil {
				out.Covers = take(s.ids)
			} else {
				out.Covers = p.said(s.Paragraphs, s.paragraphs)
			}
		}
	}
}

func (p *planner) notesOf(s *step) []ShownNote {
	out := []ShownNote{}
	for i := range s.notes.all {
		if p.notes.has(i) {
			n := &p.program.notes[i]
			out = append(out, ShownNote{ID: n.ID, Text: p.line(n.text, n.Text)})
		}
	}
	return out
}

// writeFirings gives each step the firings that recommend it.
func (p *planner) writeFirings(steps []PlanStep) {
	p.makeRoom(steps)
	for i := range p.fired.all {
		r := &p.program.rules[i]
		told, f := false, Firing{Rule: r.ID, Text: p.line(r.because, r.Because)}
		for _, x := range r.recommend {
			at := p.placed[x.step]
			if at < 0 {
				continue
			}
			if !told {
				told = true
				if !r.Guard {
					f.Conditions, _ = p.teller.find(&r.tree)
				}
			}
			steps[at].Because = append(steps[at].Because, f)
		}
	}
	p.teller.forget()
}

// makeRoom makes room for firings and what explains them, all at once.
func (p *planner) makeRoom(steps []PlanStep) {
	p.firings = append(p.firings[:0], make([]int, len(steps))...)
	var needs weight
	total := 0
	for i := range p.fired.all {
		r, shown := &p.program.rules[i], false
		for _, x := range r.recommend {
			if at := p.placed[x.step]; at >= 0 {
				p.firings[at]++
				total++
				shown = true
			}
		}
		if shown {
			needs.nodes += r.weight.nodes
			needs.links += r.weight.links
		}
	}
	room := make([]Firing, total)
	for at, n := range p.firings {
		steps[at].Because, room = room[:0:n], room[n:]
	}
	p.teller.reserve(needs)
}
