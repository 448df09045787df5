// Package printed writes a plan as text, as a person would print it. Golden
// files of plans have this form: whoever reviews a change of the rules reads in
// them what changes for people.
package printed

import (
	"fmt"
	"strings"

	"amends/engine"
)

// printer writes a plan as plain text, 80 columns wide.
type printer struct {
	strings.Builder
	program *engine.Program
	sources []string
	noted   map[string]bool
}

// Plan is what a person would print: the assessment's introduction, their
// answers without the sensitive ones, the pages and the plan of a result of the
// program, and what it rests on, 80 columns wide. The person is described by a
// sentence.
func Plan(p *engine.Program, person string, answers engine.Answers, r engine.Result) string {
	b := p.Bundle()
	out := &printer{program: p, noted: map[string]bool{}}
	out.head(strings.ToUpper(b.Title))
	out.wrap("", "("+person+")")
	out.blocks("", b.Introduction)
	out.head("YOUR ANSWERS")
	out.answers(answers)
	for _, page := range r.Pages {
		out.page(page.ID)
	}
	if len(r.Plan) > 0 {
		out.head("YOUR PLAN")
		if step, ok := p.Step(Today(p, &r)); ok {
			out.wrap("", "One thing for today: "+step.Title)
		}
	}
	for _, phase := range r.Plan {
		out.phase(&phase)
	}
	if len(r.Also) > 0 {
		out.head("ALSO HELPFUL, ONE DAY")
		for _, s := range r.Also {
			out.wrap("  ", "- "+s.Title)
		}
		if r.More > 0 {
			fmt.Fprintf(out, "\n  (and %d more)\n", r.More)
		}
	}
	if len(r.Plan) > 0 {
		out.WriteString("\n")
		out.blocks("", b.Ending)
	}
	out.evidence()
	return out.String()
}

func (w *printer) head(title string) {
	if w.Len() > 0 {
		w.WriteString("\n\n")
	}
	fmt.Fprintf(w, "%s\n%s\n", title, strings.Repeat("=", len([]rune(title))))
}

// wrap writes a paragraph, with a hanging indent for list items.
func (w *printer) wrap(indent, text string) {
	if !strings.HasPrefix(text, "- ") {
		w.WriteString("\n")
	}
	hang := indent
	if strings.HasPrefix(text, "- ") {
		hang += "  "
	}
	line := indent
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
			line += word
		case len([]rune(line))+1+len([]rune(word)) > 80:
			w.WriteString(line + "\n")
			line = hang + word
		default:
			line += " " + word
		}
	}
	w.WriteString(line + "\n")
}

func (w *printer) blocks(indent string, blocks []engine.Block) {
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

// answers lists what was answered; what is sensitive is never printed.
func (w *printer) answers(answers engine.Answers) {
	w.WriteString("\n")
	for _, asked := range w.program.Asking(answers) {
		if asked.State != engine.Answered || asked.Question.Sensitive {
			continue
		}
		var labels []string
		for _, id := range asked.Value.Options() {
			for _, o := range asked.Question.Options {
				if o.ID == id {
					labels = append(labels, o.Label)
				}
			}
		}
		w.wrap("  ", "- "+asked.Question.Text+" "+strings.Join(labels, "; "))
	}
	w.wrap("  ", "(Answers about safety and about how you are do not stand in print.)")
}

// page writes what a guard says, and whom to call in one country.
func (w *printer) page(id string) {
	g, _ := w.program.Guard(id)
	if g.Page == nil {
		return
	}
	w.head(strings.ToUpper(g.Page.Title))
	for _, p := range g.Page.Paragraphs {
		w.blocks("", p.Blocks)
	}
	if len(g.Page.Help) > 0 {
		w.wrap("", "Whom to call (the page asks for your country; these are for the United Kingdom):")
		w.help(g.Page.Help)
	}
	w.sources = append(w.sources, g.Page.Sources...)
}

func (w *printer) help(kinds []string) {
	w.WriteString("\n")
	shown := map[string]bool{}
	for _, kind := range kinds {
		for _, country := range w.program.Bundle().Help.Countries {
			for _, line := range country.Lines {
				for _, k := range line.Kinds {
					if country.Code == "GB" && k == kind && !shown[line.Name] {
						shown[line.Name] = true
						w.wrap("  ", "- "+line.Name+", "+strings.TrimSpace(line.Number+" "+line.Web)+" ("+line.Hours+")")
					}
				}
			}
		}
	}
}

func (w *printer) phase(phase *engine.PlanPhase) {
	about, _ := w.program.Phase(phase.Phase)
	title := phase.Title
	if phase.Current {
		title += " (now)"
	}
	fmt.Fprintf(w, "\n\n%s\n%s\n", title, strings.Repeat("-", len([]rune(title))))
	w.blocks("", about.Text)
	for i := range phase.Steps {
		s := &phase.Steps[i]
		w.step(s, phase.Phase == "so-far")
		if last := i+1 == len(phase.Steps) || phase.Steps[i+1].HeldBy != s.HeldBy; s.Held && last {
			w.held(s)
		}
	}
}

// held says once, after all that it holds, why a guard holds it.
func (w *printer) held(s *engine.PlanStep) {
	if g, ok := w.program.Guard(s.HeldBy); ok {
		w.wrap("    ", g.Because)
	}
}

func (w *printer) step(s *engine.PlanStep, done bool) {
	step, _ := w.program.Step(s.ID)
	switch {
	case s.Held:
		w.wrap("", "[kept closed] "+s.Title)
		return
	case done:
		w.wrap("", "[x] "+s.Title)
	default:
		w.wrap("", "[ ] "+s.Title)
	}
	for _, p := range step.Paragraphs {
		w.blocks("    ", p.Blocks)
	}
	for _, n := range s.Notes {
		if !w.noted[n.ID] {
			w.noted[n.ID] = true
			w.wrap("    ", "Note: "+n.Text)
		}
	}
	if len(s.Because) > 0 {
		w.wrap("    ", "Why: "+s.Because[0].Text)
	}
	w.sources = append(w.sources, s.Sources...)
}

// evidence lists what the shown texts rest on.
func (w *printer) evidence() {
	w.head("WHAT THIS RESTS ON")
	seen := map[string]bool{}
	for _, id := range w.sources {
		if source, ok := w.program.Source(id); ok && !seen[id] {
			seen[id] = true
			w.wrap("", source.Title+". "+source.Text+" "+source.Sure)
		}
	}
}

// plain is the bare text of a block.
func plain(b engine.Block) string {
	var text strings.Builder
	for _, s := range b.Spans {
		text.WriteString(s.Text)
	}
	return text.String()
}

// Today is the one thing for today as the page chooses it: the first open step
// of the current phase, else of what is still due, else of what always holds.
func Today(p *engine.Program, r *engine.Result) string {
	now := -1
	place := map[string]int{}
	for i := range p.Bundle().Phases {
		place[p.Bundle().Phases[i].ID] = i
		if r.Facts.Of(p.Bundle().CurrentPhase) == p.Bundle().Phases[i].ID {
			now = i
		}
	}
	for _, group := range []func(*engine.Phase) bool{
		func(ph *engine.Phase) bool { return place[ph.ID] == now },
		func(ph *engine.Phase) bool { return !ph.Always && place[ph.ID] < now },
		func(ph *engine.Phase) bool { return ph.Always },
	} {
		for _, phase := range r.Plan {
			about, _ := p.Phase(phase.Phase)
			for _, s := range phase.Steps {
				if group(about) && !s.Held {
					return s.ID
				}
			}
		}
	}
	return ""
}
