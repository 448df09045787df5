// Package oracle runs conditions and facts on expr's own machine, so that tests
// can compare the engine with something that shares no code with it. Nothing
// else may import it.
//
// Expr knows only true and false. So an oracle speaks about complete answers
// alone: a question without a key is one that does not apply, and no question
// is skipped.
package oracle

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"

	"amends/engine"
	"amends/rules/lower"
	"amends/rules/lower/internal/dialect"
)

// Oracle compiles texts that may name the same questions and facts.
type Oracle struct {
	names   lower.Names
	options []expr.Option
	facts   []*Text // in the order of names.Facts
}

// New returns an Oracle for the names, with the texts of the facts by id.
func New(n lower.Names, facts map[string]string) (*Oracle, error) {
	o := &Oracle{names: n, options: dialect.Options(environment(n))}
	for _, f := range n.Facts {
		text, ok := facts[f.ID]
		if !ok {
			return nil, fmt.Errorf("compile fact %s: it has no text", f.ID)
		}
		compiled, err := o.Compile(text)
		if err != nil {
			return nil, fmt.Errorf("compile fact %s: %w", f.ID, err)
		}
		o.facts = append(o.facts, compiled)
	}
	return o, nil
}

// environment gives every number a float type: an int has no value that is
// less, more and equal to nothing, as a question that does not apply must be.
func environment(n lower.Names) types.Map {
	env := dialect.Env(n.Questions, n.Facts, n.Lists)
	for _, q := range n.Questions {
		if q.Kind == engine.Number {
			env[q.ID] = types.Float64
		}
	}
	return env
}

// Text is a condition or a fact, ready to run.
type Text struct {
	oracle  *Oracle
	program *vm.Program
	yesNo   map[string]bool // the yes/no questions that it reads, also through facts
}

// Compile reads the text of a condition or a fact.
func (o *Oracle) Compile(text string) (*Text, error) {
	program, err := expr.Compile(text, o.options...)
	if err != nil {
		return nil, err
	}
	t := &Text{oracle: o, program: program, yesNo: map[string]bool{}}
	for _, name := range lower.Reads(text) {
		t.read(name)
	}
	return t, nil
}

func (t *Text) read(name string) {
	for _, q := range t.oracle.names.Questions {
		if q.ID == name && q.Kind == engine.YesNo {
			t.yesNo[name] = true
		}
	}
	for i, fact := range t.oracle.facts {
		if t.oracle.names.Facts[i].ID == name {
			maps.Copy(t.yesNo, fact.yesNo)
		}
	}
}

// Holds reports whether the condition is true for complete answers. It returns
// an error where expr cannot say what the engine says: a yes/no question, or
// the count of an any-of question, that does not apply.
func (t *Text) Holds(a engine.Answers) (bool, error) {
	result, err := t.Result(a)
	if err != nil {
		return false, err
	}
	holds, ok := result.(bool)
	if !ok {
		return false, fmt.Errorf("run condition: it gives %v", result)
	}
	return holds, nil
}

// Result returns what a condition or fact gives: a bool or a string.
func (t *Text) Result(a engine.Answers) (any, error) {
	env := t.oracle.values(a)
	for i, fact := range t.oracle.facts {
		if !fact.applies(a) {
			continue // t reads it only if t does not apply either
		}
		value, err := expr.Run(fact.program, env)
		if err != nil {
			return nil, fmt.Errorf("run fact: %w", err)
		}
		env[t.oracle.names.Facts[i].ID] = value
	}
	if !t.applies(a) {
		return nil, fmt.Errorf("run text: a yes/no question among %v does not apply", slices.Sorted(maps.Keys(t.yesNo)))
	}
	result, err := expr.Run(t.program, env)
	if err != nil {
		return nil, fmt.Errorf("run text: %w", err)
	}
	return result, nil
}

// applies reports whether every yes/no question that the text reads has an
// answer.
func (t *Text) applies(a engine.Answers) bool {
	for id := range t.yesNo {
		if _, ok := a[id]; !ok {
			return false
		}
	}
	return true
}

// values gives every question the value that its answer has in expr.
func (o *Oracle) values(a engine.Answers) map[string]any {
	env := map[string]any{}
	for _, q := range o.names.Questions {
		env[q.ID] = value(q.Kind, a[q.ID])
	}
	for name, options := range o.names.Lists {
		list := []any{}
		for _, option := range options {
			list = append(list, option)
		}
		env[name] = list
	}
	return env
}

func value(kind engine.QuestionKind, v engine.Value) any {
	switch kind {
	case engine.AnyOf:
		return v.Options()
	case engine.Number:
		if amount, ok := v.Amount(); ok {
			return amount
		}
		return math.NaN()
	case engine.YesNo:
		return slices.Contains(v.Options(), "yes")
	case engine.OneOf:
		if v.Skipped() {
			return ""
		}
		return v.Options()[0]
	}
	panic(engine.UnknownKind{Of: "oracle: a question", Kind: string(kind)})
}
