package main

import (
	"fmt"
	"io"
	"os"

	"amends/engine"
	"amends/rules"
	"amends/rules/answers"
	"amends/rules/diagnostic"
)

var evalVerb = verb{
	name: "eval", args: "ASSESSMENT [FILE]",
	short: "print the result of answers as JSON",
	long: `Reads answers as a JSON object or as YAML, as in a case, from standard input
without FILE:

  {"role": "i-broke-it", "cause": ["lie"], "time": null}

  role: i-broke-it
  cause: [lie]
  time: null

and prints the result: what to ask next, the guards, and the plan with its
reasons. Answers that fit no question are told with their places and nothing is
printed, exit status 1.`,
	run: eval,
}

func eval(c *call) error {
	dir, asJSON := c.dirFlag(), c.jsonFlag("print the result in one line")
	args, err := c.parse()
	if err != nil {
		return err
	}
	if len(args) == 0 || len(args) > 2 {
		return hinted(fmt.Errorf("eval takes an assessment and at most one file, not %s", diagnostic.Counted(len(args), "argument")), "amends eval -h explains it")
	}
	from, err := open(*dir)
	if err != nil {
		return err
	}
	source, program, read, err := c.answered(from, args[0], fileOf(args[1:]))
	if err != nil {
		return err
	}
	result := program.Evaluate(read)
	setPlaces(&result, source)
	if *asJSON {
		return writeJSON(c.out, result)
	}
	return writeIndented(c.out, result)
}

// setPlaces sets where each rule that fired was written.
func setPlaces(result *engine.Result, source *rules.Assessment) {
	for _, phase := range result.Plan {
		setStepPlaces(phase.Steps, source)
	}
	setStepPlaces(result.Also, source)
}

func setStepPlaces(steps []engine.PlanStep, source *rules.Assessment) {
	for _, step := range steps {
		for i, firing := range step.Because {
			step.Because[i].At = source.At(firing.Rule)
		}
	}
}

// answered is a compiled assessment and the answers of a file to its questions.
func (c *call) answered(from collection, name, file string) (*rules.Assessment, *engine.Program, engine.Answers, error) {
	if _, err := from.choose([]string{name}); err != nil {
		return nil, nil, nil, err
	}
	source, program, err := c.compile(from, name)
	if err != nil {
		return nil, nil, nil, err
	}
	read, err := c.readAnswers(program, file)
	if err != nil {
		return nil, nil, nil, err
	}
	return source, program, read, nil
}

// fileOf is the file among the arguments; empty for standard input.
func fileOf(args []string) string {
	if len(args) == 0 || args[0] == "-" {
		return ""
	}
	return args[0]
}

// maxAnswers is how long a file of answers may be. The longest one that makes
// sense has a few kilobytes.
const maxAnswers = 1 << 20

// readAnswers reads a file of answers. Those that fit no question are told, all
// of them, and end the verb.
func (c *call) readAnswers(program *engine.Program, file string) (engine.Answers, error) {
	data, err := c.read(file)
	if err != nil {
		return nil, err
	}
	read, problems, err := answers.Read(program, file, data)
	if err != nil {
		return nil, hinted(fmt.Errorf("failed to read the answers in %s: %w", inWords(file), err),
			`answers look like this: {"role": "i-broke-it", "cause": ["lie"], "time": null}, or as in a case in YAML`)
	}
	for _, p := range problems {
		tellError(c.errs, didYouMean(fmt.Errorf("%s%s: %s", inWords(file), inFile(p.Line, p.Column), p.Message), p.Nearest))
	}
	if len(problems) > 0 {
		return nil, errProblems
	}
	return read, nil
}

// inFile is a place behind the name of a file; empty if it is not known.
func inFile(line, column int) string {
	if line == 0 {
		return ""
	}
	return fmt.Sprintf(":%d:%d", line, column)
}

// read reads a file of answers, or standard input.
func (c *call) read(file string) ([]byte, error) {
	in := c.in
	if file != "" {
		f, err := os.Open(file)
		if err != nil {
			return nil, fmt.Errorf("failed to open the answers: %w", err)
		}
		defer f.Close()
		in = f
	} else if isTerminal(in) {
		tellHint(c.errs, "reading answers from the keyboard; end them with Ctrl-D")
	}
	data, err := io.ReadAll(io.LimitReader(in, maxAnswers+1))
	if err != nil {
		return nil, fmt.Errorf("failed to read the answers: %w", err)
	}
	if len(data) > maxAnswers {
		return nil, fmt.Errorf("failed to read the answers: %s holds more than 1 MB", inWords(file))
	}
	return data, nil
}

func inWords(file string) string {
	if file == "" {
		return "standard input"
	}
	return file
}

// isTerminal reports whether somebody types what we read, or reads what we write.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
