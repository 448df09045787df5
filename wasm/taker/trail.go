package taker

import (
	"amends/engine"
	"amends/wasm/ui"
)

// pageKind is one kind of page; its text is the page's data-page.
type pageKind string

const (
	introPage        pageKind = "intro"
	interruptionPage pageKind = "interruption" // how to leave at once, before anything sensitive is asked
	questionPage     pageKind = "question"
	checkPage        pageKind = "check"
	outcomePage      pageKind = "outcome" // drawn as open, guards or plan
	donePage         pageKind = "done"
)

// stop is a page that the taker was on.
type stop struct {
	kind     pageKind
	question string
	back     pageKind // of a question that was opened to be changed: where that leads back to
}

// trail is the way that the taker took, one stop for each entry in the
// browser's history, which holds nothing but the place in it.
type trail struct {
	stops []stop
	at    int
}

func newTrail() trail { return trail{stops: []stop{{kind: introPage}}} }

func (t *trail) here() stop { return t.stops[t.at] }

// move goes to a place in the trail and says where it ended: an entry of the
// history may be older than the trail, after a reload or a new start.
func (t *trail) move(place int) int {
	t.at = min(max(place, 0), len(t.stops)-1)
	return t.at
}

// push goes on to a new stop and forgets what lay ahead.
func (t *trail) push(s stop) int {
	t.stops = append(t.stops[:t.at+1], s)
	t.at++
	return t.at
}

// settle replaces the stop here, and forgets what lay ahead, if a change of mind
// has taken its question away or has opened one before the outcome.
func (t *trail) settle(asking []engine.Asked) {
	if t.at == 0 || t.here().stands(asking) {
		return
	}
	t.at--
	t.push(following(asking, t.here()))
}

// stands reports whether the taker can be here with the answers given.
func (s stop) stands(asking []engine.Asked) bool {
	switch s.kind {
	case checkPage, outcomePage:
		_, open := firstOpen(asking)
		return !open
	case questionPage:
		for _, a := range asking {
			if a.Question.ID == s.question {
				return ui.Applies(a)
			}
		}
	}
	return true
}

// firstOpen is the first question that applies and has no answer.
func firstOpen(asking []engine.Asked) (stop, bool) {
	for _, a := range asking {
		if ui.Applies(a) && a.State == engine.Open {
			return stop{kind: questionPage, question: a.Question.ID}, true
		}
	}
	return stop{}, false
}

// following is the stop after the one given: before all questions the
// interruption page, if one of them is sensitive; the next question that applies;
// after the last one, a question that came open again through a change of
// mind; and when none is left, the answers to check, and then the outcome.
func following(asking []engine.Asked, from stop) stop {
	if from.kind == introPage && ui.AsksSensitive(asking) {
		return stop{kind: interruptionPage}
	}
	passed := from.kind == introPage || from.kind == interruptionPage
	for _, a := range asking {
		if passed && ui.Applies(a) {
			return stop{kind: questionPage, question: a.Question.ID}
		}
		passed = passed || from.kind == questionPage && a.Question.ID == from.question
	}
	if open, ok := firstOpen(asking); ok {
		return open
	}
	if from.kind == checkPage {
		return stop{kind: outcomePage}
	}
	return stop{kind: checkPage}
}
