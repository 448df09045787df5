package diff

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"amends/engine"
	"amends/rules/words"
)

// texts are the words of both versions, the new ones first.
type texts struct {
	bundles [2]*engine.Bundle
	words   [2]*words.Words
}

func textsOf(old, new *engine.Bundle) texts {
	return texts{[2]*engine.Bundle{new, old}, [2]*words.Words{words.For(new), words.For(old)}}
}

// of is a text of the first version that has it.
func (t texts) of(id string, find func(*engine.Bundle) string) string {
	for _, b := range t.bundles {
		if text := find(b); text != "" {
			return text
		}
	}
	return id
}

func (t texts) step(id string) string {
	return t.of(id, func(b *engine.Bundle) string {
		for i := range b.Steps {
			if b.Steps[i].ID == id {
				return b.Steps[i].Title
			}
		}
		return ""
	})
}

func (t texts) phase(id string) string {
	return t.of(id, func(b *engine.Bundle) string {
		for _, p := range b.Phases {
			if p.ID == id {
				return p.Title
			}
		}
		return ""
	})
}

func (t texts) note(id string) string {
	return t.of(id, func(b *engine.Bundle) string {
		for _, n := range b.Notes {
			if n.ID == id {
				return clip(n.Text)
			}
		}
		return ""
	})
}

func (t texts) question(id string) *engine.Question {
	for _, b := range t.bundles {
		for i := range b.Questions {
			if b.Questions[i].ID == id {
				return &b.Questions[i]
			}
		}
	}
	return &engine.Question{ID: id, Text: id}
}

// Form is how a report is written. The zero value is text for a terminal.
type Form struct {
	Markdown bool // fit for a review comment
	All      bool // everything, however long
}

// Write writes the report; the error is the writer's.
func (r *Report) Write(w io.Writer, form Form) error {
	p := printer{w: &strings.Builder{}, r: r, texts: r.texts, markdown: form.Markdown, most: 12, mostPeople: 4}
	if form.All {
		p.most, p.mostPeople = math.MaxInt, math.MaxInt
	}
	p.head()
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
	for _, sentence := range p.summary() {
		p.paragraph("%s", sentence)
	}
}

func (p *printer) summary() []string {
	r := p.r
	switch {
	case r.Same && len(r.Edits) == 0:
		return []string{"Nothing differs. Proved: the same plan for every possible set of answers."}
	case r.Same && !slices.ContainsFunc(r.Edits, func(e Edit) bool { return e.How != "edited" || len(e.Details) > 0 }):
		return []string{"Only words change. Proved: the same questions, guards and steps for every possible set of answers."}
	case r.Same:
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

// people shows the examples.
func (p *printer) people() {
	for i := range p.r.People[:min(p.mostPeople, len(p.r.People))] {
		e := &p.r.People[i]
		p.heading(fmt.Sprintf("Person %d", i+1))
		p.answers(e)
		p.outcome(e.Outcome)
		p.steps(0, e.Steps)
		p.unlisted(e)
	}
}

// answers lists what a person says, in the order of asking.
func (p *printer) answers(e *Example) {
	say := func(answers engine.Answers, b *engine.Bundle, w *words.Words, suffix string) {
		for i := range b.Questions {
			q := &b.Questions[i]
			if value, ok := answers[q.ID]; ok {
				p.item(0, "%s %s%s", p.safe(q.Text), p.strong(w.Answer(q.ID, value)), suffix)
			}
		}
	}
	if len(e.Answers)+len(e.OldAnswer) == 0 {
		p.item(0, "has not answered anything")
	}
	say(e.Answers, p.texts.bundles[0], p.texts.words[0], "")
	say(e.OldAnswer, p.texts.bundles[1], p.texts.words[1], " (asked by the old version)")
}

func (p *printer) outcome(o [2]string) {
	if o[0] != o[1] {
		p.item(0, "gets %s, before: %s", p.safe(outcomeInWords(o[1])), p.safe(outcomeInWords(o[0])))
	}
}

func outcomeInWords(outcome string) string {
	switch outcome {
	case engine.OutcomePlan:
		return "a plan"
	case engine.OutcomeOpen:
		return "no plan yet, because a guard waits for an answer"
	}
	return "the page of the guard " + outcome
}

// standings in words.
var standings = map[Standing]string{Open: "open", Closed: "held closed", Folded: "under “also helpful”", Counted: "only counted", Absent: "not there"}

func (p *printer) steps(depth int, list []StepChange) {
	real := slices.DeleteFunc(slices.Clone(list), StepChange.moved)
	for _, s := range real[:min(p.most, len(real))] {
		why := ""
		if len(s.Why) > 0 {
			why = "; " + strings.Join(s.Why, "; ")
		}
		p.item(depth, "%s%s", p.became(s), p.safe(why))
	}
	if len(real) > p.most {
		p.item(depth, "… and %d more steps", len(real)-p.most)
	}
	p.moves(depth, slices.DeleteFunc(slices.Clone(list), func(s StepChange) bool { return !s.moved() }))
}

// moved reports whether a step is only shown with more or less weight: both
// plans have it, and it made room for others or got some.
func (s StepChange) moved() bool {
	return s.Old != Absent && s.New != Absent && s.Old != Closed && s.New != Closed
}

// moves lists steps that make room or get some, in one line.
func (p *printer) moves(depth int, list []StepChange) {
	if len(list) == 0 {
		return
	}
	var parts []string
	for _, s := range list[:min(3, p.most, len(list))] {
		parts = append(parts, fmt.Sprintf("%s is %s, before: %s", p.strong(p.texts.step(s.Step)), standings[s.New], standings[s.Old]))
	}
	if len(list) > len(parts) {
		parts = append(parts, fmt.Sprintf("and %d more", len(list)-len(parts)))
	}
	p.item(depth, "so others make room or get some: %s", strings.Join(parts, "; "))
}

// became says what became of a step.
func (p *printer) became(s StepChange) string {
	switch {
	case s.Old == Absent:
		return fmt.Sprintf("appears: %s, %s", p.step(s.Step), standings[s.New])
	case s.New == Absent:
		return fmt.Sprintf("vanishes: %s, before: %s", p.step(s.Step), standings[s.Old])
	}
	return fmt.Sprintf("changes: %s is %s, before: %s", p.step(s.Step), standings[s.New], standings[s.Old])
}

// unlisted tells what else this person sees that is no step.
func (p *printer) unlisted(e *Example) {
	for _, d := range e.differences {
		if d.Kind != Outcome && d.Kind != Waiting && d.Kind != Step && d.Kind != Held {
			p.item(0, "%s", p.sentence(Change{Sight: d.Sight, Gone: d.Gone}))
		}
	}
}

// cases lists authored cases whose plan changes, or which fail.
func (p *printer) cases() {
	if p.r.Tested == 0 {
		return
	}
	p.heading("Cases")
	if len(p.r.Cases) == 0 {
		p.item(0, "%s the same plan as before", counted(p.r.Tested))
		return
	}
	for i, c := range p.r.Cases {
		if i == p.most {
			p.item(0, "… and %d more cases", len(p.r.Cases)-p.most)
			break
		}
		p.item(0, "%s (%s)%s%s", p.code(c.ID), c.At, p.safe(person(c)), about(c))
		p.outcome(c.Outcome)
		p.steps(1, c.Steps)
		if c.Layout {
			p.item(1, "the same steps in another order")
		}
		for _, f := range c.Failures {
			p.item(1, "fails: %s", f)
		}
	}
	p.item(0, "%d of %d cases get the same plan as before", p.r.Tested-len(p.r.Cases), p.r.Tested)
}

func person(c CaseChange) string {
	if c.Person == "" {
		return ""
	}
	return ": " + strings.TrimRight(clip(c.Person), ".")
}

func about(c CaseChange) string {
	switch {
	case c.Only != "":
		return fmt.Sprintf(" [only in the %s version]", c.Only)
	case c.Edited:
		return " [its answers were edited]"
	}
	return ""
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

// foot says how sure all this is.
func (p *printer) foot() {
	if p.r.Same {
		return
	}
	p.heading("How sure this is")
	if len(p.r.People) > p.mostPeople {
		p.item(0, "This is not all: -all lists every change, person and case.")
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
