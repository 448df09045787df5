package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// News is what has changed since the taker last saw their answers or a plan.
type News struct {
	Came, Went []string // ids of steps
	Gone       []string // ids of questions that no longer apply
	Same       bool     // an answer was changed, and the plan is what it was
}

// Empty reports whether nothing is other than it was.
func (n *News) Empty() bool { return len(n.Came)+len(n.Went)+len(n.Gone) == 0 }

// drawNews tells what has changed, or nothing.
func (v *View) drawNews() []app.UI {
	m := v.Messages
	if v.News.Same {
		return []app.UI{m.Label("p", "news.same", "box")}
	}
	if v.News.Empty() {
		return nil
	}
	var gone []string
	for _, id := range v.News.Gone {
		if q, ok := v.question(id); ok {
			gone = append(gone, q.Text)
		}
	}
	out := Body{m.Label("h2", "news.title")}
	out.Add(listed(m.Say("news.came"), v.stepTitles(v.News.Came))...)
	out.Add(listed(m.Say("news.went"), v.stepTitles(v.News.Went))...)
	out.Add(listed(m.Say("news.gone"), gone)...)
	return []app.UI{El("section", "box", "news").Attr("data-news", true).Body(out...)}
}

// listed is a list under a line that says what it lists, or nothing.
func listed(lead string, texts []string) []app.UI {
	if len(texts) == 0 {
		return nil
	}
	var items []app.UI
	for _, text := range texts {
		items = append(items, Labelled("li", text))
	}
	return []app.UI{Labelled("p", lead, "lists"), El("ul").Body(items...)}
}

func (v *View) stepTitles(ids []string) []string {
	var titles []string
	for _, id := range ids {
		if s, ok := v.Program.Step(id); ok {
			titles = append(titles, s.Title)
		}
	}
	return titles
}
