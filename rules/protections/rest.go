package protections

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"amends/engine"
	"amends/rules"
)

// tags adds the tags by which steps are closed, each with its steps.
func (w *writer) tags() {
	closing := w.closing()
	protects := map[string]string{}
	var order []string
	if w.source != nil {
		for _, t := range w.source.Tags() {
			if protects[t.ID] = t.Protects; t.Protects != "" {
				order = append(order, t.ID)
			}
		}
	}
	for _, id := range closing {
		if !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	for _, id := range order {
		var carry []string
		for i := range w.bundle.Steps {
			if slices.Contains(w.bundle.Steps[i].Tags, id) {
				carry = append(carry, w.bundle.Steps[i].ID)
			}
		}
		w.add(Entry{Kind: Tag, ID: id, Parts: []Part{
			{Name: "protects", Text: protects[id]}, {Name: stepsOfTag, Sense: More, Items: carry},
		}})
	}
}

// stepsOfTag is the part of a tag that loses nothing when a step is gone from
// the assessment.
const stepsOfTag = "closes the steps"

// closing are the tags by which guards and rules close steps, in the order of
// their mention.
func (w *writer) closing() []string {
	var list []string
	add := func(x *engine.Effects) {
		for _, id := range slices.Concat(x.HoldTags, x.WithholdTags) {
			if !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
	}
	for i := range w.bundle.Guards {
		add(&w.bundle.Guards[i].Effects)
	}
	for i := range w.bundle.Rules {
		add(&w.bundle.Rules[i].Effects)
	}
	return list
}

func (w *writer) notes() {
	for _, n := range w.bundle.Notes {
		e := Entry{Kind: Note, ID: n.ID, Parts: []Part{{Name: "says", Text: n.Text}, {Name: "on steps tagged", Sense: More, Items: n.Tags}}}
		if n.Always {
			e.Parts = append(e.Parts, Part{Name: "is", Sense: More, Items: []string{"always shown"}})
		}
		w.add(e)
	}
}

// help adds the help lines that are shown: those that somebody checked.
func (w *writer) help() {
	add := func(country string, lines []engine.HelpLine) {
		for _, line := range lines {
			w.add(Entry{Kind: HelpLine, ID: country + ": " + line.Name, Parts: []Part{
				{Name: "for", Sense: More, Items: line.Kinds},
				{Name: "number", Text: line.Number},
				{Name: "number for messages", Text: line.Text},
				{Name: "address", Text: line.Web},
				{Name: "hours", Text: line.Hours},
			}})
		}
	}
	for _, c := range w.bundle.Help.Countries {
		add(c.Name, c.Lines)
	}
	add("Everywhere", w.bundle.Help.World)
}

func (w *writer) invariants() {
	for _, inv := range w.source.Invariants() {
		e := Entry{Kind: Invariant, ID: inv.ID, At: inv.At, Title: inv.Because}
		w.when(&e, &inv.When)
		e.Parts = promise(&inv)
		w.add(e)
	}
}

// everyStep stands for a selection that leaves nothing out.
const everyStep = "every step"

// promise is what an invariant promises. A wider "never" and a narrower "some"
// promise more.
func promise(inv *rules.Invariant) []Part {
	kind, selection, sense := "never in a plan", inv.Never, More
	switch {
	case inv.Some != nil:
		kind, selection, sense = "some in every plan", inv.Some, Less
	case inv.Every != nil:
		kind, selection = "all that are in a plan carry the note "+inv.Carries, inv.Every
	}
	parts := []Part{{Name: "promises", Sense: More, Items: []string{kind}}}
	if selection == nil {
		return parts
	}
	parts = append(parts, Part{Name: "of", Sense: sense, Items: selected(selection)})
	if selection.Open {
		open := Part{Name: "counts", Sense: Less, Items: []string{"open steps only"}}
		if sense == Less {
			open.Sense = More
		}
		parts = append(parts, open)
	}
	if inv.Complete {
		parts = append(parts, Part{Name: "holds", Sense: Less, Items: []string{"only when every question is answered"}})
	}
	return parts
}

func selected(s *rules.Selection) []string {
	var list []string
	for _, x := range s.Tags {
		list = append(list, "tag "+x)
	}
	for _, x := range s.Steps {
		list = append(list, "step "+x)
	}
	for _, x := range s.Covers {
		list = append(list, "advice "+x)
	}
	if len(list) == 0 {
		return []string{everyStep}
	}
	return list
}

func (w *writer) cases() {
	for _, c := range w.source.Cases() {
		var answers []string
		for _, id := range slices.Sorted(maps.Keys(c.Answers)) {
			answers = append(answers, id+" is "+w.words.Answer(id, c.Answers[id]))
		}
		e := Entry{Kind: Case, ID: c.ID, At: fmt.Sprintf("%s:%d", c.File, c.Line), Title: c.Person}
		e.Parts = append([]Part{{Name: "answers", Items: answers}}, expected(&c.Expect)...)
		w.add(e)
	}
}

// expected is what a case tests. A list that must be exactly so is one text.
func expected(x *rules.Expect) []Part {
	complete := ""
	if x.Complete != nil {
		complete = fmt.Sprint(*x.Complete)
	}
	exactly := func(list []string) string {
		if list != nil && len(list) == 0 {
			return "none"
		}
		return strings.Join(list, ", ")
	}
	return []Part{
		{Name: "expects the outcome", Text: x.Outcome},
		{Name: "expects complete", Text: complete},
		{Name: "expects the current phase", Text: x.Current},
		{Name: "expects open", Sense: More, Items: x.Open},
		{Name: "expects held", Sense: More, Items: x.Held},
		{Name: "expects under “also helpful”", Sense: More, Items: x.Folded},
		{Name: "expects absent", Sense: More, Items: x.Absent},
		{Name: "expects in this order", Text: strings.Join(x.Order, ", ")},
		{Name: "expects the whole plan", Text: exactly(x.Plan)},
		{Name: "expects the rules", Sense: More, Items: x.Fired},
		{Name: "expects silent the rules", Sense: More, Items: x.Silent},
		{Name: "expects the guards", Text: exactly(x.Guards)},
		{Name: "expects to be asked next", Text: exactly(x.Next)},
		{Name: "expects ignored", Text: exactly(x.Ignored)},
		{Name: "expects the advice", Sense: More, Items: x.Covers},
		{Name: "expects the printed plan", Text: x.Printed},
	}
}
