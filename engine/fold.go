package engine

// Reasons for folding a step (PlanStep.FoldedBy).
const (
	FoldedByPhase = "phase" // its phase is full
	FoldedByGroup = "group" // enough open steps of its group
	FoldedByOpen  = "open"  // enough open steps in all
	FoldedByAfter = "after" // a step that comes before it is folded
)

// fold marks the candidates that do not fit under the caps. The current phase
// chooses first, then what is still due, what is always shown, and the later
// phases in order of time. Held candidates take no room.
func (p *planner) fold() {
	f := folder{planner: p, inPhase: make([]int, len(p.program.phases)), inGroup: map[int]int{}, folded: newSet(len(p.program.steps))}
	for _, turn := range []func(phase int) bool{
		func(phase int) bool { return phase == p.current },
		func(phase int) bool { return phase < p.current && !p.program.phases[phase].Always },
		func(phase int) bool { return p.program.phases[phase].Always },
		func(phase int) bool { return phase > p.current && !p.program.phases[phase].Always },
	} {
		for i := range p.candidates {
			if c := &p.candidates[i]; !c.held && turn(p.program.steps[c.step].phase) {
				f.take(c)
			}
		}
	}
}

// folder counts what is open so far.
type folder struct {
	*planner
	inPhase []int
	inGroup map[int]int
	open    int
	folded  set
}

func (f *folder) take(c *candidate) {
	s := &f.program.steps[c.step]
	c.foldedBy = f.reason(s)
	if c.foldedBy != "" {
		f.folded.add(c.step)
		return
	}
	f.open++
	f.inPhase[s.phase]++
	if s.group >= 0 {
		f.inGroup[s.group]++
	}
}

func (f *folder) reason(s *step) string {
	inPhase := f.caps.Other
	if s.phase == f.current {
		inPhase = f.caps.Current
	}
	full := func(limit, n int) bool { return limit > 0 && n >= limit }
	switch {
	case s.after.meets(f.folded):
		return FoldedByAfter
	case s.group >= 0 && full(f.caps.Group, f.inGroup[s.group]):
		return FoldedByGroup
	case full(inPhase, f.inPhase[s.phase]):
		return FoldedByPhase
	case full(f.caps.Open, f.open):
		return FoldedByOpen
	}
	return ""
}

// write puts the sorted and folded candidates into the result.
func (p *planner) write(out *Result, shown set) {
	w := writer{planner: p, told: make([]told, len(p.program.rules)), teller: p.program.newTeller()}
	out.Plan, out.Also = make([]PlanPhase, 0, len(p.program.phases)), make([]PlanStep, 0, min(p.caps.Folded, len(p.candidates)))
	for i := range p.candidates {
		c := &p.candidates[i]
		s := &p.program.steps[c.step]
		switch {
		case c.foldedBy == "":
			phase := w.phase(out, s.phase)
			phase.Steps = append(phase.Steps, w.step(c))
		case p.caps.Folded == 0 || len(out.Also) < p.caps.Folded:
			out.Also = append(out.Also, w.step(c))
		default:
			out.More++
			continue
		}
		shown.union(s.covers)
	}
}

// writer turns candidates into steps of the plan, explaining each rule and
// each answer only once.
type writer struct {
	*planner
	told   []told // by rule
	teller *teller
}

// told is a rule's finding, once it has been worked out.
type told struct {
	done    bool
	finding *Finding
}

// phase is the plan's last phase, begun if it is another one.
func (w *writer) phase(out *Result, phase int) *PlanPhase {
	ph := w.program.phases[phase].Phase
	if n := len(out.Plan); n > 0 && out.Plan[n-1].Phase == ph.ID {
		return &out.Plan[n-1]
	}
	room := 0
	for i := range w.candidates {
		if c := &w.candidates[i]; c.foldedBy == "" && w.program.steps[c.step].phase == phase {
			room++
		}
	}
	out.Plan = append(out.Plan, PlanPhase{Phase: ph.ID, Title: ph.Title, Current: phase == w.current, Steps: make([]PlanStep, 0, room)})
	return &out.Plan[len(out.Plan)-1]
}

func (w *writer) step(c *candidate) PlanStep {
	s := &w.program.steps[c.step]
	return PlanStep{
		ID: s.ID, Title: s.Title, Held: c.held, HeldBy: c.heldBy, FoldedBy: c.foldedBy,
		Tags: filled(s.Tags), Covers: s.ids, Sources: filled(s.Sources), Notes: w.notesOf(s), Because: w.because(c.step),
	}
}

// filled is a list that is written as [] when it is empty.
func filled(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func (p *planner) notesOf(s *step) []ShownNote {
	out := []ShownNote{}
	for i := range s.notes.all {
		if p.notes.has(i) {
			out = append(out, ShownNote{ID: p.program.notes[i].ID, Text: p.program.notes[i].Text})
		}
	}
	return out
}

// because lists the firings that recommend a step.
func (w *writer) because(step int) []Firing {
	out := []Firing{}
	for i := range w.fired.all {
		for _, x := range w.program.rules[i].recommend {
			if x.step == step {
				out = append(out, w.firing(i))
				break
			}
		}
	}
	return out
}

func (w *writer) firing(i int) Firing {
	rule := &w.program.rules[i]
	if !w.told[i].done {
		w.told[i] = told{done: true, finding: w.shown(rule)}
	}
	return Firing{Rule: rule.ID, Text: rule.Because, Conditions: w.told[i].finding}
}

// shown is the finding of a rule's condition without anything sensitive; nil
// when nothing is left.
func (w *writer) shown(rule *rule) *Finding {
	f := w.finding(&rule.tree, w.teller)
	if rule.sensitive {
		redacted, ok := redact(*f, w.program)
		if !ok {
			return nil
		}
		return &redacted
	}
	return f
}
