package engine

import (
	"math"
	"slices"
)

// ask decides one question's state and puts it on the rails.
func (r *Run) ask(i int, answers Answers) {
	a, q := &r.asked[i], &r.program.questions[i]
	value, given := answers[q.ID]
	if given {
		r.known++
	}
	a.state, a.pending = r.applies(i)
	switch {
	case a.state == NotApplicable:
		r.ignore(given, q, "", ReasonNotApplicable)
	case a.pending:
		r.ignore(given, q, "", ReasonNotAskedYet)
	case given:
		r.take(i, value)
	}
	r.mark(i)
}

// applies finds out whether a question is asked at all: neither stopped by a
// hard guard, nor hidden by its condition, nor left without options.
func (r *Run) applies(i int) (state State, pending bool) {
	q := &r.program.questions[i]
	if r.stopped && !r.asks.has(i) {
		return NotApplicable, false
	}
	switch r.shown(q.showIf) {
	case False:
		return NotApplicable, false
	case Unknown:
		return Open, true
	}
	some, pending := len(q.options) == 0, false
	for j := range q.options {
		switch r.shown(q.options[j].showIf) {
		case True:
			r.asked[i].available.add(j)
			some = true
		case Unknown:
			pending = true
		}
	}
	if !some && !pending {
		return NotApplicable, false
	}
	return Open, !some
}

// shown decides a show_if: Unknown means that an open question can still make
// it true. Unknown through skipped questions alone is False.
func (r *Run) shown(t *tree) Truth {
	switch {
	case t == nil || r.program.graph.run(t.isTrue, r.sure):
		return True
	case r.program.graph.run(t.isTrue, r.maybe):
		return Unknown
	}
	return False
}

// take makes a value count, as far as it applies.
func (r *Run) take(i int, value Value) {
	a, q := &r.asked[i], &r.program.questions[i]
	if value.Skipped() {
		r.skip(i)
		return
	}
	if q.Kind == Number {
		r.takeAmount(i, value)
		return
	}
	for _, id := range value.options {
		j := slices.Index(q.optionIDs, id)
		switch {
		case j < 0:
			r.ignore(true, q, id, ReasonUnknownOption)
		case !a.available.has(j):
			r.ignore(true, q, id, r.hidden(q, j))
		default:
			a.selected.add(j)
		}
	}
	r.keepExclusive(i)
	r.keepOne(i)
	if a.selected.count() > 0 {
		a.state = Answered
	}
}

func (r *Run) skip(i int) {
	a, q := &r.asked[i], &r.program.questions[i]
	if q.Required {
		r.ignore(true, q, "", ReasonRequired)
		return
	}
	a.state = Skipped
	if q.ifSkipped >= 0 && a.available.has(q.ifSkipped) {
		a.selected.add(q.ifSkipped)
	}
}

func (r *Run) takeAmount(i int, value Value) {
	a, q := &r.asked[i], &r.program.questions[i]
	n, ok := value.Amount()
	if !ok || !q.accepts(n) {
		r.ignore(true, q, "", ReasonWrongValue)
		return
	}
	a.state, a.amount = Answered, n
}

// accepts reports whether a number is within a question's bounds.
func (q *Question) accepts(n float64) bool {
	if q.Min != nil && n < *q.Min || q.Max != nil && n > *q.Max || math.IsNaN(n) || math.IsInf(n, 0) {
		return false
	}
	return q.Decimal || n == math.Trunc(n)
}

func (r *Run) hidden(q *question, j int) IgnoredReason {
	if r.shown(q.options[j].showIf) == Unknown {
		return ReasonNotAskedYet
	}
	return ReasonNotApplicable
}

// keepExclusive drops options that stand alone when others are chosen too:
// who says "none of these" and names one means the one.
func (r *Run) keepExclusive(i int) {
	a, q := &r.asked[i], &r.program.questions[i]
	if q.Kind != AnyOf || a.selected.count() < 2 {
		return
	}
	others := false
	for j := range a.selected.all {
		others = others || !q.options[j].Exclusive
	}
	kept := false
	for j := range q.options {
		if !a.selected.has(j) || !q.options[j].Exclusive {
			continue
		}
		if others || kept {
			a.selected[j/64] &^= 1 << (j % 64)
			r.ignore(true, q, q.optionIDs[j], ReasonNotExclusive)
		}
		kept = true
	}
}

// keepOne keeps the first option of a question that takes one.
func (r *Run) keepOne(i int) {
	a, q := &r.asked[i], &r.program.questions[i]
	if q.Kind == AnyOf || a.selected.count() < 2 {
		return
	}
	first := true
	for j := range q.options {
		if a.selected.has(j) && !first {
			a.selected[j/64] &^= 1 << (j % 64)
			r.ignore(true, q, q.optionIDs[j], ReasonWrongValue)
		}
		first = first && !a.selected.has(j)
	}
}

func (r *Run) ignore(given bool, q *question, option string, reason IgnoredReason) {
	if given {
		r.ignored = append(r.ignored, Ignored{Question: q.ID, Option: option, Reason: reason})
	}
}
