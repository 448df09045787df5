package taker

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/wasm/ui"
)

var update = flag.Bool("update", false, "write the golden files anew")

// small reads an assessment that has one of everything.
func small(t testing.TB) *engine.Program {
	t.Helper()
	data, err := os.ReadFile("../ui/testdata/small.json")
	if err != nil {
		t.Fatal(err)
	}
	p, err := engine.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// golden compares what was drawn with a file.
func golden(t *testing.T, name string, drawn app.UI) {
	t.Helper()
	got, err := ui.Markup(drawn)
	if err != nil {
		t.Fatal(err)
	}
	same(t, name+".html", got)
}

// same compares what was made with a file.
func same(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("../ui/testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is made differently now; read the difference after go test -update\n%s", file, got)
	}
}

// The browser tests send the small assessment as a server would: the page's
// program reads no other form.
func TestSmallAsServed(t *testing.T) {
	served, err := json.Marshal(small(t).Bundle())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "small.served.json", string(served))
}

// The page of each kind, for answers that lead to it.
func TestTaker(t *testing.T) {
	for _, c := range []struct {
		name    string
		answers string
		at      stop
		country string
		wrong   bool
	}{
		{name: "intro", at: stop{kind: introPage}},
		{name: "one-of", at: asking("age"), wrong: true},
		{name: "any-of", at: asking("safe"), answers: `{"safe": ["afraid", "space"]}`},
		{name: "number", at: asking("years")},
		{name: "yes-no", at: asking("sorry"), answers: `{"role": "me", "sorry": false}`},
		{name: "open", at: stop{kind: outcomePage}, answers: `{}`},
		{name: "check", at: stop{kind: checkPage}, answers: `{"age": "adult", "safe": ["space"], "years": 3, "role": "me", "sorry": null, "weight": 0.5}`},
		{name: "done", at: stop{kind: donePage}},
		{name: "plan", at: stop{kind: outcomePage}, answers: `{"age": "adult", "safe": null, "years": 3, "role": "me", "sorry": false, "weight": 0.5}`},
		{name: "plan-held", at: stop{kind: outcomePage}, answers: `{"age": "adult", "safe": ["space"], "years": 3, "role": "me", "sorry": true, "weight": null}`},
		{name: "plan-later", at: stop{kind: outcomePage}, answers: `{"age": "adult", "safe": ["none"], "years": 60, "role": "them", "weight": null}`},
		{name: "guards", at: stop{kind: outcomePage}, answers: `{"age": "adult", "safe": ["hurt"], "years": null}`},
		{name: "guards-country", at: stop{kind: outcomePage}, country: "GB", answers: `{"age": "adult", "safe": ["hurt"], "years": null}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			taker := New(small(t))
			if c.answers != "" {
				answers := engine.Answers{}
				if err := json.Unmarshal([]byte(c.answers), &answers); err != nil {
					t.Fatal(err)
				}
				taker.settle(answers)
			}
			taker.trail.push(c.at)
			taker.view.Wrong = c.wrong
			taker.view.In(c.country)
			taker.view.WhatIf, taker.view.Settled = taker.program.WhatIf(taker.answers), true
			golden(t, c.name, taker.draw())
		})
	}
}

func TestSensitiveAnswersAreNeverDrawn(t *testing.T) {
	taker := New(small(t))
	taker.settle(engine.Answers{"age": engine.Chosen("adult"), "safe": engine.Chosen("space"), "years": engine.Amount(3), "role": engine.Chosen("me"), "sorry": engine.Skip(), "weight": engine.Skip()})
	taker.trail.push(stop{kind: outcomePage})
	got, err := ui.Markup(taker.draw())
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"Has any of this happened", "They asked for space<"} {
		if strings.Contains(got, text) {
			t.Errorf("the plan shows %q", text)
		}
	}
}
