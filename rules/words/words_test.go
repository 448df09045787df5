package words

import (
	"testing"

	"amends/engine"
)

var bundle = engine.Bundle{
	CurrentPhase: "phase_now",
	Phases:       []engine.Phase{{ID: "now", Title: "Right now"}},
	Questions: []engine.Question{
		{ID: "role", Kind: engine.OneOf, Text: "Who broke it?", Options: []engine.Option{{ID: "me", Label: "I did"}, {ID: "both", Label: "Both of us"}}},
		{ID: "done", Kind: engine.AnyOf, Text: "What did you do?", Options: []engine.Option{{ID: "sorry", Label: "Said sorry"}, {ID: "cried", Label: "Cried"}}},
		{ID: "years", Kind: engine.Number, Text: "How many years?"},
	},
	Facts: []engine.Fact{
		{ID: "mine", When: &engine.Condition{Always: true}, Values: []string{"yes", "no"}},
		{ID: "phase_now", Values: []string{"now", "later"}},
	},
}

func test(t engine.Test) engine.Condition { return engine.Condition{Test: &t} }

func options(question string, kind engine.TestKind, ids ...string) engine.Condition {
	return test(engine.Test{Question: question, Kind: kind, Options: ids})
}

func opposite(c engine.Condition) engine.Condition { return engine.Condition{Not: &c} }

func TestConditions(t *testing.T) {
	two, five := 2.0, 5.0
	me, sorry := options("role", engine.TestAny, "me"), options("done", engine.TestAny, "sorry")
	fact := test(engine.Test{Fact: "mine", Kind: engine.TestAny, Options: []string{"yes"}})
	table := []struct {
		condition engine.Condition
		want      string
	}{
		{me, "“Who broke it?” is “I did”"},
		{opposite(me), "“Who broke it?” is not “I did”"},
		{opposite(options("role", engine.TestAny, "me", "both")), "“Who broke it?” is none of “I did”, “Both of us”"},
		{options("done", engine.TestAny, "sorry", "cried"), "“What did you do?” includes “Said sorry” or “Cried”"},
		{opposite(sorry), "“What did you do?” does not include “Said sorry”"},
		{opposite(options("done", engine.TestAny, "sorry", "cried")), "“What did you do?” includes none of “Said sorry”, “Cried”"},
		{options("done", engine.TestAll, "sorry", "cried"), "“What did you do?” includes all of “Said sorry” and “Cried”"},
		{options("done", engine.TestAnswered), "“What did you do?” is answered"},
		{test(engine.Test{Question: "years", Kind: engine.TestNumber, Ranges: []engine.Range{{Min: &two, Max: &five, BelowMax: true}}}), "“How many years?” is at least 2 and less than 5"},
		{test(engine.Test{Question: "done", Kind: engine.TestCount, Ranges: []engine.Range{{Min: &two}}}), "“What did you do?” has at least 2 answers chosen"},
		{fact, "mine holds"},
		{opposite(fact), "mine does not hold"},
		{test(engine.Test{Fact: "phase_now", Kind: engine.TestAny, Options: []string{"now", "later"}}), "phase_now is “Right now” or “later”"},
		{engine.Condition{All: []engine.Condition{me, {Any: []engine.Condition{fact, sorry}}}}, "“Who broke it?” is “I did”, and (mine holds, or “What did you do?” includes “Said sorry”)"},
		{opposite(engine.Condition{Any: []engine.Condition{fact, sorry}}), "not (mine holds, or “What did you do?” includes “Said sorry”)"},
		{opposite(opposite(fact)), "mine holds"},
		{engine.Condition{Always: true}, "always"},
		{engine.Condition{AtLeast: 2, Of: []engine.Condition{me, fact, opposite(sorry)}}, "at least 2 of these 3: “Who broke it?” is “I did”; mine holds; “What did you do?” does not include “Said sorry”"},
		{engine.Condition{All: []engine.Condition{me, opposite(engine.Condition{AtLeast: 1, Of: []engine.Condition{fact, sorry}})}}, "“Who broke it?” is “I did”, and not (at least 1 of these 2: mine holds; “What did you do?” includes “Said sorry”)"},
	}
	for _, row := range table {
		if got := For(&bundle).Condition(&row.condition); got != row.want {
			t.Errorf("got  %s\nwant %s", got, row.want)
		}
	}
}

// Authors look ids up in their files, so the same words stand around ids.
func TestConditionsByID(t *testing.T) {
	two, five := 2.0, 5.0
	for _, row := range []struct {
		condition engine.Condition
		want      string
	}{
		{options("role", engine.TestAny, "me", "both"), "role is me or both"},
		{options("done", engine.TestAny, "sorry"), "done includes sorry"},
		{opposite(options("done", engine.TestAll, "sorry", "cried")), "done does not include all of sorry and cried"},
		{options("done", engine.TestAnswered), "done is answered"},
		{test(engine.Test{Question: "years", Kind: engine.TestNumber, Ranges: []engine.Range{{Min: &two, Max: &five, BelowMax: true}}}), "years is at least 2 and less than 5"},
		{test(engine.Test{Fact: "mine", Kind: engine.TestAny, Options: []string{"yes"}}), "mine holds"},
		{test(engine.Test{Fact: "phase_now", Kind: engine.TestAny, Options: []string{"now"}}), "phase_now is now"},
	} {
		if got := ByID(&bundle).Condition(&row.condition); got != row.want {
			t.Errorf("got  %s\nwant %s", got, row.want)
		}
	}
}

func TestAnswers(t *testing.T) {
	w := For(&bundle)
	for _, row := range []struct {
		question string
		value    engine.Value
		want     string
	}{
		{"done", engine.Chosen("sorry", "cried"), "Said sorry; Cried"},
		{"years", engine.Amount(3), "3"},
		{"role", engine.Skip(), "(skipped)"},
		{"gone", engine.Chosen("x"), "x"},
	} {
		if got := w.Answer(row.question, row.value); got != row.want {
			t.Errorf("got %s, want %s", got, row.want)
		}
	}
}
