package taker

import (
	"encoding/json"
	"fmt"
	"testing"

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
