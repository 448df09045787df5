package rules

import (
	"fmt"
	"slices"
	"strings"

	"amends/rules/lines"
)

// checkSteps checks how steps stand to each other, and their paragraphs.
func (s *Source) checkSteps() {
	for _, d := range s.order[kindStep] {
		for _, t := range d.object.list("after") {
			s.checkAfter(d.object, t)
		}
		for _, t := range d.object.list("excludes") {
			if t.Value == d.id.Value {
				s.folder.Report(t.Diagnose(codeExcludesItself, fmt.Sprintf("the step `%s` excludes itself", t.Value), "remove it"))
			}
		}
		if t := d.object.text("group"); t.Value != "" && !kebabCase.MatchString(t.Value) {
			s.folder.Report(t.Diagnose(codeIDSpelling, wrongSpelling(kindGroup, t.Value, "-"), "small letters, with `-` between words"))
		}
		s.checkParagraphs(d.object)
	}
	for _, g := range s.guards {
		if page := g.one("page"); page != nil {
			s.checkParagraphs(page)
		}
	}
	s.checkAfterCircles()
}

// checkAfter reports a step that is put after one of another phase: phases
// order steps already.
func (s *Source) checkAfter(o *object, t lines.Text) {
	other := s.defined[kindStep][t.Value]
	if other == nil || other.object == o {
		return
	}
	mine, theirs := o.str("phase"), other.object.str("phase")
	if mine == "" || theirs == "" || mine == theirs {
		return
	}
	d := t.Diagnose(codeAfterOtherPhase, fmt.Sprintf("`%s` is in the phase `%s` and `%s` in `%s`; `after` orders steps of one phase only", t.Value, theirs, o.id(), mine),
		"remove it; phases are in order already. Or move one of the two to the phase of the other")
	d.Related = []Related{other.id.Related("the other step")}
	s.folder.Report(d)
}

// checkAfterCircles reports steps that come after each other.
func (s *Source) checkAfterCircles() {
	done := map[string]bool{}
	var path []string
	var visit func(id string)
	visit = func(id string) {
		d := s.defined[kindStep][id]
		if d == nil || done[id] {
			return
		}
		path = append(path, id)
		for _, t := range d.object.list("after") {
			if i := slices.Index(path, t.Value); i >= 0 {
				circle := append(slices.Clone(path[i:]), t.Value)
				s.folder.Report(t.Diagnose(codeAfterCircle, "steps come after each other in a circle: "+strings.Join(circle, " → "), "remove one `after`"))
				continue
			}
			visit(t.Value)
		}
		path = path[:len(path)-1]
		done[id] = true
	}
	for _, d := range s.order[kindStep] {
		visit(d.id.Value)
	}
}

// checkParagraphs reports paragraphs that say too much at once.
func (s *Source) checkParagraphs(o *object) {
	if o.has("paragraphs") && o.field("paragraphs").Node.Content != nil && len(o.all("paragraphs")) == 0 {
		return
	}
	if o.has("paragraphs") && len(o.all("paragraphs")) == 0 {
		s.folder.Report(o.diagnose("paragraphs", codeEmptyValue, o.called()+" has no paragraphs", "add one: `- text: |`"))
	}
	for _, p := range o.all("paragraphs") {
		if covers := p.list("covers"); len(covers) > 2 {
			s.folder.Report(covers[2].Diagnose(codeTooManyCovers, fmt.Sprintf("this paragraph covers %d pieces of advice, and at most two are possible", len(covers)),
				"split the paragraph, each with what it says"))
		}
	}
}
