package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"amends/engine"
)

// WriteFolder puts a generated program down as a counselor would have written
// it: a folder of YAML files with its questions, rules and steps, invariants, and a
// case for each set of answers, which expects what the program says now. It writes
// what GeneratedOf makes: no facts, guards or notes.
func WriteFolder(folder string, p *engine.Program, people []engine.Answers) error {
	b := p.Bundle()
	files := map[string]any{
		"assessment.yaml": map[string]any{
			"assessment": map[string]any{"title": b.Title, "language": b.Language, "direction": b.Direction, "introduction": "Generated."},
			"sections":   listed(b.Sections, func(s *engine.Section) any { return map[string]any{"id": s.ID, "title": s.Title} }),
			"phases":     listed(b.Phases, func(s *engine.Phase) any { return map[string]any{"id": s.ID, "title": s.Title} }),
		},
		"questions.yaml":  map[string]any{"questions": listed(b.Questions, authoredQuestion)},
		"rules.yaml":      map[string]any{"rules": listed(b.Rules, authoredRule)},
		"steps.yaml":      map[string]any{"steps": listed(b.Steps, authoredStep)},
		"invariants.yaml": map[string]any{"invariants": authoredInvariants(b.Rules)},
	}
	for some := range slices.Chunk(authoredCases(p, people), inOneFile) {
		files[filepath.Join("cases", fmt.Sprintf("people-%02d.yaml", len(files)))] = map[string]any{"cases": some}
	}
	for name, content := range files {
		if err := writeYAML(filepath.Join(folder, name), content); err != nil {
			return err
		}
	}
	return nil
}

// inOneFile is how many cases stand in one file, which may have a megabyte.
const inOneFile = 20

func writeYAML(file string, content any) error {
	text, err := yaml.Marshal(content)
	if err != nil {
		return fmt.Errorf("write %s as YAML: %w", filepath.Base(file), err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("make the folder of a generated assessment: %w", err)
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return fmt.Errorf("write a generated assessment: %w", err)
	}
	return nil
}

func listed[T any](list []T, authored func(*T) any) []any {
	out := make([]any, len(list))
	for i := range list {
		out[i] = authored(&list[i])
	}
	return out
}

// kinds are the names of the kinds of question in the files.
var kinds = map[engine.QuestionKind]string{engine.OneOf: "one-of", engine.AnyOf: "any-of", engine.YesNo: "yes-no", engine.Number: "number"}

func authoredQuestion(q *engine.Question) any {
	out := map[string]any{"id": q.ID, "section": q.Section, "type": kinds[q.Kind], "text": "What about " + q.ID + "?", "required": true}
	switch q.Kind {
	case engine.Number:
		out["min"], out["max"] = *q.Min, *q.Max
	case engine.OneOf, engine.AnyOf:
		out["options"] = listed(q.Options, func(o *engine.Option) any { return map[string]any{"id": o.ID, "label": "It is " + o.ID} })
	}
	return out
}

func authoredRule(r *engine.Rule) any {
	return map[string]any{"id": r.ID, "when": condition(&r.When, false), "because": "It is so.", "recommend": []string{r.Recommend[0].Step}}
}

func authoredStep(s *engine.Step) any {
	return map[string]any{"id": s.ID, "title": s.Title, "phase": s.Phase, "paragraphs": []any{map[string]any{"text": "Do it."}}}
}

// authoredInvariants promise of every fifth rule that its step, which no other
// rule recommends, is in no plan without it.
func authoredInvariants(rules []engine.Rule) []any {
	var out []any
	for i := 0; i < len(rules); i += 5 {
		r := &rules[i]
		out = append(out, map[string]any{
			"id": "without-" + r.ID, "never": map[string]any{"steps": []string{r.Recommend[0].Step}},
			"when": "not (" + condition(&r.When, false) + ")", "because": "It is so.",
		})
	}
	return out
}

// authoredCases expect of each person the rules that fire.
func authoredCases(p *engine.Program, people []engine.Answers) []any {
	var out []any
	run, rules := p.NewRun(), p.Bundle().Rules
	for i, answers := range people {
		run.Read(answers)
		run.Fire()
		fired := []string{}
		for _, at := range run.Fired() {
			fired = append(fired, rules[at].ID)
		}
		out = append(out, map[string]any{
			"id": fmt.Sprintf("person-%03d", i), "person": "Made up.", "answers": authoredAnswers(p, answers),
			"expect": map[string]any{"outcome": engine.OutcomePlan, "fired": fired},
		})
	}
	return out
}

func authoredAnswers(p *engine.Program, answers engine.Answers) map[string]any {
	out := map[string]any{}
	for id, value := range answers {
		q, _ := p.Question(id)
		switch amount, isNumber := value.Amount(); {
		case isNumber:
			out[id] = amount
		case q.Kind == engine.AnyOf:
			out[id] = value.Options()
		default:
			out[id] = value.Options()[0] // AnswerSets skips nothing
		}
	}
	return out
}

// condition is a condition in the rule language, in brackets if it must not
// fall apart where it stands.
func condition(c *engine.Condition, inside bool) string {
	switch {
	case c.Not != nil:
		return "not (" + condition(c.Not, false) + ")"
	case c.All != nil:
		return joined(c.All, " and ", inside)
	case c.Any != nil:
		return joined(c.Any, " or ", inside)
	}
	return test(c.Test)
}

func joined(list []engine.Condition, operator string, inside bool) string {
	parts := make([]string, len(list))
	for i := range list {
		parts[i] = condition(&list[i], true)
	}
	text := strings.Join(parts, operator)
	if inside {
		return "(" + text + ")"
	}
	return text
}

func test(t *engine.Test) string {
	switch {
	case t.Kind == engine.TestNumber && t.Ranges[0].Max != nil:
		return t.Question + " < " + strconv.FormatFloat(*t.Ranges[0].Max, 'g', -1, 64)
	case t.Kind == engine.TestNumber:
		return t.Question + " >= " + strconv.FormatFloat(*t.Ranges[0].Min, 'g', -1, 64)
	case len(t.Options) == 1 && t.Options[0] == "yes":
		return t.Question
	}
	return fmt.Sprintf("any_of(%s, \"%s\")", t.Question, strings.Join(t.Options, `", "`))
}
