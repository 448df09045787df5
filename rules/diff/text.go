package diff

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// Form is how a report is written. The zero value is text for a terminal.
type Form struct {
	Markdown bool // fit for a review comment
	All      bool // everything, however long
}

// Write writes the report; the error is the writer's.
func (r *Report) Write(w io.Writer, form Form) error {
	p := printer{w: &strings.Builder{}, r: r, texts: r.texts, markdown: form.Markdown, most: 8, mostPeople: 2, few: 4}
	if form.All {
		p.all, p.most, p.mostPeople, p.few = true, math.MaxInt, math.MaxInt, math.MaxInt
	}
	p.head()
	p.protections()
	p.edits()
	p.changes()
	p.people()
	p.cases()
	p.wording()
	p.foot()
	if _, err := io.WriteString(w, p.w.String()); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}

// printer writes one form of a report.
type printer struct {
	w          *strings.Builder
	r          *Report
	texts      texts
	markdown   bool
	most       int // of a list
	mostPeople int
	few        int // of what stands within another list
	all        bool
	cut        bool // something was left out
}

func (p *printer) line(format string, args ...any) { fmt.Fprintf(p.w, format+"\n", args...) }

// heading begins a part.
func (p *printer) heading(text string) {
	if p.markdown {
		p.line("\n### %s\n", text)
		return
	}
	p.line("\n%s", text)
}

// item is a line of a list, indented.
func (p *printer) item(depth int, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if p.markdown {
		p.line("%s- %s", strings.Repeat("  ", depth), text)
		return
	}
	p.line("  %s%s", strings.Repeat("  ", depth), text)
}

// rest is the line that stands for what is left out of a list.
func (p *printer) rest(depth int, format string, args ...any) {
	p.cut = true
	p.item(depth, format, args...)
}

// paragraph stands alone.
func (p *printer) paragraph(format string, args ...any) {
	if p.markdown {
		p.line("")
	}
	p.line(format, args...)
}

// strong, code and safe mark a text where that can be done; a text of an
// author is not to be read as Markdown.
func (p *printer) strong(text string) string {
	if p.markdown {
		return "**" + p.safe(text) + "**"
	}
	return "“" + text + "”"
}

// strongly marks a sentence of our own.
func (p *printer) strongly(text string) string {
	if p.markdown {
		return "**" + text + "**"
	}
	return text
}

func (p *printer) code(id string) string {
	if p.markdown {
		return "`" + id + "`"
	}
	return id
}

var escaper = strings.NewReplacer(`\`, `\\`, "*", `\*`, "`", "\\`", "<", "&lt;", "[", `\[`, "|", `\|`, "#", `\#`)

func (p *printer) safe(text string) string {
	if p.markdown {
		return escaper.Replace(text)
	}
	return text
}

// step is a step by its title and id.
func (p *printer) step(id string) string {
	return p.strong(p.texts.step(id)) + " (" + p.code(id) + ")"
}

// head says in a sentence or two what came out.
func (p *printer) head() {
	r := p.r
	title := fmt.Sprintf("%s: from %s to %s", r.Assessment, p.code(r.Old), p.code(r.New))
	if p.markdown {
		title = "## " + title
	}
	p.line("%s", title)
	if text := r.weaker(); text != "" {
		p.paragraph("%s", p.strongly(text))
	}
	for _, sentence := range p.summary() {
		p.paragraph("%s", sentence)
	}
}

func (p *printer) summary() []string {
	r := p.r
	switch {
	case r.Same && len(r.Edits) == 0 && len(r.Protections) > 0:
		return []string{"Everybody gets the same plan: proved for every possible set of answers. What is promised of plans, or tested, is not the same."}
	case r.Same && len(r.Edits) == 0:
		return []string{"Nothing differs. Proved: the same plan for every possible set of answers."}
	case r.Same && !slices.ContainsFunc(r.Edits, func(e Edit) bool { return e.How != "edited" || len(e.Details) > 0 }):
		return []string{"Only words change. Proved: the same questions, guards and steps for every possible set of answers."}
	case r.Same:
		if slices.ContainsFunc(r.Edits, func(e Edit) bool { return e.Kind == "text" }) {
			return []string{"What was edited changes only what people read. Proved: the same questions, guards and steps for every possible set of answers."}
		}
		return []string{"What was edited changes nothing for anybody. Proved: the same questions, guards and steps for every possible set of answers."}
	case len(r.Changes) == 0 && len(r.Layout) == 0:
		return []string{"Who says what both versions can be told gets the same in both: proved for every possible set of answers. What only one of them can be told stands below."}
	case len(r.Changes) == 0:
		return []string{
			"Everybody keeps the same questions, guards and steps. Proved, for every possible set of answers.",
			fmt.Sprintf("The order of steps, or which are folded away, can differ: it does for %s.", p.share(r.Sample.Layout)),
		}
	}
	out := []string{p.tally()}
	if r.Sample.People > 0 {
		out = append(out, capital(p.share(r.Sample.Changed))+" get another plan"+p.also()+".")
	}
	return out
}

// also says how many keep their plan, and see something else that is new.
func (p *printer) also() string {
	text := ""
	if n := p.r.Sample.Layout; n > 0 {
		text += fmt.Sprintf("; the same steps in another order or with others folded away, %s", p.share(n))
	}
	if n := p.r.Sample.Other; n > 0 {
		text += fmt.Sprintf("; only other questions or reasons, %s", p.share(n))
	}
	return text
}

// share is a count of made-up people.
func (p *printer) share(n int) string {
	s := p.r.Sample
	if s.People == 0 {
		return "nobody counted"
	}
	if n == 0 {
		return fmt.Sprintf("none of %s made-up people", thousands(s.People))
	}
	return fmt.Sprintf("%s of %s made-up people (%.1f %%)", thousands(n), thousands(s.People), 100*float64(n)/float64(s.People))
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}

// tally counts the changes that matter most.
func (p *printer) tally() string {
	count := func(kind Kind, gone bool) int {
		n := 0
		for _, c := range p.r.Changes {
			if c.Kind == kind && c.Gone == gone {
				n++
			}
		}
		return n
	}
	var parts []string
	add := func(n int, one, many string) {
		switch {
		case n == 1:
			parts = append(parts, "1 "+one)
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %s", n, many))
		}
	}
	add(count(Step, false), "step appears in plans that did not have it", "steps appear in plans that did not have them")
	add(count(Step, true), "step vanishes from plans that had it", "steps vanish from plans that had them")
	add(count(Held, false)+count(Held, true), "step is held or opened", "steps are held or opened")
	add(count(Guard, false)+count(Guard, true), "guard fires for other people", "guards fire for other people")
	add(count(Asked, false)+count(Asked, true), "question is asked of other people", "questions are asked of other people")
	if len(parts) == 0 {
		return "Something changes for somebody, but no step, guard or question."
	}
	return capital(strings.Join(parts, ", ")) + "."
}

// foot says how sure all this is.
func (p *printer) foot() {
	if p.r.Same {
		return
	}
	p.heading("How sure this is")
	if p.cut || len(p.r.People) > p.mostPeople {
		p.item(0, "-all lists every change, person and case.")
	}
	if len(p.r.Offers) > 0 {
		p.item(0, "Compared is what both versions can be told. Only one knows: %s.", strings.Join(p.r.Offers, ", "))
	}
	p.item(0, "What is not listed changes for nobody: %s things that one can see of a plan were compared, each over every possible set of answers.", thousands(p.r.Sights))
	p.item(0, "Each person above was put to both versions. They are as small as possible; what they do not say is left open.")
	if p.r.Sample.People > 0 {
		p.item(0, "Shares are estimates: %s made-up people (seed %d), every other one steering clear of hard guards.", thousands(p.r.Sample.People), p.r.Sample.Seed)
	}
}

// counted says that all cases get something.
func counted(n int) string {
	if n == 1 {
		return "the one there is gets"
	}
	return fmt.Sprintf("all %d get", n)
}
