package engine

// Candidate is a step that a plan can hold: recommended, not withheld, and
// within the allow-lists of the hard guards that fired. Invariants are proved
// on candidates, before phases and folding leave most of them out.
type Candidate struct {
	Step string `json:"step"`
	Held bool   `json:"held"`
	Past bool   `json:"past"` // its phase is over and nothing says that it is still due

	Notes []ShownNote `json:"notes"`
}

// Candidates lists the candidates, after [Run.Read] and [Run.Fire], in the
// order in which rules recommend them; none when there is no plan.
func (r *Run) Candidates() []Candidate {
	if _, planned := r.outcome(); !planned {
		return nil
	}
	p := r.candidates()
	out := make([]Candidate, len(p.candidates))
	for i := range p.candidates {
		c := &p.candidates[i]
		out[i] = Candidate{Step: p.program.steps[c.step].ID, Held: c.held, Past: p.past(c), Notes: p.notesOf(&p.program.steps[c.step])}
	}
	return out
}

// Guard is what the answers make of a guard: True when it fired, Unknown while
// an open question can still make it true, False too if there is no such guard.
func (r *Run) Guard(id string) Truth {
	if i, ok := r.program.guardIndex[id]; ok {
		return r.guards[i]
	}
	return False
}

// Complete reports whether no applicable question is open.
func (r *Run) Complete() bool { return r.complete() }
