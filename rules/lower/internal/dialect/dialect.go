// Package dialect sets expr up for conditions: the types of questions and
// facts, and our functions. The product uses it to check types, the oracle to
// run.
package dialect

import (
	"errors"
	"reflect"
	"slices"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/types"

	"amends/engine"
)

// Result is the type of what an expression gives.
type Result reflect.Kind

// The two results that conditions and facts can have.
const (
	Bool   = Result(reflect.Bool)
	String = Result(reflect.String)
)

// Env gives the type of every question, fact and list of options. A question hides an earlier
// one of the same name.
func Env(questions []engine.Question, facts []engine.Fact, lists map[string][]string) types.Map {
	env := types.Map{}
	for name := range lists {
		env[name] = types.TypeOf([]any{})
	}
	for _, q := range questions {
		env[q.ID] = typeOf(q)
	}
	for _, f := range facts {
		env[f.ID] = types.Bool
		if f.Choose != nil {
			env[f.ID] = types.String
		}
	}
	return env
}

func typeOf(q engine.Question) types.Type {
	switch q.Kind {
	case engine.OneOf, "": // "" where the author's type is wrong or missing
		return types.String
	case engine.AnyOf:
		return types.TypeOf([]string{})
	case engine.Number:
		if q.Decimal {
			return types.Float64
		}
		return types.Int
	case engine.YesNo:
		return types.Bool
	}
	panic(engine.UnknownKind{Of: "dialect: a question", Kind: string(q.Kind)})
}

// Options sets expr up for an environment: our functions and no others.
func Options(env types.Map) []expr.Option {
	return []expr.Option{
		expr.Env(env),
		expr.DisableAllBuiltins(),
		expr.Function("has", has, new(func([]string, string) bool)),
		expr.Function("any_of", anyOf, signatures...),
		expr.Function("all_of", allOf, signatures...),
		expr.Function("none_of", noneOf, signatures...),
		expr.Function("count", count, new(func([]string) int)),
		expr.Function("at_least", atLeast, new(func(int, ...bool) bool)),
		expr.Function("answered", answered,
			new(func(string) bool), new(func([]string) bool), new(func(float64) bool), new(func(int) bool), new(func(bool) bool)),
	}
}

// signatures are the types of any_of, all_of and none_of. A list in an
// expression is an []any.
var signatures = []any{
	new(func([]string, ...string) bool), new(func([]string, []any) bool),
	new(func(string, ...string) bool), new(func(string, []any) bool),
}

// Config returns the configuration of expr's parser and checker.
func Config(questions []engine.Question, facts []engine.Fact, lists map[string][]string) *conf.Config {
	config := conf.CreateNew()
	for _, option := range Options(Env(questions, facts, lists)) {
		option(config)
	}
	for name := range config.Disabled {
		delete(config.Builtins, name)
	}
	return config
}

// Check asks expr whether a text is well typed and gives the result.
func Check(text string, config *conf.Config, result Result) error {
	config.Expect = reflect.Kind(result)
	_, err := checker.ParseCheck(text, config)
	return err
}

func has(args ...any) (any, error) {
	return slices.Contains(chosen(args[0]), args[1].(string)), nil
}

func anyOf(args ...any) (any, error) {
	return slices.ContainsFunc(listed(args), func(option string) bool {
		return slices.Contains(chosen(args[0]), option)
	}), nil
}

func allOf(args ...any) (any, error) {
	return !slices.ContainsFunc(listed(args), func(option string) bool {
		return !slices.Contains(chosen(args[0]), option)
	}), nil
}

func noneOf(args ...any) (any, error) {
	found, err := anyOf(args...)
	return found == false, err
}

func atLeast(args ...any) (any, error) {
	holding := 0
	for _, holds := range args[1:] {
		if holds.(bool) {
			holding++
		}
	}
	return holding >= args[0].(int), nil
}

// count has no answer for a question that does not apply, of which expr gets a
// nil list: the engine says false to every comparison of it.
func count(args ...any) (any, error) {
	answer := args[0].([]string)
	if answer == nil {
		return nil, errors.New("count a question that does not apply")
	}
	return len(answer), nil
}

// answered knows an answer by its value: on complete answers only a question
// that does not apply has none.
func answered(args ...any) (any, error) {
	switch v := args[0].(type) {
	case string:
		return v != "", nil
	case []string:
		return len(v) > 0, nil
	case float64:
		return v == v, nil
	}
	return true, nil
}

// chosen returns the options of an answer: one for a one-of question, and none
// where it does not apply.
func chosen(answer any) []string {
	switch v := answer.(type) {
	case []string:
		return v
	case string:
		if v != "" {
			return []string{v}
		}
	}
	return nil
}

// listed returns the options after the first argument, one by one or as a list.
func listed(args []any) []string {
	var options []string
	for _, arg := range args[1:] {
		switch v := arg.(type) {
		case string:
			options = append(options, v)
		case []any:
			for _, option := range v {
				options = append(options, option.(string))
			}
		}
	}
	return options
}
