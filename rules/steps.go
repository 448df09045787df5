package rules

import (
	"fmt"
	"slices"
	"strings"

	"amends/rules/entries"
	"amends/rules/lines"
)

// checkSteps checks how steps stand to each other, and their paragraphs.
func (a *Assessment) checkSteps() {
	for _, step := range a.ownSteps() {
		for _, t := range step.After.Texts {
			a.checkAfter(step, t)
		}
		for _, t := range step.Excludes.Texts {
			if t.Value == step.ID.Value {
				a.folder.Report(t.Diagnose(codeExcludesItself, fmt.Sprintf("the step `%s` excludes itself", t.Value), "remove it"))
			}
		}
		if t := step.Group.Text; t.Value != "" {
			if d, ok := entries.MisspeltWord(entries.KindGroup, t); ok {
				a.folder.Report(d)
			}
		}
		a.checkParagraphs(&step.Entry, &step.Paragraphs)
	}
	for _, g := range a.guards {
		if page := g.Page.Entry; page != nil {
			a.checkParagraphs(&page.Entry, &page.Paragraphs)
		}
	}
	a.checkAfterCircles()
}

// ownSteps are the steps that ids belong to, as authored.
func (a *Assessment) ownSteps() []*entries.Step {
	return own(a, entries.KindStep, a.all.Steps, func(step *entries.Step) *entries.Entry { return &step.Entry })
}

// step finds the step that an id belongs to; nil if there is none.
func (a *Assessment) step(id string) *entries.Step {
	for _, step := range a.all.Steps {
		if step.ID.Value == id && id != "" {
			return step
		}
	}
	return nil
}

// checkAfter reports a step that is put after one of another phase: phases
// order steps already.
func (a *Assessment) checkAfter(step *entries.Step, t lines.Text) {
	other := a.step(t.Value)
	if other == nil || other == step {
		return
	}
	mine, theirs := step.Phase.Value, other.Phase.Value
	if mine == "" || theirs == "" || mine == theirs {
		return
	}
	d := t.Diagnose(codeAfterOtherPhase, fmt.Sprintf("`%s` is in the phase `%s` and `%s` in `%s`; `after` orders steps of one phase only", t.Value, theirs, step.ID.Value, mine),
		"remove it; phases are in order already. Or move one of the two to the phase of the other")
	d.Related = []Related{other.ID.Related("the other step")}
	a.folder.Report(d)
}

// checkAfterCircles reports steps that come after each other.
func (a *Assessment) checkAfterCircles() {
	done := map[string]bool{}
	var path []string
	var visit func(id string)
	visit = func(id string) {
		step := a.step(id)
		if step == nil || done[id] {
			return
		}
		path = append(path, id)
		for _, t := range step.After.Texts {
			if i := slices.Index(path, t.Value); i >= 0 {
				circle := append(slices.Clone(path[i:]), t.Value)
				a.folder.Report(t.Diagnose(codeAfterCircle, "steps come after each other in a circle: "+strings.Join(circle, " → "), "remove one `after`"))
				continue
			}
			visit(t.Value)
		}
		path = path[:len(path)-1]
		done[id] = true
	}
	for _, step := range a.ownSteps() {
		visit(step.ID.Value)
	}
}

// checkParagraphs reports paragraphs that say too much at once.
func (a *Assessment) checkParagraphs(of *entries.Entry, paragraphs *entries.Many[entries.Paragraph]) {
	if paragraphs.Written() && len(paragraphs.All) == 0 {
		if paragraphs.Parts() == 0 {
			a.folder.Report(of.DiagnoseKey(paragraphs, entries.CodeEmptyValue, of.Called()+" has no paragraphs", "add one: `- text: |`"))
		}
		return
	}
	for _, p := range paragraphs.All {
		if covers := p.Covers.Texts; len(covers) > 2 {
			a.folder.Report(covers[2].Diagnose(codeTooManyCovers, fmt.Sprintf("this paragraph covers %d pieces of advice, and at most two are possible", len(covers)),
				"split the paragraph, each with what it says"))
		}
	}
}
