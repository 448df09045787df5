package engine_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"amends/assessments"
	"amends/engine"
	"amends/engine/reference"
	"amends/rules"
)

// TestResultsBelongToTheCaller writes to everything that can be reached from
// what the program hands out about a set of answers, and finds the next results
// unchanged.
func TestResultsBelongToTheCaller(t *testing.T) {
	names, err := rules.List(assessments.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			p := shipped(t, name)
			rng := rand.New(rand.NewPCG(1, 7))
			for range 40 {
				answers := reference.Person(p.Bundle(), rng)
				for what, tell := range tellings(p) {
					before := text(t, tell(answers))
					spoilt := tell(answers)
					spoil(reflect.ValueOf(&spoilt), map[uintptr]bool{})
					if text(t, spoilt) == before {
						t.Fatalf("nothing in %s could be written to", what)
					}
					if after := text(t, tell(answers)); after != before {
						t.Fatalf("writing to %s changed the program\nbefore %s\nafter  %s", what, before, after)
					}
				}
			}
		})
	}
}

// tellings are the ways to be told something about answers.
func tellings(p *engine.Program) map[string]func(engine.Answers) any {
	b := p.Bundle()
	run := p.NewRun()
	return map[string]func(engine.Answers) any{
		"a result": func(a engine.Answers) any { return p.Evaluate(a) },
		"a result of a run": func(a engine.Answers) any {
			run.Read(a)
			run.Fire()
			return run.Result()
		},
		"explanations": func(a engine.Answers) any {
			var out []engine.Explanation
			for i := range b.Steps[:10] {
				e, _ := p.Explain(a, b.Steps[i].ID)
				out = append(out, e)
			}
			return out
		},
		"judgments": func(a engine.Answers) any {
			var out []engine.Judgment
			for i := range b.Facts {
				j, _ := p.Judge(a, engine.JudgedFact, b.Facts[i].ID)
				out = append(out, j)
			}
			return out
		},
		"the answers that count": func(a engine.Answers) any {
			out := [][]string{{}}
			for _, x := range p.Asking(a) {
				out = append(out, x.Value.Options())
			}
			return out
		},
	}
}

func shipped(t *testing.T, name string) *engine.Program {
	t.Helper()
	source, err := rules.Load(assessments.Files, name)
	if err != nil {
		t.Fatal(err)
	}
	p, err := rules.Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// spoil changes every exported value that can be reached from one, through
// pointers and interfaces as well.
func spoil(v reflect.Value, seen map[uintptr]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && !seen[v.Pointer()] {
			seen[v.Pointer()] = true
			spoil(v.Elem(), seen)
		}
	case reflect.Interface:
		if !v.IsNil() {
			copied := reflect.New(v.Elem().Type())
			copied.Elem().Set(v.Elem())
			spoil(copied.Elem(), seen)
			v.Set(copied.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				spoil(v.Field(i), seen)
			}
		}
	case reflect.Slice:
		v = v.Slice(0, v.Cap()) // what lies behind the end belongs to somebody too
		for i := range v.Len() {
			spoil(v.Index(i), seen)
		}
	case reflect.String:
		v.SetString("spoilt")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16:
		v.SetInt(v.Int() ^ 1)
	case reflect.Float64:
		v.SetFloat(v.Float() + 1)
	default:
		panic("no way to write to a " + v.Kind().String())
	}
}
