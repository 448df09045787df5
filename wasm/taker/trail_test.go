package taker

import (
	"encoding/json"
	"strings"
	"testing"

	"amends/engine"
)

func asking(question string) stop { return stop{kind: questionPage, question: question} }

// walk goes through the questionnaire, giving the answers it is told and
// skipping the rest, and lists where it came by.
func walk(t *testing.T, given engine.Answers) string {
	t.Helper()
	taker := New(small(t))
	var came []string
	for taker.trail.here().kind != outcomePage {
		taker.trail.push(following(taker.program.Asking(taker.answers), taker.trail.here()))
		q := taker.trail.here().question
		if q != "" {
			came = append(came, q)
			taker.answer(q, given[q])
		}
		if len(came) > 20 {
			t.Fatalf("goes round and round: %v", came)
		}
	}
	return strings.TrimSpace(strings.Join(came, " "))
}

func TestFollowing(t *testing.T) {
	for _, c := range []struct {
		name, want string
		given      engine.Answers
	}{
		{
			"questions appear with the answer that they need", "age safe years role sorry weight",
			engine.Answers{"age": engine.Chosen("adult"), "role": engine.Chosen("me")},
		},
		{
			"and stay away without it", "age safe years role weight",
			engine.Answers{"age": engine.Chosen("adult"), "role": engine.Chosen("them")},
		},
		{
			"a hard guard ends the run after its section", "age safe years",
			engine.Answers{"age": engine.Chosen("adult"), "safe": engine.Chosen("afraid")},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := walk(t, c.given); got != c.want {
				t.Errorf("came by %s, want %s", got, c.want)
			}
		})
	}
}

func TestFollowingReturnsToWhatCameOpenAgain(t *testing.T) {
	taker := New(small(t))
	taker.settle(engine.Answers{"safe": engine.Skip(), "years": engine.Skip(), "role": engine.Chosen("them"), "weight": engine.Skip()})
	got := following(taker.program.Asking(taker.answers), asking("weight"))
	if want := asking("age"); got != want {
		t.Errorf("goes on to %v, want %v", got, want)
	}
}

func TestTrail(t *testing.T) {
	trail := newTrail()
	trail.push(asking("a"))
	trail.push(asking("b"))
	trail.move(1)
	trail.push(asking("c"))
	if got := trail.move(9); got != 2 || trail.here().question != "c" {
		t.Errorf("an entry beyond the trail leads to place %d, %v", got, trail.here())
	}
	if got := trail.move(-1); got != 0 {
		t.Errorf("an entry before the trail leads to place %d", got)
	}
}

func TestSettle(t *testing.T) {
	whole := engine.Answers{"age": engine.Chosen("adult"), "safe": engine.Skip(), "years": engine.Skip(), "role": engine.Chosen("me"), "sorry": engine.Chosen("no"), "weight": engine.Skip()}
	role, sorry, weight, end := asking("role"), asking("sorry"), asking("weight"), stop{kind: outcomePage}
	for _, c := range []struct {
		name       string
		from, here stop
		set        string
		to         engine.Value
		want       stop
	}{
		{"nothing changed", role, sorry, "role", engine.Chosen("both"), sorry},
		{"the question went away", role, sorry, "role", engine.Chosen("them"), weight},
		{"the outcome still stands", weight, end, "weight", engine.Amount(1), end},
		{"the outcome lacks an answer", weight, end, "age", engine.Skip(), asking("age")},
	} {
		t.Run(c.name, func(t *testing.T) {
			taker := New(small(t))
			taker.settle(whole)
			taker.trail.push(c.from)
			taker.trail.push(c.here)
			taker.answer(c.set, c.to)
			taker.trail.settle(taker.program.Asking(taker.answers))
			if got := taker.trail.here(); got != c.want {
				t.Errorf("is at %v, want %v", got, c.want)
			}
		})
	}
}

func TestForgetIdle(t *testing.T) {
	for _, c := range []struct {
		name        string
		given, want string
	}{
		{
			"what no longer applies goes",
			`{"age": "adult", "safe": ["none"], "years": 3, "role": "them", "sorry": true, "weight": 0.5}`,
			`{"age":"adult","role":"them","safe":"none","weight":0.5,"years":3}`,
		},
		{
			"an exclusive option does not stand beside others",
			`{"age": "adult", "safe": ["none", "space"], "years": null, "role": "them", "weight": null}`,
			`{"age":"adult","role":"them","safe":"space","weight":null,"years":null}`,
		},
		{
			"behind an open question nothing is decided",
			`{"safe": ["none"], "years": 3, "role": "them", "sorry": true}`,
			`{"role":"them","safe":"none","sorry":"yes","years":3}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			taker := New(small(t))
			given := engine.Answers{}
			if err := json.Unmarshal([]byte(c.given), &given); err != nil {
				t.Fatal(err)
			}
			taker.settle(given)
			before, err := json.Marshal(taker.program.Evaluate(taker.answers).Plan)
			if err != nil {
				t.Fatal(err)
			}
			taker.forgetIdle()
			got, err := json.Marshal(taker.answers)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != c.want {
				t.Errorf("keeps %s, want %s", got, c.want)
			}
			if after, _ := json.Marshal(taker.program.Evaluate(taker.answers).Plan); string(after) != string(before) {
				t.Errorf("the plan was %s and is %s", before, after)
			}
		})
	}
}

// What a change of mind leads to: the question that it opened, and then back.
func TestChangeAndBack(t *testing.T) {
	taker := New(small(t))
	taker.settle(engine.Answers{"age": engine.Chosen("adult"), "safe": engine.Skip(), "years": engine.Skip(), "role": engine.Chosen("me"), "weight": engine.Skip()})
	changed := stop{kind: questionPage, question: "role", back: checkPage}
	opened := taker.next(changed)
	if want := (stop{kind: questionPage, question: "sorry", back: checkPage}); opened != want {
		t.Fatalf("goes on to %v, want %v", opened, want)
	}
	taker.answer("sorry", engine.Skip())
	if got, want := taker.next(opened), (stop{kind: checkPage}); got != want {
		t.Errorf("goes back to %v, want %v", got, want)
	}
}
