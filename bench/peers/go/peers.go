package main

import (
	"context"
	"encoding/json"
	"fmt"

	"cel.dev/cel-go/cel"
	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"amends/engine"
)

// withExpr runs one program a rule on a kept virtual machine. Lists are []any,
// on which it does not allocate.
func withExpr(p *engine.Program, sets []engine.Answers) (contestant, error) {
	env := types.Map{}
	for _, q := range p.Bundle().Questions {
		switch q.Kind {
		case engine.AnyOf:
			env[q.ID] = types.Array(types.String)
		case engine.Number:
			env[q.ID] = types.Float64
		default:
			env[q.ID] = types.String
		}
	}
	var programs []*vm.Program
	load := func() error {
		programs = programs[:0]
		for _, text := range exprText.rules(p.Bundle()) {
			program, err := expr.Compile(text, expr.Env(env), expr.AsBool())
			if err != nil {
				return fmt.Errorf("compile %q with expr: %w", text, err)
			}
			programs = append(programs, program)
		}
		return nil
	}
	inputs, machine := asMaps(p, sets), vm.VM{}
	return contestant{name: "expr", module: "github.com/expr-lang/expr", load: load, fire: func(set int) (out uint64) {
		for i, program := range programs {
			if result, err := machine.Run(program, inputs[set]); err == nil && result.(bool) {
				out |= 1 << i
			}
		}
		return out
	}}, load()
}

// withCEL runs one program a rule.
func withCEL(p *engine.Program, sets []engine.Answers) (contestant, error) {
	var programs []cel.Program
	load := func() error {
		var options []cel.EnvOption
		for _, q := range p.Bundle().Questions {
			kind := cel.StringType
			switch q.Kind {
			case engine.AnyOf:
				kind = cel.ListType(cel.StringType)
			case engine.Number:
				kind = cel.DoubleType
			}
			options = append(options, cel.Variable(q.ID, kind))
		}
		env, err := cel.NewEnv(options...)
		if err != nil {
			return fmt.Errorf("make an environment of CEL: %w", err)
		}
		programs = programs[:0]
		for _, text := range celText.rules(p.Bundle()) {
			tree, issues := env.Compile(text)
			if issues.Err() != nil {
				return fmt.Errorf("compile %q with CEL: %w", text, issues.Err())
			}
			program, err := env.Program(tree, cel.EvalOptions(cel.OptOptimize))
			if err != nil {
				return fmt.Errorf("plan %q with CEL: %w", text, err)
			}
			programs = append(programs, program)
		}
		return nil
	}
	inputs := asMaps(p, sets)
	return contestant{name: "cel-go", module: "cel.dev/cel-go", load: load, fire: func(set int) (out uint64) {
		for i, program := range programs {
			if result, _, err := program.Eval(inputs[set]); err == nil && result.Value() == true {
				out |= 1 << i
			}
		}
		return out
	}}, load()
}

// withOPA asks one prepared query for the set of rules that fire. The input is
// parsed beforehand.
func withOPA(p *engine.Program, sets []engine.Answers) (contestant, error) {
	var query rego.PreparedEvalQuery
	ctx := context.Background()
	load := func() (err error) {
		query, err = rego.New(rego.Query("data.amends.fired"), rego.Module("rules.rego", regoText(p.Bundle()))).PrepareForEval(ctx)
		return err
	}
	inputs := make([]ast.Value, len(sets))
	for i, input := range asMaps(p, sets) {
		value, err := ast.InterfaceToValue(input)
		if err != nil {
			return contestant{}, fmt.Errorf("hand answers to OPA: %w", err)
		}
		inputs[i] = value
	}
	return contestant{name: "OPA", module: "github.com/open-policy-agent/opa", load: load, fire: func(set int) (out uint64) {
		results, err := query.Eval(ctx, rego.EvalParsedInput(inputs[set]))
		if err != nil || len(results) != 1 {
			return 0
		}
		for _, rule := range results[0].Expressions[0].Value.([]any) {
			if i, err := rule.(json.Number).Int64(); err == nil {
				out |= 1 << i
			}
		}
		return out
	}}, load()
}

// asMaps are the answers as maps of strings, lists of strings, and numbers.
func asMaps(p *engine.Program, sets []engine.Answers) []map[string]any {
	out := make([]map[string]any, len(sets))
	for i, answers := range sets {
		out[i] = map[string]any{}
		for _, q := range p.Bundle().Questions {
			value := answers[q.ID]
			switch q.Kind {
			case engine.AnyOf:
				list := []any{}
				for _, option := range value.Options() {
					list = append(list, option)
				}
				out[i][q.ID] = list
			case engine.Number:
				out[i][q.ID], _ = value.Amount()
			default:
				out[i][q.ID] = value.Options()[0]
			}
		}
	}
	return out
}
