package main

import (
	"fmt"

	"amends/engine"
	"amends/rules"
)

var explainVerb = verb{
	name: "explain", args: "ASSESSMENT [FILE [STEP…]]",
	short: "say why steps are in a plan, or why not",
	long: `Reads answers as eval does (FILE may be - for standard input) and says for each
step of the plan, or for the named steps, where it stands and why: the guards
and rules with their places, their conditions, and the answers that decided
them. Sensitive answers are shown: this is for authors, not for takers.`,
	run: explain,
}

// explained is what explain prints: the explanations of some steps.
type explained struct {
	Schema       int                  `json:"schema"`
	Assessment   string               `json:"assessment"`
	Version      string               `json:"version"`
	Outcome      string               `json:"outcome"`
	Explanations []engine.Explanation `json:"explanations"`
}

func explain(c *call) error {
	dir, asJSON := c.dirFlag(), c.jsonFlag("print the explanations as JSON")
	args, err := c.parse()
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return hinted(fmt.Errorf("explain takes an assessment, a file of answers and steps"), "amends explain -h explains it")
	}
	from, err := open(*dir)
	if err != nil {
		return err
	}
	source, program, answers, err := c.answered(from, args[0], fileOf(args[1:]))
	if err != nil {
		return err
	}
	steps, err := stepsToExplain(program, answers, args[min(2, len(args)):])
	if err != nil {
		return err
	}
	e := explainSteps(source, program, answers, steps)
	if *asJSON {
		return writeJSON(c.out, e)
	}
	t := teller{w: c.out, program: program, place: func(at string) string { return from.place(args[0], at) }}
	t.tell(e)
	return nil
}

// stepsToExplain are the named steps, or those that the plan shows.
func stepsToExplain(program *engine.Program, answers engine.Answers, named []string) ([]string, error) {
	for _, id := range named {
		if _, ok := program.Step(id); !ok {
			return nil, didYouMean(fmt.Errorf("there is no step %q", id), engine.Nearest(id, stepIDs(program)))
		}
	}
	if len(named) > 0 {
		return named, nil
	}
	result := program.Evaluate(answers)
	shown := []string{}
	for _, phase := range result.Plan {
		for _, step := range phase.Steps {
			shown = append(shown, step.ID)
		}
	}
	for _, step := range result.Also {
		shown = append(shown, step.ID)
	}
	return shown, nil
}

func stepIDs(program *engine.Program) []string {
	ids := []string{}
	for _, s := range program.Bundle().Steps {
		ids = append(ids, s.ID)
	}
	return ids
}

// explainSteps explains steps, with the places of what decided.
func explainSteps(source *rules.Source, program *engine.Program, answers engine.Answers, steps []string) explained {
	result := program.Evaluate(answers)
	e := explained{1, result.Assessment, result.Version, result.Outcome, []engine.Explanation{}}
	for _, id := range steps {
		one, ok := program.Explain(answers, id)
		if !ok {
			continue // every name was looked up before
		}
		for _, list := range [][]engine.Judgment{one.By, one.Rules} {
			for i := range list {
				list[i].At = source.At(list[i].ID)
			}
		}
		e.Explanations = append(e.Explanations, one)
	}
	return e
}
