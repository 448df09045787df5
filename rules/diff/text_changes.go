package diff

import (
	"fmt"
	"slices"
	"strings"

	"amends/rules/words"
)

// edits lists what was written differently and can matter.
func (p *printer) edits() {
	list := slices.DeleteFunc(slices.Clone(p.r.Edits), func(e Edit) bool { return e.How == "edited" && len(e.Details) == 0 })
	if len(list) == 0 {
		return
	}
	p.heading("What was edited")
	for _, e := range list {
		p.item(0, "%s %s %s%s", e.Kind, p.code(e.ID), e.How, at(e.At))
		for _, d := range e.Details {
			p.item(1, "%s", p.safe(d))
		}
	}
}

func at(place string) string {
	if place == "" {
		return ""
	}
	return " (" + place + ")"
}

// changes lists what that does, each with its share and its example.
func (p *printer) changes() {
	if len(p.r.Changes) == 0 {
		return
	}
	p.heading("What that does")
	for i, c := range p.r.Changes {
		before := slices.IndexFunc(p.r.Changes, func(x Change) bool { return x.Kind == c.Kind })
		switch {
		case i-before < p.most:
			p.item(0, "%s: %s%s", p.sentence(c), p.share(c.Count), p.example(c))
		case i == len(p.r.Changes)-1 || p.r.Changes[i+1].Kind != c.Kind:
			p.item(0, "… and %d more like these", i-before-p.most+1)
		}
	}
}

func (p *printer) example(c Change) string {
	text := fmt.Sprintf("; see person %d", c.Person)
	switch {
	case c.Problem != "":
		text = "; " + c.Problem
	case c.Person > p.mostPeople:
		text = ""
	}
	if c.Unfinished {
		text += ". Only while questions are open"
	}
	return text
}

// sentence says what a change is.
func (p *printer) sentence(c Change) string {
	way := func(added, gone string) string {
		if c.Gone {
			return gone
		}
		return added
	}
	switch c.Kind {
	case Outcome:
		return way("There is a plan where there was none", "There is no plan where there was one")
	case Waiting:
		return way("A guard waits for an answer, so that there is no plan yet", "No guard waits for an answer any more")
	case Guard:
		return fmt.Sprintf("Guard %s %s", p.code(c.ID), way("fires where it did not", "no longer fires"))
	case Step:
		return fmt.Sprintf("Step %s %s", p.step(c.ID), way("appears", "vanishes"))
	case Held:
		return fmt.Sprintf("Step %s is %s", p.step(c.ID), way("held closed", "no longer held closed"))
	case Note:
		return fmt.Sprintf("Step %s %s the note “%s”", p.step(c.ID), way("gets", "loses"), p.safe(p.texts.note(c.Of)))
	case Phase:
		return fmt.Sprintf("%s %s the current phase", p.strong(p.texts.phase(c.ID)), way("is now", "is no longer"))
	case Asked:
		return fmt.Sprintf("Question %s is %s", p.strong(p.texts.question(c.ID).Text), way("asked where it was not", "no longer asked"))
	case Offered:
		q := p.texts.question(c.ID)
		return fmt.Sprintf("Question %s %s %s", p.strong(q.Text), way("offers", "no longer offers"), p.strong(words.Label(q, c.Of)))
	case Reason:
		return fmt.Sprintf("Step %s, there before and after, is %s explained by rule %s", p.step(c.ID), way("now also", "no longer"), p.code(c.Of))
	}
	return fmt.Sprintf("Step %s has another priority, so it may stand elsewhere in its phase", p.step(c.ID))
}

// wording lists texts that read differently.
func (p *printer) wording() {
	first := true
	for _, e := range p.r.Edits {
		if len(e.Wording) == 0 {
			continue
		}
		if first {
			p.heading("Wording")
			first = false
		}
		p.item(0, "%s %s: %s", e.Kind, p.code(e.ID), p.safe(strings.Join(e.Wording, "; ")))
	}
}
