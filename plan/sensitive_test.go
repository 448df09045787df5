package plan_test

import (
	"strings"
	"testing"

	"amends/engine"
	"amends/plan"
)

// TestASensitiveOptionIsNotInPrint prints a plan of somebody who chose an option
// that is sensitive beside one that is not.
func TestASensitiveOptionIsNotInPrint(t *testing.T) {
	b := engine.Bundle{
		Schema: engine.BundleSchema, Assessment: "small", Title: "Small",
		Phases:   []engine.Phase{{ID: "now", Title: "Now"}},
		Sections: []engine.Section{{ID: "start", Title: "Start"}},
		Questions: []engine.Question{{
			ID: "happened", Section: "start", Kind: engine.AnyOf, Text: "What happened?",
			Options: []engine.Option{{ID: "shouted", Label: "We shouted"}, {ID: "hit", Label: "I was hit", Sensitive: true}},
		}},
		Steps: []engine.Step{step("rest", "now")},
		Rules: []engine.Rule{{
			ID: "always", Because: "It was loud.", Recommend: []engine.Recommendation{{Step: "rest"}},
			When: engine.Condition{Test: &engine.Test{Question: "happened", Kind: engine.TestAny, Options: []string{"shouted", "hit"}}},
		}},
	}
	p, err := engine.New(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, chosen := range [][]string{{"shouted", "hit"}, {"hit"}} {
		answers := engine.Answers{"happened": engine.Chosen(chosen...)}
		result := p.Evaluate(answers)
		review := plan.New(p, &result, "").Review("Somebody", answers)
		if strings.Contains(review, "hit") || strings.Contains(review, "What happened?") != (len(chosen) > 1) {
			t.Errorf("of %v there stands in print:\n%s", chosen, review)
		}
		if because := result.Plan[0].Steps[0].Because[0]; because.Conditions != nil {
			t.Errorf("of %v the reason tells %v", chosen, because.Conditions)
		}
	}
}
