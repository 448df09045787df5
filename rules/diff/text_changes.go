package diff

import (
	"cmp"
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
	for i, e := range list {
		if !p.all && i == p.most {
			p.rest(0, "… and %d more edits", len(list)-i)
			break
		}
		if e.How == "reordered" {
			p.item(0, "%ss stand in another order", e.Kind)
		} else {
			p.item(0, "%s %s %s%s", e.Kind, p.code(e.ID), e.How, at(e.At))
		}
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

// changes lists what that does by what it comes from, each with its share and its
// example: what meets most people first.
func (p *printer) changes() {
	if len(p.r.Changes) == 0 {
		return
	}
	p.heading("What that does")
	groups := p.byCause()
	for i, group := range groups {
		if !p.all && i == mostCauses {
			rest := 0
			for _, g := range groups[i:] {
				rest += len(g)
			}
			p.rest(0, "… and %d more, from %d other edits", rest, len(groups)-i)
			break
		}
		depth := 0
		if len(groups) > 1 || group[0].Cause != "" {
			p.item(0, "from %s:", cmp.Or(group[0].Cause, "several edits together"))
			depth = 1
		}
		for j, c := range group {
			if !p.all && j == mostOfCause && len(group) > j+1 {
				p.rest(depth, "… and %d more", len(group)-j)
				break
			}
			p.item(depth, "%s: %s%s", p.sentence(c), p.share(c.Count), p.example(c))
		}
	}
}

// How many causes are shown, and of each how many effects: a screen of them.
const (
	mostCauses  = 4
	mostOfCause = 5
)

// byCause groups the changes, those that meet most people first.
func (p *printer) byCause() [][]Change {
	var groups [][]Change
	for _, c := range p.r.Changes {
		i := slices.IndexFunc(groups, func(g []Change) bool { return g[0].Cause == c.Cause })
		if i < 0 {
			groups = append(groups, nil)
			i = len(groups) - 1
		}
		groups[i] = append(groups[i], c)
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b Change) int { return cmp.Or(weight(b.Kind)-weight(a.Kind), b.Count-a.Count) })
	}
	most := func(g []Change) (n int) {
		for _, c := range g {
			n = max(n, c.Count)
		}
		return n
	}
	slices.SortStableFunc(groups, func(a, b []Change) int { return most(b) - most(a) })
	return groups
}

// weight puts what only explains a plan after what is in it.
func weight(kind Kind) int {
	if kind == Reason || kind == Priority {
		return 0
	}
	return 1
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
	first, told := true, 0
	for _, e := range p.r.Edits {
		if len(e.Wording) == 0 {
			continue
		}
		if first {
			p.heading("Wording")
			first = false
		}
		if told++; told > p.most {
			continue
		}
		p.item(0, "%s %s: %s", e.Kind, p.code(e.ID), p.safe(strings.Join(e.Wording, "; ")))
	}
	if told > p.most {
		p.rest(0, "… and %d more texts", told-p.most)
	}
}
