package ui

import (
	"math"
	"slices"
	"strings"

	"amends/engine"
)

// ChooseOne is the answer after an option was ticked or unticked: in the order
// of the question's options, an exclusive one never beside another.
func ChooseOne(q *engine.Question, before engine.Value, option string, on bool) engine.Value {
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

// Fits reports whether a value is an answer to the question, as
// [engine.Program.ReadAnswers] does, which would make the program larger by
// six thousand bytes.
func Fits(q *engine.Question, v engine.Value) bool {
	if amount, ok := v.Amount(); ok {
		return q.Kind == engine.Number && inRange(q, amount)
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

// ReadAmount reads what stands in a number's input; nothing is a skip. What
// could be two numbers is neither.
func ReadAmount(q *engine.Question, text string) (engine.Value, bool) {
	if strings.TrimSpace(text) == "" {
		return engine.Skip(), true
	}
	if meant := meantBy(q, text); len(meant) == 1 && inRange(q, meant[0]) {
		return engine.Amount(meant[0]), true
	}
	return engine.Skip(), false
}

// meantBy are the numbers that a text can stand for, as an answer to the
// question: where no decimals are, a point can only stand between thousands.
func meantBy(q *engine.Question, text string) []float64 {
	return slices.DeleteFunc(engine.ReadNumber(text), func(n float64) bool { return !q.Decimal && n != math.Trunc(n) })
}

// inRange reports whether a question takes a number.
func inRange(q *engine.Question, n float64) bool {
	return (q.Decimal || n == math.Trunc(n)) && (q.Min == nil || n >= *q.Min) && (q.Max == nil || n <= *q.Max)
}
