package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"amends/engine"
	"amends/engine/reference"
	"amends/rules"
	"amends/rules/cover"
	"amends/rules/diff"
	"amends/rules/findings"
	"amends/rules/logicpage"
	"amends/rules/mutate"
	"amends/rules/prove"
	"amends/rules/words"
)

// conditionsOfKinds has a condition for every shape and every kind of test.
var conditionsOfKinds = []struct{ has, when string }{
	{"all", `one == "a" and sorry`},
	{"any", `one == "a" or sorry`},
	{"at-least", `at_least(2, sorry, one == "a", not has(some, "b"))`},
	{"not", `not sorry`},
	{"test", `sorry`},
	{"always", `true`},
	{"any", `one in ["a", "b"]`},
	{"all", `all_of(some, "a", "b")`},
	{"number", `weeks > 3`},
	{"count", `count(some) >= 2`},
	{"answered", `answered(one)`},
}

// readsConditions is every part of the program that looks into conditions.
// What it does with one that has a kind it does not know is stop.
var readsConditions = map[string]func(p *engine.Program, s *rules.Assessment) error{
	"engine": func(p *engine.Program, _ *rules.Assessment) error {
		again, err := engine.New(*p.Bundle())
		if err == nil {
			again.Evaluate(engine.Answers{})
		}
		return err
	},
	"reference": func(p *engine.Program, _ *rules.Assessment) error {
		reference.Evaluate(p.Bundle(), engine.Answers{"one": engine.Chosen("a"), "some": engine.Chosen("a"), "sorry": engine.Chosen("no"), "weeks": engine.Amount(2)})
		reference.Evaluate(p.Bundle(), engine.Answers{})
		return nil
	},
	"prove": func(p *engine.Program, s *rules.Assessment) error {
		_, err := prove.Assessment(p, s.Invariants())
		return err
	},
	"words": func(p *engine.Program, _ *rules.Assessment) error {
		words.For(p.Bundle()).Condition(&p.Bundle().Rules[0].When)
		return nil
	},
	"explain": func(p *engine.Program, _ *rules.Assessment) error {
		j, _ := p.Judge(engine.Answers{}, engine.JudgedRule, p.Bundle().Rules[0].ID)
		(&teller{w: io.Discard, program: p, place: func(at string) string { return at }}).judgment("by rule", j)
		return nil
	},
	"logicpage": func(p *engine.Program, _ *rules.Assessment) error {
		return logicpage.Write(io.Discard, p, logicpage.Settings{})
	},
	"findings": func(p *engine.Program, s *rules.Assessment) error {
		_, err := findings.Check(s)
		return err
	},
	"cover":  func(p *engine.Program, s *rules.Assessment) error { _, err := cover.Cases(p, s); return err },
	"mutate": func(p *engine.Program, s *rules.Assessment) error { _, err := mutate.Cases(p, s); return err },
	"diff": func(p *engine.Program, _ *rules.Assessment) error {
		_, err := diff.Compare(diff.Side{Name: "old", Program: p}, diff.Side{Name: "new", Program: p}, diff.Settings{})
		return err
	},
	"diff of another condition": func(p *engine.Program, _ *rules.Assessment) error {
		b := *p.Bundle()
		b.Rules = slices.Clone(b.Rules)
		b.Rules[0].When = engine.Condition{Always: true}
		other, err := engine.New(b)
		if err != nil {
			return err
		}
		_, err = diff.Compare(diff.Side{Name: "old", Program: other}, diff.Side{Name: "new", Program: p}, diff.Settings{})
		return err
	},
	"preview": func(p *engine.Program, _ *rules.Assessment) error { // explains the reasons of a step like this
		j, _ := p.Judge(engine.Answers{}, engine.JudgedRule, p.Bundle().Rules[0].ID)
		words.ByID(p.Bundle()).Judged(p, j)
		return nil
	},
}

func TestEveryKindIsKnownEverywhere(t *testing.T) {
	for _, kind := range append(kindsInSource(t, "Shape"), kindsInSource(t, "TestKind")...) {
		if !slices.ContainsFunc(conditionsOfKinds, func(c struct{ has, when string }) bool { return c.has == kind }) {
			t.Errorf("no condition here is of the kind %q", kind)
		}
	}
	for _, kind := range kindsInSource(t, "QuestionKind") {
		p, _ := ofKind(t, "true")
		if !slices.ContainsFunc(p.Bundle().Questions, func(q engine.Question) bool { return string(q.Kind) == kind }) {
			t.Errorf("no question here is of the kind %q", kind)
		}
	}
	for _, one := range conditionsOfKinds {
		p, s := ofKind(t, one.when)
		if !kindsOf(&p.Bundle().Rules[0].When)[one.has] {
			t.Errorf("`%s` has no part of the kind %q", one.when, one.has)
		}
		for name, read := range readsConditions {
			t.Run(name+"/"+one.has, func(t *testing.T) {
				if err := read(p, s); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// TestUnknownKindsStop: a kind that nobody knows must be taken for no other.
func TestUnknownKindsStop(t *testing.T) {
	damages := map[string]func(*engine.Condition){
		"test":  func(c *engine.Condition) { c.Test.Kind = "made-up" },
		"shape": func(c *engine.Condition) { *c = engine.Condition{} },
	}
	for damage, do := range damages {
		for name, read := range readsConditions {
			if name == "findings" { // compiles a source itself, which has no such kind
				continue
			}
			t.Run(name+"/"+damage, func(t *testing.T) {
				p, s := ofKind(t, `one == "a"`)
				do(&p.Bundle().Rules[0].When)
				if !refuses(func() error { return read(p, s) }) {
					t.Error("it went on")
				}
			})
		}
	}
}

// refuses reports whether f fails, or panics because of an unknown kind.
func refuses(f func() error) (stopped bool) {
	defer func() {
		if v := recover(); v != nil {
			err, _ := v.(error)
			stopped = errors.As(err, &engine.UnknownKind{})
		}
	}()
	return f() != nil
}

func kindsOf(c *engine.Condition) map[string]bool {
	out := map[string]bool{string(c.Shape()): true}
	c.EachPart(func(part *engine.Condition) {
		for kind := range kindsOf(part) {
			out[kind] = true
		}
	})
	c.EachTest(func(t *engine.Test) { out[string(t.Kind)] = true })
	return out
}

func ofKind(t *testing.T, when string) (*engine.Program, *rules.Assessment) {
	t.Helper()
	text := fmt.Sprintf(kindsFolder, strings.ReplaceAll(when, "\n", " "))
	s, err := rules.Load(fstest.MapFS{"kinds/assessment.yaml": {Data: []byte(text)}}, "kinds")
	if err != nil {
		t.Fatal(err)
	}
	p, err := rules.Compile(s)
	if err != nil {
		s.Check().WriteText(t.Output())
		t.Fatal(err)
	}
	return p, s
}

const kindsFolder = `
assessment: {title: Kinds, language: en, direction: ltr, introduction: Text.}
sections: [{id: start, title: Start}]
phases: [{id: now, title: Now}]
questions:
  - {id: one, section: start, type: one-of, text: One, options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]}
  - {id: some, section: start, type: any-of, text: Some, options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]}
  - {id: sorry, section: start, type: yes-no, text: Sorry}
  - {id: weeks, section: start, type: number, text: Weeks, min: 0, max: 9}
rules:
  - id: tried
    when: |
      %s
    recommend: [walk]
    because: It helps.
  - id: rest
    when: |
      one == "c" or has(some, "c") or sorry or weeks > 1
    recommend: [walk]
    because: It helps.
steps: [{id: walk, title: Walk, phase: now, paragraphs: [{text: Walk.}]}]
`

// kindsInSource are the values of the constants of a type, as the engine's
// source declares them.
func kindsInSource(t *testing.T, of string) []string {
	t.Helper()
	var out []string
	for _, name := range []string{"condition.go", "bundle.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), "../../engine/"+name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, constantsOf(t, file, of)...)
	}
	if len(out) == 0 {
		t.Fatalf("the engine has no constants of the type %s", of)
	}
	return out
}

func constantsOf(t *testing.T, file *ast.File, of string) []string {
	t.Helper()
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); ok && name.Name == of {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, value)
		}
		return true
	})
	return out
}
