package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// shownBefore is what the taker last saw of the plan and of the answers, to
// tell what a change of mind has changed.
type shownBefore struct {
	steps []string // of the last plan, nil before the first
	asked []string // questions of the last list of answers, without sensitive ones
}

// news is what has changed since then.
type news struct {
	came, went []string // ids of steps
	gone       []string // ids of questions that no longer apply
	same       bool     // an answer was changed, and the plan is what it was
}

func (n *news) empty() bool { return len(n.came)+len(n.went)+len(n.gone) == 0 }

// compare looks, on a page that shows answers or a plan, at what is other than
// it was.
func (t *Taker) compare() {
	t.news = news{}
	here := t.trail.here().kind
	if here != checkPage && here != outcomePage {
		return
	}
	steps, asked := t.stepsNow(), t.askedNow()
	t.news.gone = missingIn(t.last.asked, asked)
	t.last.asked = asked
	if t.last.steps != nil && steps != nil {
		t.news.came, t.news.went = missingIn(steps, t.last.steps), missingIn(t.last.steps, steps)
	}
	if here == outcomePage && steps != nil {
		t.last.steps = steps
	}
}

// stepsNow are the steps that the plan shows, nil where there is none.
func (t *Taker) stepsNow() []string {
	r := t.result()
	if !isPlan(r) {
		return nil
	}
	steps := []string{}
	for i := range r.Plan {
		for j := range r.Plan[i].Steps {
			steps = append(steps, r.Plan[i].Steps[j].ID)
		}
	}
	return steps
}

func (t *Taker) askedNow() []string {
	var asked []string
	for _, a := range t.program.Asking(t.answers) {
		if applies(a) && a.State != engine.Open && !a.Question.Sensitive {
			asked = append(asked, a.Question.ID)
		}
	}
	return asked
}

// missingIn lists what one list has and another has not.
func missingIn(list, other []string) []string {
	var out []string
	for _, id := range list {
		if !slices.Contains(other, id) {
			out = append(out, id)
		}
	}
	return out
}

// drawNews tells what has changed, or nothing.
func (t *Taker) drawNews() []app.UI {
	m := t.messages
	if t.news.same {
		return []app.UI{m.label("p", "news.same", "box")}
	}
	if t.news.empty() {
		return nil
	}
	var gone []string
	for _, id := range t.news.gone {
		if q, ok := t.program.Question(id); ok {
			gone = append(gone, q.Text)
		}
	}
	out := body{m.label("h2", "news.title")}
	out.add(listed(m.say("news.came"), t.stepTitles(t.news.came))...)
	out.add(listed(m.say("news.went"), t.stepTitles(t.news.went))...)
	out.add(listed(m.say("news.gone"), gone)...)
	return []app.UI{el("section", "box", "news").Attr("data-news", true).Body(out...)}
}

// listed is a list under a line that says what it lists, or nothing.
func listed(lead string, texts []string) []app.UI {
	if len(texts) == 0 {
		return nil
	}
	var items []app.UI
	for _, text := range texts {
		items = append(items, labelled("li", text))
	}
	return []app.UI{labelled("p", lead, "lists"), el("ul").Body(items...)}
}

func (t *Taker) stepTitles(ids []string) []string {
	var titles []string
	for _, id := range ids {
		if s, ok := t.program.Step(id); ok {
			titles = append(titles, s.Title)
		}
	}
	return titles
}
