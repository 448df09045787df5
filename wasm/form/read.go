package form

import (
	"slices"
	"strconv"
	"strings"

	"amends/engine"
	"amends/wasm/ui"
)

// Read is the page that follows what was sent from another page of the
// form. Whatever was sent, there is a page: what fits no question counts for
// nothing. Of a page of another version the answers count, and not its place:
// there other questions may stand, which nobody has passed over. Language is the
// request's Accept-Language.
func Read(p *engine.Program, sent map[string][]string, language string) *Form {
	f := New(p)
	f.at = pageAt(first(sent[pageField]), len(f.pages))
	if version := first(sent[versionField]); version != "" && version != p.Bundle().Version {
		f.at, f.changed = len(f.pages), true
	}
	f.ended = len(sent[endedField]) > 0
	f.country = ui.RegionOf(preferred(language))
	to, back := sent[goField]
	f.read(sent, !back)
	if !f.showed(sent) {
		f.at = len(f.pages)
	}
	switch {
	case back:
		f.turnTo(pageAt(first(to), len(f.pages)))
	case f.check():
		f.advance()
	}
	f.settle()
	return f
}

// read takes the answers, and as skips the questions that have none and were
// passed: before, or on this page if it is left for the next one. What the page
// did not show, nobody has answered or passed over on it.
func (f *Form) read(sent map[string][]string, onwards bool) {
	b := f.program.Bundle()
	for i := range b.Questions {
		q := &b.Questions[i]
		here := f.at < len(f.pages) && f.pages[f.at].questions[q.ID]
		if here && !shown(sent, q.ID) {
			continue
		}
		passed := here && onwards || slices.Contains(sent[skippedField], q.ID)
		if value := f.readOne(q, sent[q.ID]); !value.Skipped() || passed {
			f.answers[q.ID] = value
		}
	}
	f.asking = nil
}

// showed reports whether the page that was sent asks all that is to be asked
// there. If not it is another page, and the next one is the first with an open
// question.
func (f *Form) showed(sent map[string][]string) bool {
	for _, a := range f.onPage() {
		if !shown(sent, a.Question.ID) {
			return false
		}
	}
	return true
}

// shown reports whether the page that was sent asks a question. One that does
// not say what it asks, asks all that are on it.
func shown(sent map[string][]string, question string) bool {
	ids, told := sent[shownField]
	return !told || slices.Contains(strings.Fields(first(ids)), question)
}

func (f *Form) readOne(q *engine.Question, sent []string) engine.Value {
	if q.Kind == engine.Number {
		f.drafts[q.ID] = first(sent)
		value, ok := ui.ReadAmount(q, f.drafts[q.ID])
		f.wrong[q.ID] = !ok
		return value
	}
	var known []string
	for i := range q.Options {
		if slices.Contains(sent, q.Options[i].ID) {
			known = append(known, q.Options[i].ID)
		}
	}
	if len(known) > 1 && q.Kind != engine.AnyOf {
		known = known[:1]
	}
	return engine.Chosen(known...)
}

// check reports whether the page can be left: nothing on it is wrong, and
// nothing that is required is missing.
func (f *Form) check() bool {
	right := true
	for _, a := range f.onPage() {
		if a.Question.Required && a.State != engine.Answered {
			f.wrong[a.Question.ID] = true
		}
		right = right && !f.wrong[a.Question.ID]
	}
	return right
}

// turnTo goes to a page, or to the next that has a question.
func (f *Form) turnTo(to int) {
	f.wrong = map[string]bool{}
	f.at = to - 1
	ended := f.ended
	f.ended = false
	f.advance()
	f.ended = f.ended || ended
}

// settle forgets answers that do not count, so that the page does not carry
// them on. A false number stays where it can be mended.
func (f *Form) settle() {
	settled := engine.Answers{}
	for _, a := range f.asks() {
		switch a.State {
		case engine.Answered:
			settled[a.Question.ID] = a.Value
		case engine.Skipped:
			settled[a.Question.ID] = engine.Skip()
		}
	}
	f.answers, f.asking = settled, nil
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// pageAt reads the number of a page. Anything else is the end, from where the
// next page is the first one with an open question.
func pageAt(text string, end int) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > end {
		return end
	}
	return n
}

// preferred is the first language of an Accept-Language header.
func preferred(header string) string {
	for i, r := range header {
		if r == ',' || r == ';' {
			return header[:i]
		}
	}
	return header
}
