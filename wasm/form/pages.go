package form

import (
	"amends/engine"
	"amends/wasm/ui"
)

// formPage is a run of questions of one section that can be asked together: no
// one's condition, or an option's, reads another one of the run.
type formPage struct {
	section   *engine.Section
	part      int // of the section, from 0
	questions map[string]bool
}

// formPages cuts an assessment's questions into pages, in their order.
func formPages(p *engine.Program) []formPage {
	var pages []formPage
	b := p.Bundle()
	for i := range b.Sections {
		part := 0
		for j := range b.Questions {
			q := &b.Questions[j]
			switch {
			case q.Section != b.Sections[i].ID:
				continue
			case part == 0 || pages[len(pages)-1].isReadBy(q):
				pages = append(pages, formPage{section: &b.Sections[i], part: part, questions: map[string]bool{}})
				part++
			}
			pages[len(pages)-1].questions[q.ID] = true
		}
	}
	return pages
}

// isReadBy reports whether what a question shows hangs on one of the page.
func (page formPage) isReadBy(q *engine.Question) bool {
	if page.isIn(q.ShowIf) {
		return true
	}
	for i := range q.Options {
		if page.isIn(q.Options[i].ShowIf) {
			return true
		}
	}
	return false
}

func (page formPage) isIn(c *engine.Condition) bool {
	if c == nil {
		return false
	}
	is := false
	c.EachTest(func(t *engine.Test) { is = is || page.questions[t.Question] })
	return is
}

// asked are the questions of the page that apply.
func (page formPage) asked(asking []engine.Asked) []engine.Asked {
	var out []engine.Asked
	for _, a := range asking {
		if page.questions[a.Question.ID] && ui.Applies(a) {
			out = append(out, a)
		}
	}
	return out
}

// asks lists every question with its state, worked out once for the answers.
func (f *Form) asks() []engine.Asked {
	if f.asking == nil {
		f.asking = f.program.Asking(f.answers)
	}
	return f.asking
}

// onPage are the questions that the form asks; at the end there are none.
func (f *Form) onPage() []engine.Asked {
	if f.at == len(f.pages) {
		return nil
	}
	return f.pages[f.at].asked(f.asks())
}

// before is the page that Back leads to, if there is one.
func (f *Form) before() (place int, ok bool) {
	asking := f.asks()
	for place = f.at - 1; place >= 0; place-- {
		if len(f.pages[place].asked(asking)) > 0 {
			return place, true
		}
	}
	return 0, false
}

// advance goes to the page after this one: the next that has a question, or at
// the end one with a question that is still open. Somebody who came back from
// the end to change an answer is asked the rest of its section, and what the
// change has opened.
func (f *Form) advance() {
	asking := f.asks()
	for place := f.at + 1; place < len(f.pages) && !(f.ended && f.pages[place].part == 0); place++ {
		if len(f.pages[place].asked(asking)) > 0 {
			f.at = place
			return
		}
	}
	for place, page := range f.pages {
		for _, a := range page.asked(asking) {
			if a.State == engine.Open {
				f.at = place
				return
			}
		}
	}
	f.at, f.ended = len(f.pages), true
}
