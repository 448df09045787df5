package ui

import (
	"math"
	"strconv"
	"strings"

	"amends/engine"
)

// chooseOne is the answer after an option was ticked or unticked: in the order
// of the question's options, an exclusive one never beside another.
func chooseOne(q *engine.Question, before engine.Value, option string, on bool) engine.Value {
	if q.Kind != engine.AnyOf {
		return engine.Chosen(option)
	}
	chosen := map[string]bool{option: on}
	exclusive := on && isExclusive(q, option)
	for _, o := range before.Options() {
		if o != option && !exclusive && !(on && isExclusive(q, o)) {
			chosen[o] = true
		}
	}
	var ordered []string
	for i := range q.Options {
		if chosen[q.Options[i].ID] {
			ordered = append(ordered, q.Options[i].ID)
		}
	}
	return engine.Chosen(ordered...)
}

func isExclusive(q *engine.Question, option string) bool {
	for i := range q.Options {
		if q.Options[i].ID == option {
			return q.Options[i].Exclusive
		}
	}
	return false
}

// fits reports whether a value is an answer to the question, as
// [engine.Program.ReadAnswers] does, which would make the program larger by
// six thousand bytes.
func fits(q *engine.Question, v engine.Value) bool {
	if amount, ok := v.Amount(); ok {
		_, ok = readAmount(q, bound(&amount))
		return ok && q.Kind == engine.Number
	}
	for _, id := range v.Options() {
		known := false
		for i := range q.Options {
			known = known || q.Options[i].ID == id
		}
		if !known {
			return false
		}
	}
	return q.Kind == engine.AnyOf || len(v.Options()) < 2
}

// readAmount reads what stands in a number's input; nothing is a skip. A comma
// counts as a decimal point.
func readAmount(q *engine.Question, text string) (engine.Value, bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return engine.Skip(), true
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", "."), 64)
	switch {
	case err != nil, math.IsNaN(n), math.IsInf(n, 0),
		!q.Decimal && n != math.Trunc(n),
		q.Min != nil && n < *q.Min,
		q.Max != nil && n > *q.Max:
		return engine.Skip(), false
	}
	return engine.Amount(n), true
}
