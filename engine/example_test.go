package engine_test

import (
	"fmt"

	"amends/engine"
)

// small is a bundle as the rules package makes it from a folder of YAML.
func small() engine.Bundle {
	said := engine.Condition{Test: &engine.Test{Question: "sorry", Kind: engine.TestAny, Options: []string{"yes"}}}
	return engine.Bundle{
		Schema: engine.BundleSchema, Assessment: "small", Title: "Small",
		Phases:   []engine.Phase{{ID: "now", Title: "Now"}},
		Sections: []engine.Section{{ID: "all", Title: "About you"}},
		Questions: []engine.Question{{
			ID: "sorry", Section: "all", Kind: engine.YesNo, Text: "Have you said sorry?",
			Options: []engine.Option{{ID: "yes", Label: "Yes"}, {ID: "no", Label: "No"}},
		}},
		Rules: []engine.Rule{
			{ID: "not-yet", When: engine.Condition{Not: &said}, Because: "They have not heard it yet.", Recommend: []engine.Recommendation{{Step: "say-sorry"}}},
			{ID: "said-it", When: said, Because: "They have heard it.", Recommend: []engine.Recommendation{{Step: "show-it"}}},
		},
		Steps: []engine.Step{
			{ID: "say-sorry", Title: "Say sorry, once and plainly", Phase: "now"},
			{ID: "show-it", Title: "Show it in what you do", Phase: "now"},
		},
	}
}

// A program asks until nothing is open, and then evaluates.
func Example() {
	program, err := engine.New(small())
	if err != nil {
		fmt.Println(err)
		return
	}
	answers := engine.Answers{}
	for _, id := range program.Evaluate(answers).Next {
		question, _ := program.Question(id)
		fmt.Println(question.Text)
		answers[id] = engine.Chosen("no")
	}
	for _, phase := range program.Evaluate(answers).Plan {
		for _, step := range phase.Steps {
			fmt.Printf("%s: %s (%s)\n", phase.Title, step.Title, step.Because[0].Text)
		}
	}
	// Output:
	// Have you said sorry?
	// Now: Say sorry, once and plainly (They have not heard it yet.)
}

// Answers from outside are checked as they are read: a misspelt name is a
// problem, never dropped without a word.
func ExampleProgram_ReadAnswers() {
	program, _ := engine.New(small())
	answers, problems, err := program.ReadAnswers([]byte(`{"sory": true}`))
	fmt.Println(len(answers), problems, err)
	answers, problems, err = program.ReadAnswers([]byte(`{"sorry": true}`))
	fmt.Println(answers["sorry"].Options(), problems, err)
	// Output:
	// 0 [there is no question "sory"; did you mean "sorry"?] <nil>
	// [yes] [] <nil>
}

func ExampleProgram_Explain() {
	program, _ := engine.New(small())
	why, _ := program.Explain(engine.Answers{"sorry": engine.Chosen("yes")}, "say-sorry")
	fmt.Println(why.Standing)
	for _, rule := range why.Rules {
		fmt.Printf("%s is %s: %s\n", rule.ID, rule.Conditions.Value, rule.Conditions.Not.Text)
	}
	// Output:
	// not-recommended
	// not-yet is false: Have you said sorry? – Yes
}

func ExampleProgram_WhatIf() {
	program, _ := engine.New(small())
	for _, change := range program.WhatIf(engine.Answers{"sorry": engine.Chosen("no")}) {
		fmt.Println(change.Question, change.Option, change.Appear, change.Vanish)
	}
	// Output:
	// sorry yes [show-it] [say-sorry]
}

// A Run serves many sets of answers with the same buffers.
func ExampleProgram_NewRun() {
	program, _ := engine.New(small())
	run := program.NewRun()
	for _, answer := range []string{"yes", "no"} {
		run.Read(engine.Answers{"sorry": engine.Chosen(answer)})
		fmt.Println(answer, run.Fire(), run.Candidates()[0].Step)
	}
	// Output:
	// yes 1 show-it
	// no 1 say-sorry
}
