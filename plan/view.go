package plan

import "amends/engine"

// View is what is shown of one result. It shares texts with the program, and so
// is to be read only. Make it with [New].
type View struct {
	Title        string         // of the assessment
	Introduction []engine.Block // what it says first
	Ending       []engine.Block // what stands after every plan
	Outcome      string         // as in the result
	Pages        []Page         // what guards say, in their order
	Today        string         // the id of the one step for today; empty if none can be taken
	Parts        []Part         // the phases of the plan, in the order in which they are read
	Also         []Run          // what is left out for now because it would be too much
	More         int            // how many further ideas are only counted
	Country      string         // whose help lines are shown; empty for those of every country
	Lines        []engine.HelpLine

	program *engine.Program
	wording engine.Wording
	marks   Marks
}

// New makes the view of a result of the program. The country is an ISO code,
// "GB"; one that the assessment has no lines for counts as none.
func New(p *engine.Program, r *engine.Result, country string) *View {
	return NewMarked(p, r, country, nil)
}

// NewMarked is [New] for somebody who has marked steps of the plan.
func NewMarked(p *engine.Program, r *engine.Result, country string, marks Marks) *View {
	b := p.Bundle()
	v := &View{
		Title: b.Title, Introduction: b.Introduction,
		Ending:  p.Blocks(r.Wording, engine.Place{Of: engine.OfAssessment, Key: engine.KeyEnding}, b.Ending),
		Outcome: r.Outcome, More: r.More, program: p, wording: r.Wording, marks: marks,
	}
	v.Country = knownCountry(&b.Help, country)
	v.Lines = linesIn(&b.Help, v.Country)
	v.Pages = pages(p, r)
	v.Parts = v.parts(r)
	v.findToday()
	v.findNext()
	v.Also = v.runs(r.Also)
	v.fold()
	return v
}

// IsPlan reports whether there is a plan, and not what a guard says alone.
func (v *View) IsPlan() bool { return v.Outcome == engine.OutcomePlan || len(v.Parts) > 0 }

// IsGuarded reports whether a hard guard fired. What it says comes before
// anything else.
func (v *View) IsGuarded() bool {
	return v.Outcome != engine.OutcomePlan && v.Outcome != engine.OutcomeOpen
}

// Steps are the ids of the steps of the plan in the order of the page, without
// those that are left out for now.
func (v *View) Steps() []string {
	ids := []string{}
	for i := range v.Parts {
		for _, s := range v.Parts[i].Steps() {
			ids = append(ids, s.ID)
		}
	}
	return ids
}
