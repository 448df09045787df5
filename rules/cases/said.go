package cases

import (
	"slices"
	"strings"

	"amends/engine"
	"amends/plan"
)

// checkSaid looks for words in what the person reads.
func (r *trial) checkSaid(c *Case) {
	if len(c.Expect.Says)+len(c.Expect.Unsaid) == 0 {
		return
	}
	page := c.Page(r.program, r.result)
	for _, words := range c.Expect.Says {
		if !Reads(page, words) {
			r.fail("said", "not said", "“%s” should be said, and is not", words)
		}
	}
	for _, words := range c.Expect.Unsaid {
		if Reads(page, words) {
			r.fail("not said", "said", "“%s” should not be said, and is", words)
		}
	}
}

// Page is all that the person reads, in one line: the plan as it is printed, what
// the page has besides (all reasons, and steps that are left out for now), and
// the questions to ask now.
func (c Case) Page(p *engine.Program, result engine.Result) string {
	page := c.Print(p, result)
	view := plan.New(p, &result, "")
	steps := plan.Steps(view.Also)
	for i := range view.Parts {
		steps = append(steps, view.Parts[i].Steps()...)
	}
	for _, s := range steps {
		for i := range s.Because {
			page += "\n" + s.Because[i].Text
		}
		if s.FoldedBy != "" {
			for _, paragraph := range s.Paragraphs {
				page += "\n" + said(paragraph.Blocks)
			}
		}
	}
	for _, a := range p.Asking(c.Answers) {
		if slices.Contains(result.Next, a.Question.ID) {
			page += "\n" + a.Question.Text + "\n" + a.Question.Help
		}
	}
	return oneLine(page)
}

// said is what blocks say, without marks.
func said(blocks []engine.Block) string {
	var out strings.Builder
	for _, b := range blocks {
		for _, s := range b.Spans {
			out.WriteString(s.Text)
		}
		out.WriteString("\n")
	}
	return out.String()
}

// Reads reports whether words stand on a page; capitals and ends of lines do not matter.
func Reads(page, words string) bool { return strings.Contains(page, oneLine(words)) }

func oneLine(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }
