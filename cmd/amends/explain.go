package main

import (
	"bytes"
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules"
	"amends/rules/diagnostic"
	"amends/rules/fewest"
	"amends/rules/logicpage"
)

var explainVerb = verb{
	name: "explain", args: "ASSESSMENT [FILE [STEP…]]",
	short: "say why steps are in a plan, or why not",
	long: `Reads answers as eval does (FILE may be - for standard input) and says for each
step of the plan, or for the named steps, where it stands and why: the guards
and rules with their places, their conditions, and the answers that decided
them. For a named step that is not open it also says with which fewest other
answers it would be: proved, fewer will not do. Sensitive answers are shown: this
is for authors, not for takers.

With -page it reads no answers and writes the whole logic: questions, facts,
guards, steps and who gets them, as one HTML page to read or to print.`,
	run: explain,
}

// explained is what explain prints: the explanations of some steps.
type explained struct {
	Schema       int                  `json:"schema"`
	Assessment   string               `json:"assessment"`
	Version      string               `json:"version"`
	Outcome      string               `json:"outcome"`
	Stopped      []engine.Judgment    `json:"stopped"` // the hard guards because of which there is no plan
	Explanations []engine.Explanation `json:"explanations"`

	WouldOpen map[string]fewest.Result `json:"would_open,omitempty"` // of named steps that are not open
}

func explain(c *call) error {
	dir, asJSON := c.dirFlag(), c.jsonFlag("print the explanations as JSON")
	page := c.flags.String("page", "", "write the whole logic as one printable page to `FILE` (- for standard output), without answers")
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
	if *page != "" {
		return c.writeLogic(from, args, *page)
	}
	source, program, answers, err := c.answered(from, args[0], fileOf(args[1:]))
	if err != nil {
		return err
	}
	e, err := explainAnswers(program, answers, args[min(2, len(args)):])
	if err != nil {
		return err
	}
	e.setPlaces(source)
	if *asJSON {
		return writeJSON(c.out, e)
	}
	t := teller{w: c.out, program: program, place: func(at string) string { return from.place(args[0], at) }}
	t.tell(e)
	return nil
}

// writeLogic writes the whole logic of an assessment as one HTML page.
func (c *call) writeLogic(from collection, args []string, file string) error {
	if len(args) > 1 {
		return hinted(fmt.Errorf("-page takes an assessment and no answers, not %s", diagnostic.Counted(len(args), "argument")), "amends explain -h explains it")
	}
	if _, err := from.choose(args); err != nil {
		return err
	}
	source, program, err := c.compile(from, args[0])
	if err != nil {
		return err
	}
	var data bytes.Buffer
	if err := logicpage.Write(&data, program, logicpage.Settings{At: source.At}); err != nil {
		return err
	}
	if file != "-" {
		return writeFile(file, data.Bytes())
	}
	if _, err := c.out.Write(data.Bytes()); err != nil {
		return fmt.Errorf("failed to write the page: %w", err)
	}
	return nil
}

// explainAnswers explains the named steps with every rule about them, or if
// none is named those that the plan shows, with the rules that put them there.
func explainAnswers(program *engine.Program, answers engine.Answers, named []string) (explained, error) {
	result := program.Evaluate(answers)
	e := explained{1, result.Assessment, result.Version, result.Outcome, []engine.Judgment{}, []engine.Explanation{}, nil}
	for _, id := range named {
		one, ok := program.Explain(answers, id)
		if !ok {
			return e, didYouMean(fmt.Errorf("there is no step %q", id), engine.Nearest(id, stepIDs(program)))
		}
		e.Explanations = append(e.Explanations, one)
		if err := e.findWouldOpen(program, answers, one); err != nil {
			return e, err
		}
	}
	if len(named) > 0 {
		return e, nil
	}
	for _, id := range shown(result) {
		one, _ := program.Explain(answers, id) // the plan has no step that is not there
		one.Rules = slices.DeleteFunc(one.Rules, func(j engine.Judgment) bool { return j.Conditions.Value != engine.True.String() })
		e.Explanations = append(e.Explanations, one)
	}
	if ids := stepIDs(program); len(ids) > 0 { // without a plan all steps have the same reason
		if one, _ := program.Explain(answers, ids[0]); one.Standing == engine.StandsNoPlan {
			e.Stopped = one.By
		}
	}
	return e, nil
}

// findWouldOpen finds out which other answers would open a step.
func (e *explained) findWouldOpen(program *engine.Program, answers engine.Answers, one engine.Explanation) error {
	if one.Standing == engine.StandsOpen {
		return nil
	}
	found, err := fewest.Find(program, answers, one.Step)
	if err != nil {
		return fmt.Errorf("find what would show the step %s: %w", one.Step, err)
	}
	if e.WouldOpen == nil {
		e.WouldOpen = map[string]fewest.Result{}
	}
	e.WouldOpen[one.Step] = found
	return nil
}

// shown are the steps of a plan, those that are folded too.
func shown(result engine.Result) []string {
	ids := []string{}
	for _, phase := range append(result.Plan, engine.PlanPhase{Steps: result.Also}) {
		for _, step := range phase.Steps {
			ids = append(ids, step.ID)
		}
	}
	return ids
}

func stepIDs(program *engine.Program) []string {
	ids := []string{}
	for _, s := range program.Bundle().Steps {
		ids = append(ids, s.ID)
	}
	return ids
}

// setPlaces sets where everything that decided was written.
func (e *explained) setPlaces(source *rules.Assessment) {
	lists := [][]engine.Judgment{e.Stopped}
	for _, one := range e.Explanations {
		lists = append(lists, one.By, one.Rules)
	}
	for _, list := range lists {
		for i := range list {
			list[i].At = source.At(list[i].ID)
		}
	}
}
