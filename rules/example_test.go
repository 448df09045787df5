package rules_test

import (
	"fmt"
	"strings"
	"testing/fstest"

	"amends/engine"
	"amends/rules"
)

// folder is what os.DirFS gives for a folder of assessments.
var folder = fstest.MapFS{"small/assessment.yaml": {Data: []byte(`
assessment:
  title: Small
  language: en
  direction: ltr
  introduction: One question.
sections:
  - {id: start, title: At the start}
phases:
  - {id: now, title: Now}
questions:
  - id: sorry
    section: start
    type: yes-no
    text: Have you said sorry?
rules:
  - id: not-yet
    when: |
      not sorry
    recommend: [say-sorry]
    because: They have not heard it yet.
steps:
  - id: say-sorry
    title: Say sorry, once and plainly
    phase: now
    paragraphs:
      - text: Say what you did, and that it was wrong.
`)}}

// Load a folder, check it, evaluate answers and explain the plan.
func Example() {
	source, err := rules.Load(folder, "small")
	if err != nil {
		fmt.Println(err) // the folder cannot be read
		return
	}
	for _, d := range source.Check() {
		fmt.Println(d.Message)
	}
	program, err := rules.Compile(source)
	if err != nil {
		fmt.Println(err) // something in it is an error: see Check
		return
	}
	answers := engine.Answers{"sorry": engine.Chosen("no")}
	for _, phase := range program.Evaluate(answers).Plan {
		for _, step := range phase.Steps {
			fmt.Printf("%s: %s\n", phase.Title, step.Title)
		}
	}
	why, _ := program.Explain(answers, "say-sorry")
	for _, rule := range why.Rules {
		fmt.Println(rule.ID, rule.Conditions.Value, source.At(rule.ID))
	}
	// Output:
	// Now: Say sorry, once and plainly
	// not-yet true assessment.yaml:17:9
}

// All of an author's mistakes come back at once, each with its place and a
// hint.
func ExampleAssessment_Check() {
	text := string(folder["small/assessment.yaml"].Data)
	text = strings.Replace(text, "not sorry\n", "not sory\n", 1)
	text = strings.Replace(text, "[say-sorry]", "[say-sory]", 1)
	source, err := rules.Load(fstest.MapFS{"small/assessment.yaml": {Data: []byte(text)}}, "small")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range source.Check() {
		fmt.Printf("%d:%d: %s; %s\n", d.Line, d.Column, d.Message, d.Hint)
	}
	// Output:
	// 12:9: no condition reads the question `sorry`, so nobody should have to answer it; use it in a condition, or remove it
	// 19:11: there is no question or fact sory; did you mean sorry?
	// 20:17: there is no step `say-sory`; did you mean `say-sorry`?
	// 23:9: no rule recommends the step `say-sorry`, so nobody ever sees it; add it to the `recommend` of a rule
}
