package plan

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"amends/engine"
)

// width is of a review, in letters.
const width = 80

// Review is the view as plain text for whoever reviews the rules: who the person
// is, in a sentence, what they answered, and the whole plan with its reasons and
// what it rests on. Golden files of plans have this form: a change of the rules
// shows in them as what changes for people. Answers to sensitive questions are
// not in it.
func (v *View) Review(person string, answers engine.Answers) string {
	w := &reviewer{view: v, told: map[string]bool{}}
	w.head(strings.ToUpper(v.Title))
	w.wrap("", "("+person+")")
	w.blocks("", v.Introduction)
	w.head("YOUR ANSWERS")
	w.answers(v.program.Asking(answers))
	for i := range v.Pages {
		w.page(&v.Pages[i])
	}
	if len(v.Parts) > 0 {
		w.head("YOUR PLAN")
	}
	for i := range v.Parts {
		for _, s := range v.Parts[i].Steps() {
			if s.Today {
				w.wrap("", "One thing for today: "+s.Title)
			}
		}
	}
	for i := range v.Parts {
		w.part(&v.Parts[i])
	}
	w.also()
	if len(v.Parts) > 0 {
		w.WriteString("\n")
		w.blocks("", v.Ending)
	}
	w.evidence()
	return w.String()
}

// reviewer writes a review.
type reviewer struct {
	strings.Builder
	view    *View
	sources []string // ids, as they come
	told    map[string]bool
}

func (w *reviewer) head(title string) {
	if w.Len() > 0 {
		w.WriteString("\n\n")
	}
	w.underlined(title, "=")
}

func (w *reviewer) underlined(title, line string) {
	w.WriteString(title + "\n" + strings.Repeat(line, utf8.RuneCountInString(title)) + "\n")
}

// wrap writes a paragraph, with a hanging indent for list items.
func (w *reviewer) wrap(indent, text string) {
	hang := indent
	if strings.HasPrefix(text, "- ") {
		hang += "  "
	} else {
		w.WriteString("\n")
	}
	line := indent
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
			line += word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
			w.WriteString(line + "\n")
			line = hang + word
		default:
			line += " " + word
		}
	}
	w.WriteString(line + "\n")
}

func (w *reviewer) blocks(indent string, blocks []engine.Block) {
	for i, b := range blocks {
		text := plain(b)
		if b.Item {
			if i == 0 || !blocks[i-1].Item {
				w.WriteString("\n")
			}
			text = "- " + text
		}
		w.wrap(indent, text)
	}
}

// answers lists what was answered.
func (w *reviewer) answers(asking []engine.Asked) {
	w.WriteString("\n")
	for _, a := range asking {
		if a.State == engine.Answered && mayPrint(a) {
			w.wrap("  ", "- "+a.Question.Text+" "+given(a))
		}
	}
	w.wrap("  ", "(Answers about safety and about how you are do not stand in print.)")
}

// mayPrint reports whether something of an answer may be told.
func mayPrint(a engine.Asked) bool {
	_, amount := a.Value.Amount()
	return !a.Question.Sensitive && (amount || len(a.Question.Tellable(a.Value.Options())) > 0)
}

// given is what may be told of an answer, in the words of its question.
func given(a engine.Asked) string {
	if amount, ok := a.Value.Amount(); ok {
		return engine.WriteNumber(amount)
	}
	var labels []string
	for _, id := range a.Question.Tellable(a.Value.Options()) {
		for _, o := range a.Question.Options {
			if o.ID == id {
				labels = append(labels, cmp.Or(o.Label, o.ID)) // "yes" and "no" need none
			}
		}
	}
	return strings.Join(labels, "; ")
}

// page writes what a guard says, and whom to call.
func (w *reviewer) page(page *Page) {
	w.head(strings.ToUpper(page.Title))
	for _, p := range page.Paragraphs {
		w.blocks("", p.Blocks)
	}
	if len(page.Help) > 0 {
		w.wrap("", "Whom to call ("+w.country()+"; the page asks for the country):")
		w.WriteString("\n")
		for _, l := range LinesOf(w.view.Lines, page.Help) {
			w.wrap("  ", "- "+l.Name+", "+strings.Join(Reached(l), " ")+" ("+l.Hours+")")
		}
	}
	w.sources = append(w.sources, page.Sources...)
}

// country names the country whose help lines are shown.
func (w *reviewer) country() string {
	for _, c := range w.view.program.Bundle().Help.Countries {
		if c.Code == w.view.Country {
			return c.Name
		}
	}
	return "everywhere"
}

// when says in a review where a phase stands in time.
var when = map[Group]string{Before: " (done)", Now: " (now)", Due: " (still to do)", Later: " (later)"}

func (w *reviewer) part(p *Part) {
	title := p.Phase.Title + when[p.Group]
	w.WriteString("\n\n")
	w.underlined(title, "-")
	w.blocks("", p.Phase.Text)
	for _, run := range p.Runs {
		for i := range run.Steps {
			w.step(&run.Steps[i], p.Group == Before)
		}
		if run.Held && run.Why != "" {
			w.wrap("    ", run.Why)
		}
	}
}

func (w *reviewer) step(s *Step, done bool) {
	switch {
	case s.Held:
		w.wrap("", "[kept closed] "+s.Title)
		return
	case done:
		w.wrap("", "[x] "+s.Title)
	default:
		w.wrap("", "[ ] "+s.Title)
	}
	for _, p := range s.Paragraphs {
		w.blocks("    ", p.Blocks)
	}
	for _, n := range s.Notes {
		if !w.told[n.ID] {
			w.told[n.ID] = true
			w.wrap("    ", "Note: "+n.Text)
		}
	}
	if s.Reason != "" {
		w.wrap("    ", "Why: "+s.Reason)
	}
	w.sources = append(w.sources, s.Sources...)
}

// also lists what is left out for now.
func (w *reviewer) also() {
	if len(w.view.Also) == 0 {
		return
	}
	w.head("ALSO HELPFUL, ONE DAY")
	for _, s := range Steps(w.view.Also) {
		w.wrap("  ", "- "+s.Title)
	}
	if w.view.More > 0 {
		w.WriteString("\n  (and " + strconv.Itoa(w.view.More) + " more)\n")
	}
}

// evidence lists what the shown texts rest on.
func (w *reviewer) evidence() {
	w.head("WHAT THIS RESTS ON")
	seen := map[string]bool{}
	for _, id := range w.sources {
		if source, ok := w.view.program.Source(id); ok && !seen[id] {
			seen[id] = true
			w.wrap("", source.Title+". "+source.Text+" "+source.Sure)
		}
	}
}
