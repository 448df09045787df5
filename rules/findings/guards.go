package findings

import (
	"fmt"

	"amends/engine"
	"amends/rules"
	"amends/rules/prove"
)

// checkGuards reports what guards and rules name in vain.
func (a *analysis) checkGuards() {
	for i := range a.bundle.Guards {
		g := &a.bundle.Guards[i]
		if a.silent[g.ID] {
			continue
		}
		a.checkNotes("guard", g.ID, g.Notes, a.strict.Guard(i))
		if g.Hard {
			a.checkAsk(g, a.strict.Guard(i))
			a.checkAllow(g, a.strict.Guard(i))
		}
	}
	for i := range a.bundle.Rules {
		if r := &a.bundle.Rules[i]; !a.silent[r.ID] {
			a.checkNotes("rule", r.ID, r.Notes, a.strict.Rule(i))
		}
	}
}

// checkAsk reports questions that a guard goes on with and that are not asked
// then.
func (a *analysis) checkAsk(g *engine.Guard, fires prove.Claim) {
	for _, id := range g.Ask {
		if a.silent[id] || !a.strict.Impossible(fires, a.strict.Asked(id)) {
			continue
		}
		a.tell(g.ID, a.source.Entry("guard", g.ID).DiagnosePart(rules.PartAsk, id, codeDeadAsk,
			fmt.Sprintf("while the guard `%s` holds, `%s` is never asked", g.ID, id), "its `show_if` reads what the guard leaves out; name those questions too, or take it out"),
			a.source.Entry("question", id).Related("the question"))
	}
}

// checkAllow reports steps that a guard allows and that nobody gets then.
func (a *analysis) checkAllow(g *engine.Guard, fires prove.Claim) {
	for _, id := range g.Allow {
		if a.silent[id] || !a.strict.Impossible(fires, a.strict.Candidate(a.step(id))) {
			continue
		}
		a.tell(g.ID, a.source.Entry("guard", g.ID).DiagnosePart(rules.PartAllow, id, codeDeadAllow,
			fmt.Sprintf("the guard `%s` allows `%s`, and no rule that recommends it can fire then", g.ID, id), "the rules may read questions that the guard does not ask; name those in `ask`, or take the step out"),
			a.source.Entry("step", id).Related("the step"))
	}
}

// checkNotes reports notes that are attached where no step has their tags.
func (a *analysis) checkNotes(kind rules.Kind, id string, notes []string, fires prove.Claim) {
	for _, note := range notes {
		claims := []prove.Claim{a.strict.Planned(), fires}
		for i := range a.bundle.Steps {
			if touches(&a.bundle.Steps[i], nil, a.tagsOf(note)) {
				claims = append(claims, a.strict.And(fires, a.strict.Candidate(i)))
			}
		}
		if !a.strict.Impossible(a.strict.Planned(), fires, a.strict.Or(claims[2:]...)) {
			continue
		}
		a.tell(id, a.source.Entry(kind, id).DiagnosePart(rules.PartNotes, note, codeDeadNote,
			fmt.Sprintf("whenever the %s `%s` fires, no step of the plan has a tag of the note `%s`", kind, id, note), "check the tags of the note, or take it out here"),
			a.source.Entry("note", note).Related("the note"))
	}
}

func (a *analysis) tagsOf(note string) []string {
	for i := range a.bundle.Notes {
		if a.bundle.Notes[i].ID == note {
			return a.bundle.Notes[i].Tags
		}
	}
	return nil
}
