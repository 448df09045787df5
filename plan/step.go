package plan

import (
	"strings"
	"unicode/utf8"

	"amends/engine"
)

// Run is a row of steps of one part: those that can be taken, or those that
// wait for one reason, which is told once for all of them.
type Run struct {
	Held  bool
	Why   string // they wait; may be empty
	Steps []Step
}

// Step is a step of the plan.
type Step struct {
	*engine.PlanStep
	Paragraphs []engine.Paragraph
	Reason     string // why it is there: the first thing that its author says; may be empty
	Today      bool
	Next       bool // it is one of the few that come after the one for today
	Mark       Mark
	Notes      []Note
}

// Note is a note of a step.
type Note struct {
	ID          string
	Text        string
	First, Rest string // its first sentence, and what comes after
	Repeated    bool   // it stands in full further up, where it is seen without opening anything
}

// runs parts steps where the reason to wait for begins or ends.
func (v *View) runs(list []engine.PlanStep) []Run {
	var out []Run
	for i := range list {
		s := &list[i]
		last := len(out) - 1
		if last < 0 || i > 0 && (list[i-1].Held != s.Held || list[i-1].HeldBy != s.HeldBy) {
			out = append(out, Run{Held: s.Held, Why: v.holder(s)})
			last++
		}
		out[last].Steps = append(out[last].Steps, v.step(s))
	}
	return out
}

func (v *View) step(s *engine.PlanStep) Step {
	out := Step{PlanStep: s, Mark: v.marks[s.ID]}
	if authored, ok := v.program.Step(s.ID); ok {
		out.Paragraphs = v.program.Paragraphs(v.wording, engine.OfStep, s.ID, authored.Paragraphs)
	}
	if len(s.Because) > 0 {
		out.Reason = s.Because[0].Text
	}
	for _, n := range s.Notes {
		note := Note{ID: n.ID, Text: n.Text}
		note.First, note.Rest = firstSentence(n.Text)
		out.Notes = append(out.Notes, note)
	}
	return out
}

// holder is the reason of the guard or rule that holds a step.
func (v *View) holder(s *engine.PlanStep) string {
	if g, ok := v.program.Guard(s.HeldBy); ok {
		return v.line(engine.OfGuard, g.ID, engine.KeyBecause, g.Because)
	}
	if r, ok := v.program.Rule(s.HeldBy); ok {
		return v.line(engine.OfRule, r.ID, engine.KeyBecause, r.Because)
	}
	return ""
}

// line is a line as it is shown to this person.
func (v *View) line(of engine.PlaceKind, id string, key engine.PlaceKey, written string) string {
	return v.program.Line(v.wording, engine.Place{Of: of, ID: id, Key: key}, written)
}

// Steps are the steps of runs in their order.
func Steps(runs []Run) []*Step {
	var out []*Step
	for i := range runs {
		for j := range runs[i].Steps {
			out = append(out, &runs[i].Steps[j])
		}
	}
	return out
}

// tell marks the notes that were told with the step for today: elsewhere they
// are repeated by a sentence that opens.
func tell(runs []Run, told map[string]bool) {
	for i := range runs {
		for j := range runs[i].Steps {
			s := &runs[i].Steps[j]
			for k := range s.Notes {
				s.Notes[k].Repeated = !s.Today && told[s.Notes[k].ID] && s.Notes[k].Rest != ""
			}
		}
	}
}

// firstSentence cuts a text after its first sentence.
func firstSentence(text string) (first, rest string) {
	text = strings.TrimSpace(text)
	for i, r := range text {
		end := i + utf8.RuneLen(r)
		if strings.ContainsRune(".!?…", r) && end < len(text) && text[end] == ' ' || strings.ContainsRune("。！？", r) {
			return text[:end], strings.TrimSpace(text[end:])
		}
	}
	return text, ""
}

// plain is the text of a block in one line, without its emphasis.
func plain(b engine.Block) string {
	var text strings.Builder
	for _, s := range b.Spans {
		text.WriteString(s.Text)
	}
	return strings.TrimSpace(strings.ReplaceAll(text.String(), "\n", " "))
}
