package ui

import (
	"strconv"

	"amends/engine"
)

// PartOf says which part of the questions one belongs to. Only parts in which
// something is asked count, so that the number is true; what the first section
// leads to is not known in it, so that there all of them count.
func PartOf(m Messages, b *engine.Bundle, asking []engine.Asked, q *engine.Question) string {
	first := q.Section == b.Sections[0].ID
	has := map[string]bool{}
	for _, a := range asking {
		has[a.Question.Section] = has[a.Question.Section] || first || a.State != engine.NotApplicable
	}
	at, of, title := 0, 0, ""
	for i := range b.Sections {
		if has[b.Sections[i].ID] {
			of++
		}
		if b.Sections[i].ID == q.Section {
			at, title = of, b.Sections[i].Title
		}
	}
	return m.Say("question.part", "at", strconv.Itoa(at), "of", strconv.Itoa(of), "title", title)
}
