package engine

// FoldReason says why a step is folded; "" is one that is not.
type FoldReason string

// The reasons.
const (
	FoldedByPhase FoldReason = "phase" // its phase is full
	FoldedByGroup FoldReason = "group" // enough open steps of its group
	FoldedByOpen  FoldReason = "open"  // enough open steps in all
	FoldedByAfter FoldReason = "after" // a step that comes before it is folded
)

// folder counts what is open so far.
type folder struct {
	inPhase []int
	inGroup []int
	open    int
	folded  set
}

// fold marks the candidates that do not fit under the caps. What is pinned has its
// room before all others, whatever the caps. The current phase chooses first. Then each phase that is always shown has one seat, so that no
// pile of unfinished things crowds it out; then come what is still due, the rest
// of what is always shown, and the later phases in order of time. Held
// candidates take no room.
func (p *planner) fold() {
	f := &p.folder
	clear(f.inPhase)
	clear(f.inGroup)
	f.folded.clear()
	f.open = 0
	for i := range p.candidates {
		if c := &p.candidates[i]; c.pin && !c.held {
			p.seat(&p.program.steps[c.step])
			c.chosen = true
		}
	}
	for turn := range 5 {
		seated := -1
		for i := range p.candidates {
			c := &p.candidates[i]
			s := &p.program.steps[c.step]
			seat := turn == 1 && s.phase != seated && s.phase != p.current && p.program.phases[s.phase].Always
			if !c.held && !c.chosen && (seat || p.turn(s.phase) == turn) {
				p.take(c, s)
				c.chosen, seated = true, s.phase
			}
		}
	}
}

// turn says when a phase chooses.
func (p *planner) turn(phase int) int {
	switch {
	case phase == p.current:
		return 0
	case p.program.phases[phase].Always:
		return 3
	case phase < p.current:
		return 2
	}
	return 4
}

func (p *planner) take(c *candidate, s *step) {
	f := &p.folder
	if c.foldedBy = p.reason(s); c.foldedBy != "" {
		f.folded.add(c.step)
		return
	}
	p.seat(s)
}

// seat gives a step its room.
func (p *planner) seat(s *step) {
	f := &p.folder
	f.open++
	f.inPhase[s.phase]++
	if s.group >= 0 {
		f.inGroup[s.group]++
	}
}

func (p *planner) reason(s *step) FoldReason {
	f, inPhase := &p.folder, p.caps.Other
	if s.phase == p.current {
		inPhase = p.caps.Current
	}
	switch {
	case s.after.meets(f.folded):
		return FoldedByAfter
	case s.group >= 0 && full(p.caps.Group, f.inGroup[s.group]):
		return FoldedByGroup
	case full(inPhase, f.inPhase[s.phase]):
		return FoldedByPhase
	case full(p.caps.Open, f.open):
		return FoldedByOpen
	}
	return ""
}

// full reports whether a cap is reached; zero means no cap.
func full(limit, n int) bool { return limit > 0 && n >= limit }
