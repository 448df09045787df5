package preview

import (
	"html"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"amends/engine"
	"amends/plan"
	"amends/rules"
	"amends/wasm/form"
	"amends/wasm/ui"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Every form of a plan says the same: which steps there are, in which order,
// which are done and which wait, and what is for today where a form tells it.
func TestEveryFormOfAPlanSaysTheSame(t *testing.T) {
	for _, name := range []string{"trust", "hurt", "check-in"} {
		source, err := rules.Load(os.DirFS("../../assessments"), name)
		if err != nil {
			t.Fatal(err)
		}
		program, err := rules.Compile(source)
		if err != nil {
			t.Fatal(err)
		}
		now := &version{source, program}
		a := &assessment{name: name, first: now, previous: now, current: now}
		for _, c := range source.Cases() {
			compareForms(t, a, c)
		}
	}
}

func compareForms(t *testing.T, a *assessment, c rules.Case) {
	t.Helper()
	p := a.current.program
	v := ui.NewView(p, ui.Acts{})
	v.Turn(c.Answers)
	v.Settled = true
	if len(v.Plan.Parts) == 0 {
		return
	}
	leaflet := v.Leaflet()
	page := markup(t, v.Outcome())
	onPage, onPaper, _ := strings.Cut(page, `<section class="leaflet"`)
	plain, _, _ := strings.Cut(markup(t, plainForm(p, c.Answers)), `<section class="leaflet"`)
	result := p.Evaluate(c.Answers)
	if !result.Complete { // there the form still asks
		plain = onPage
	}
	preview := newPersonView(&Preview{}, a, c, false).After
	review := plan.New(p, &result, "").Review(c.Person, c.Answers)

	title := ""
	if s := v.Plan.TodayStep(); s != nil {
		title = s.Title
	}
	want := saidByView(v.Plan)
	for form, got := range map[string]string{
		"the page":                   saidByPage(onPage),
		"the page without scripting": saidByPage(plain),
		"the leaflet":                saidByLeaflet(onPaper),
		"the text":                   saidByLines(leaflet.Text(), map[string]string{"[ ] ": "do ", "[x] ": "done ", "( ) ": "wait "}),
		"the Markdown":               saidByMarkdown(leaflet.Markdown()),
		"the review":                 saidByLines(strings.ReplaceAll(review, "[kept closed]", "( )"), map[string]string{"[ ] ": "do ", "[x] ": "done ", "( ) ": "wait "}),
		"the preview":                saidByPreview(&preview),
	} {
		want := want
		if strings.HasPrefix(form, "the page") && title != "" {
			want = strings.Join(slices.DeleteFunc(strings.Split(want, "\n"), func(line string) bool { return line == "do "+title }), "\n")
		}
		if got != want {
			t.Errorf("%s %s: %s says\n%s\nbut the view\n%s", a.name, c.ID, form, got, want)
		}
	}
	for form, got := range map[string]string{
		"the page":                   first(`<section [^>]*data-today="[^"]*"[^>]*>(?s:.*?)<h3 class="what"[^>]*>(.*?)</h3>`, onPage),
		"the page without scripting": first(`<section [^>]*data-today="[^"]*"[^>]*>(?s:.*?)<h3 class="what"[^>]*>(.*?)</h3>`, plain),
		"the review":                 strings.Join(strings.Fields(first(`\nOne thing for today: ((?:.+\n)+)`, review)), " "),
		"the preview":                preview.today(),
	} {
		if got != title {
			t.Errorf("%s %s: for today %s says %q, the view %q", a.name, c.ID, form, got, title)
		}
	}
}

func markup(t *testing.T, drawn app.UI) string {
	t.Helper()
	out, err := ui.Markup(drawn)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// plainForm is the end of the form for browsers without scripting.
func plainForm(p *engine.Program, answers engine.Answers) app.UI {
	sent := map[string][]string{"-page": {"the end"}}
	for id, v := range answers {
		switch amount, ok := v.Amount(); {
		case ok:
			sent[id] = []string{engine.WriteNumber(amount)}
		case v.Skipped():
			sent["-skipped"] = append(sent["-skipped"], id)
		default:
			sent[id] = v.Options()
		}
	}
	return ui.El("div").Body(form.Read(p, sent, "").Draw()...)
}

func saidByView(v *plan.View) string {
	var said []string
	for i := range v.Parts {
		for _, s := range v.Parts[i].Steps() {
			said = append(said, how(s.Held, v.Parts[i].Group == plan.Before)+s.Title)
		}
	}
	return strings.Join(said, "\n")
}

func how(held, done bool) string {
	switch {
	case held:
		return "wait "
	case done:
		return "done "
	}
	return "do "
}

var (
	phase   = regexp.MustCompile(`<[^>]* data-phase="[^>]*>`)
	article = regexp.MustCompile(`<article [^>]*>(?s:.*?)<h3[^>]*>(.*?)</h3>`)
)

// saidByPage reads the phases of a page, without the step for today, which
// stands above them.
func saidByPage(page string) string {
	page, _, _ = strings.Cut(page, `data-also="`)
	starts := phase.FindAllStringIndex(page, -1)
	var said []string
	for i, at := range starts {
		end := len(page)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		done := strings.Contains(page[at[0]:at[1]], "data-before")
		for _, s := range article.FindAllStringSubmatch(page[at[0]:end], -1) {
			said = append(said, how(strings.Contains(s[0], "data-held"), done)+html.UnescapeString(s[1]))
		}
	}
	return strings.Join(said, "\n")
}

func saidByLeaflet(paper string) string {
	kinds := map[string]string{"tick": "do ", "tick done": "done ", "wait": "wait "}
	var said []string
	for _, s := range regexp.MustCompile(`<h3 class="(.*?)">(.*?)</h3>`).FindAllStringSubmatch(paper, -1) {
		said = append(said, kinds[s[1]]+withoutHeld(html.UnescapeString(s[2])))
	}
	return strings.Join(said, "\n")
}

// saidByLines reads what stands behind marks at the start of a line, up to an
// empty line where that goes on in the next.
func saidByLines(text string, marks map[string]string) string {
	var said []string
	for block := range strings.SplitSeq(text, "\n\n") {
		for mark, kind := range marks {
			if rest, ok := strings.CutPrefix(strings.TrimLeft(block, "\n"), mark); ok {
				lines := strings.Split(rest, "\n")
				title := lines[0]
				for _, more := range lines[1:] {
					if strings.HasPrefix(more, " ") || more == "" {
						break
					}
					title += " " + more
				}
				said = append(said, kind+withoutHeld(title))
			}
		}
	}
	return strings.Join(said, "\n")
}

func saidByMarkdown(text string) string {
	var said []string
	for line := range strings.Lines(text) {
		title, ok := strings.CutPrefix(strings.TrimSpace(line), "### ")
		if !ok {
			continue
		}
		title = regexp.MustCompile(`\\([^a-zA-Z0-9])`).ReplaceAllString(title, "$1")
		rest, done := strings.CutPrefix(title, "✓ ")
		step := withoutHeld(rest)
		said = append(said, how(step != rest, done)+step)
	}
	return strings.Join(said, "\n")
}

// withoutHeld is a title without what the leaflet says of one that waits.
func withoutHeld(title string) string {
	before, after, _ := strings.Cut(ui.MessagesIn("en").Say("leaflet.held"), "{step}")
	return strings.TrimSuffix(strings.TrimPrefix(title, before), after)
}

func saidByPreview(v *planView) string {
	var said []string
	for _, phase := range v.Phases {
		for _, s := range phase.Steps {
			if s.Standing != "folded" {
				said = append(said, how(s.Standing == "held", phase.When == "done")+s.Title)
			}
		}
	}
	return strings.Join(said, "\n")
}

func (p *planView) today() string {
	for _, s := range p.each() {
		if s.Today {
			return s.Title
		}
	}
	return ""
}

func first(pattern, text string) string {
	found := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if found == nil {
		return ""
	}
	return html.UnescapeString(found[1])
}
