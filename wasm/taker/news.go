package taker

import (
	"slices"

	"amends/engine"
	"amends/wasm/ui"
)

// shownBefore is what the taker last saw of the plan and of the answers, to
// tell what a change of mind has changed.
type shownBefore struct {
	steps []string // of the last plan, nil before the first
	asked []string // questions of the last list of answers, without sensitive ones
}

// compare looks, on a page that shows answers or a plan, at what is other than
// it was.
func (t *Taker) compare() {
	t.view.News = ui.News{}
	here := t.trail.here().kind
	if here != checkPage && here != outcomePage {
		return
	}
	steps, asked := t.stepsNow(), t.askedNow()
	t.view.News.Gone = missingIn(t.last.asked, asked)
	t.last.asked = asked
	if t.last.steps != nil && steps != nil {
		t.view.News.Came, t.view.News.Went = missingIn(steps, t.last.steps), missingIn(t.last.steps, steps)
	}
	if here == outcomePage && steps != nil {
		t.last.steps = steps
	}
}

// stepsNow are the steps that the plan shows, nil where there is none.
func (t *Taker) stepsNow() []string {
	if !t.view.Plan.IsPlan() {
		return nil
	}
	return t.view.Plan.Steps()
}

func (t *Taker) askedNow() []string {
	var asked []string
	for _, a := range t.view.Asking {
		if ui.Applies(a) && a.State != engine.Open && !a.Question.Sensitive {
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
