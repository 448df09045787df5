package main

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"amends/engine"
	"amends/engine/reference"
	"amends/rules/diff"
	"amends/rules/logicpage"
)

// someEffects has something for every field of [engine.Effects].
var someEffects = engine.Effects{
	Withhold: []string{"walk"}, WithholdTags: []string{"outside"},
	Hold: []string{"walk"}, HoldTags: []string{"outside"},
	Notes: []string{"slowly"},
}

// seesEffects is every part of the program that looks at effects: what it makes
// of an assessment.
var seesEffects = map[string]func(p *engine.Program) any{
	"engine":    func(p *engine.Program) any { return p.Evaluate(engine.Answers{}) },
	"reference": func(p *engine.Program) any { return reference.Evaluate(p.Bundle(), engine.Answers{}) },
	"edits": func(p *engine.Program) any {
		return comparedWithNone(p).Edits
	},
	"proofs": func(p *engine.Program) any {
		return comparedWithNone(p).Changes
	},
	"logicpage": func(p *engine.Program) any {
		var page bytes.Buffer
		if err := logicpage.Write(&page, p, logicpage.Settings{}); err != nil {
			return err.Error()
		}
		return page.String()
	},
}

// TestEveryEffectIsSeenEverywhere gives a rule, and then a guard, one effect at
// a time: what does not see it would tell an author of a plan that nobody gets.
func TestEveryEffectIsSeenEverywhere(t *testing.T) {
	fields := reflect.TypeFor[engine.Effects]()
	for i := range fields.NumField() {
		for name, see := range seesEffects {
			for _, of := range []string{"rule", "guard"} {
				t.Run(name+"/"+of+"/"+fields.Field(i).Name, func(t *testing.T) {
					value := reflect.ValueOf(someEffects).Field(i)
					if value.IsZero() {
						t.Fatal("there is no example of this effect here")
					}
					var one engine.Effects
					reflect.ValueOf(&one).Elem().Field(i).Set(value)
					with, without := asJSON(t, see(withEffects(of, one))), asJSON(t, see(withEffects(of, engine.Effects{})))
					if with == without {
						t.Errorf("it sees no difference: %s", with)
					}
				})
			}
		}
	}
}

func comparedWithNone(p *engine.Program) *diff.Report {
	report, err := diff.Compare(diff.Side{Name: "old", Program: withEffects("", engine.Effects{})}, diff.Side{Name: "new", Program: p}, diff.Settings{})
	if err != nil {
		panic(err)
	}
	return report
}

func withEffects(of string, e engine.Effects) *engine.Program {
	always := engine.Condition{Always: true}
	b := engine.Bundle{
		Schema: engine.BundleSchema, Assessment: "effects",
		Phases:    []engine.Phase{{ID: "now", Title: "Now"}},
		Sections:  []engine.Section{{ID: "start", Title: "Start"}},
		Questions: []engine.Question{{ID: "sorry", Section: "start", Kind: engine.YesNo, Text: "Sorry?", Options: []engine.Option{{ID: "yes"}, {ID: "no"}}}},
		Guards:    []engine.Guard{{ID: "careful", When: always}},
		Rules:     []engine.Rule{{ID: "other", When: always}, {ID: "well", When: always, Recommend: []engine.Recommendation{{Step: "walk"}}}},
		Steps:     []engine.Step{{ID: "walk", Title: "Walk", Phase: "now", Tags: []string{"outside"}}},
		Notes:     []engine.Note{{ID: "slowly", Text: "Slowly.", Tags: []string{"outside"}}},
	}
	switch of {
	case "guard":
		b.Guards[0].Effects = e
	case "rule":
		b.Rules[0].Effects = e
	}
	p, err := engine.New(b)
	if err != nil {
		panic(err)
	}
	return p
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
