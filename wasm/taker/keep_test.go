package taker

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"amends/engine"
	"amends/plan"
	"amends/wasm/ui"
)

// saved are answers as a file of any age may hold them, by question of the small
// assessment.
var saved = []struct {
	question, answer string
	misfit           any // what is said of it; nil where it is taken over or passed over
	taken            bool
}{
	{question: "role", answer: `"me"`, taken: true},
	{question: "role", answer: `["me"]`, taken: true},
	{question: "role", answer: `null`, taken: true},
	{question: "role", answer: `"nobody"`, misfit: text},
	{question: "role", answer: `["me", "them"]`, misfit: text},
	{question: "role", answer: `3`, misfit: text},
	{question: "role", answer: `{}`, misfit: text},
	{question: "role", answer: `"me`, misfit: text},
	{question: "role", answer: ``, misfit: text},
	{question: "sorry", answer: `true`, taken: true},
	{question: "sorry", answer: `"no"`, taken: true},
	{question: "weight", answer: `0.5`, taken: true},
	{question: "weight", answer: `-1e300`, misfit: text},
	{question: "weight", answer: `"me"`, misfit: text},
	{question: "weight", answer: `[]`, taken: true},
	{question: "safe", answer: `["space"]`}, // sensitive: passed over
	{question: "safe", answer: `"nothing"`},
	{question: "age", answer: `"adult"`}, // of the first section
	{question: "gone", answer: `"yes"`, misfit: ""},
	{question: "", answer: `null`, misfit: ""},
}

// text stands for the text of the question.
const text = "text"

func TestTakingOverWhatWasSaved(t *testing.T) {
	for _, c := range saved {
		t.Run(c.question+c.answer, func(t *testing.T) {
			taker := New(small(t))
			want := c.misfit
			if q, ok := taker.program.Question(c.question); ok && want == text {
				want = q.Text
			}
			if got := taker.takeOne(c.question, c.answer); got != want {
				t.Errorf("says %v, want %v", got, want)
			}
			if _, taken := taker.answers[c.question]; taken != c.taken || len(taker.answers) > 1 || taker.view.Kept != c.taken {
				t.Errorf("answers %v, want it there: %t", taker.answers, c.taken)
			}
		})
	}
}

// What the page takes over is what the engine reads without a problem.
func FuzzSavedAnswer(f *testing.F) {
	for _, c := range saved {
		f.Add(c.question, c.answer)
	}
	f.Fuzz(func(t *testing.T, question, answer string) {
		taker := New(small(t))
		taker.takeOne(question, answer)
		got, taken := taker.answers[question]
		if !taken {
			return
		}
		if !ui.MayKeep(taker.program, question) {
			t.Fatalf("took over %q", question)
		}
		data, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		read, problems, err := taker.program.ReadAnswers(fmt.Appendf(nil, "{%q: %s}", question, data))
		if err != nil || len(problems) > 0 || len(read) != 1 {
			t.Errorf("took over %s, of which the engine says %v, %v", data, problems, err)
		}
	})
}

// A mark is saved where all that some reason of its step reads may be kept.
func TestMarksThatAreSaved(t *testing.T) {
	is := func(question, option string) engine.Condition {
		return engine.Condition{Test: &engine.Test{Question: question, Kind: engine.TestAny, Options: []string{option}}}
	}
	now := engine.Condition{Test: &engine.Test{Fact: "phase_now", Kind: engine.TestAny, Options: []string{"now"}}}
	for _, c := range []struct {
		name  string
		when  []engine.Condition // of each rule that recommends the step
		saved bool
	}{
		{"nothing is read", []engine.Condition{{Always: true}}, true},
		{"an answer that may be kept", []engine.Condition{is("role", "me")}, true},
		{"a sensitive answer", []engine.Condition{is("safe", "none")}, false},
		{"an answer of the first section", []engine.Condition{is("age", "adult")}, false},
		{"a fact made of one", []engine.Condition{now}, false},
		{"both in one reason", []engine.Condition{{All: []engine.Condition{is("role", "me"), is("safe", "none")}}}, false},
		{"a sensitive answer in a part that is not true", []engine.Condition{{Any: []engine.Condition{is("role", "me"), is("safe", "space")}}}, false},
		{"two reasons, of which one can be told", []engine.Condition{is("safe", "none"), is("role", "me")}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := *small(t).Bundle()
			b.Rules = nil
			for i, when := range c.when {
				b.Rules = append(b.Rules, engine.Rule{ID: fmt.Sprint("rule-", i), When: when, Because: "It is so.", Recommend: []engine.Recommendation{{Step: "walk"}}})
			}
			p, err := engine.New(b)
			if err != nil {
				t.Fatal(err)
			}
			taker := New(p)
			taker.settle(engine.Answers{"age": engine.Chosen("adult"), "safe": engine.Chosen("none"), "years": engine.Amount(3), "role": engine.Chosen("me")})
			if !slices.Contains(taker.view.Plan.Steps(), "walk") {
				t.Fatalf("the plan is %v", taker.view.Plan.Steps())
			}
			for step, mark := range map[string]plan.Mark{"walk": plan.Done, "gone": plan.Done, "rest": "other", "listen": plan.NotMine} {
				taker.takeOneMark(step, mark)
			}
			want := plan.Marks{"walk": plan.Done} // listen does not stand in this plan
			if !c.saved {
				want = nil
			}
			if got := taker.saved().marks; !maps.Equal(got, want) {
				t.Errorf("saved %v, want %v", got, want)
			}
			if got := taker.lasting().marks; got != nil {
				t.Errorf("the session keeps %v", got)
			}
		})
	}
}

func TestMarksInWhatIsSaved(t *testing.T) {
	k := keptAnswers{version: "v", answers: engine.Answers{}, marks: plan.Marks{"walk": plan.Done, "rest": plan.NotMine}}
	if got, want := k.json(), `{"version":"v","until":0,"answers":{},"marks":{"rest":"not-mine","walk":"done"}}`; got != want {
		t.Errorf("is %s, want %s", got, want)
	}
}
