package assessments_test

import (
	"fmt"
	"strings"
	"testing"

	"amends/engine"
	"amends/rules"
)

// tenPeople are the people whose plans stand under docs/plans: ten of the
// cases, each with another relationship, cause, stage or guard.
var tenPeople = []string{
	"plan-affair-found-out-last-night", "plan-friend-told-half", "plan-nothing-broken-jealous", "plan-ex-said-stop",
	"plan-grown-child-wants-space", "plan-seventeen-and-a-friend", "plan-gambling-still-going", "plan-opening-up-again",
	"plan-afraid-at-home", "plan-two-years-and-worse",
}

// TestTenPlans writes the ten plans as a person would print them.
func TestTenPlans(t *testing.T) {
	source, p := load(t, "trust")
	cases := map[string]rules.Case{}
	for _, c := range source.Cases() {
		cases[c.ID] = c
	}
	for i, id := range tenPeople {
		c, ok := cases[id]
		if !ok {
			t.Errorf("there is no case %s", id)
			continue
		}
		document(t, fmt.Sprintf("../docs/plans/%02d-%s.txt", i+1, strings.TrimPrefix(id, "plan-")), printed(p, c.Person, c.Answers))
	}
}

// printer writes a plan as plain text, 80 columns wide.
type printer struct {
	strings.Builder
	program *engine.Program
	sources []string
	noted   map[string]bool
}

func printed(p *engine.Program, person string, answers engine.Answers) string {
	b, r := p.Bundle(), p.Evaluate(answers)
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
		if step, ok := p.Step(todays(p, &r)); ok {
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
		text := plain([]engine.Block{b})
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
