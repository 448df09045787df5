package plan

import "amends/engine"

// Page is what a guard that fired says.
type Page struct {
	ID string
	*engine.Page
	Lead      bool // it is the subject of the whole page: the first of the hard guards
	Urgent    bool // it leads, or names somebody to call: it stands before the plan
	Again     bool // another page that is seen before has help lines already
	Sensitive bool // it comes from an answer to a sensitive question: it may not stand on paper
}

// pages are what the guards that fired say, in their order.
func pages(p *engine.Program, r *engine.Result) []Page {
	var out []Page
	helped := false
	for i, shown := range r.Pages {
		g, ok := p.Guard(shown.ID)
		if !ok || g.Page == nil {
			continue
		}
		helps, lead := len(g.Page.Help) > 0, i == 0 && r.Outcome != engine.OutcomePlan
		out = append(out, Page{
			ID: g.ID, Page: worded(p, r, g), Lead: lead, Urgent: helps || lead, Again: helped,
			Sensitive: readsSensitive(p, &g.When),
		})
		helped = helped || helps
	}
	return out
}

// worded is a guard's page with the texts that are shown to this person.
func worded(p *engine.Program, r *engine.Result, g *engine.Guard) *engine.Page {
	if len(r.Wording) == 0 {
		return g.Page
	}
	out := *g.Page
	out.Title = p.Line(r.Wording, engine.Place{Of: engine.OfGuard, ID: g.ID, Key: engine.KeyTitle}, out.Title)
	out.Paragraphs = p.Paragraphs(r.Wording, engine.OfGuard, g.ID, out.Paragraphs)
	return &out
}

// readsSensitive reports whether a condition reads a sensitive question.
func readsSensitive(p *engine.Program, c *engine.Condition) bool {
	does := false
	c.EachTest(func(test *engine.Test) { does = does || testsSensitive(p, test) })
	return does
}

func testsSensitive(p *engine.Program, test *engine.Test) bool {
	if q, ok := p.Question(test.Question); ok && q.Hides(test) {
		return true
	}
	f, ok := p.Fact(test.Fact)
	return ok && f.Sensitive
}
