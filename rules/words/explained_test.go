package words_test

import (
	"fmt"
	"strings"
	"testing"

	"amends/engine"
	"amends/rules/words"
)

// explained is an assessment with every shape of condition, a fact of yes and
// no, and one with a choice in a choice.
func explained(t *testing.T) *engine.Program {
	t.Helper()
	is := func(option string) engine.Condition {
		return engine.Condition{Test: &engine.Test{Question: "role", Kind: engine.TestAny, Options: []string{option}}}
	}
	fact := func(id, value string) engine.Condition {
		return engine.Condition{Test: &engine.Test{Fact: id, Kind: engine.TestAny, Options: []string{value}}}
	}
	me, them := is("me"), is("them")
	p, err := engine.New(engine.Bundle{
		Schema: engine.BundleSchema, Assessment: "small", Title: "Small", Sections: []engine.Section{{ID: "all", Title: "All"}},
		Questions: []engine.Question{
			{ID: "role", Section: "all", Kind: engine.OneOf, Text: "Who?", Options: []engine.Option{{ID: "me", Label: "I did"}, {ID: "them", Label: "They did"}}},
			{ID: "more", Section: "all", Kind: engine.YesNo, Text: "More?", ShowIf: &me, Options: []engine.Option{{ID: "yes"}, {ID: "no"}}},
		},
		Facts: []engine.Fact{
			{ID: "mine", When: &me, Values: []string{"yes", "no"}},
			{ID: "turn", Values: []string{"first", "second", "third"}, Choose: &engine.Choice{
				If: &them, Then: &engine.Choice{Value: "first"},
				Else: &engine.Choice{If: &me, Then: &engine.Choice{Value: "second"}, Else: &engine.Choice{Value: "third"}},
			}},
		},
		Guards: []engine.Guard{{ID: "stop", Hard: true, When: them}},
		Rules: []engine.Rule{{ID: "speak", Because: "It helps.", When: engine.Condition{All: []engine.Condition{
			{Always: true},
			{Not: &them},
			{Any: []engine.Condition{fact("mine", "yes"), them}},
			{AtLeast: 2, Of: []engine.Condition{fact("turn", "second"), me, them}},
		}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestJudged(t *testing.T) {
	p := explained(t)
	w := words.ByID(p.Bundle())
	var out strings.Builder
	for _, one := range []struct {
		kind engine.JudgedKind
		id   string
	}{{engine.JudgedRule, "speak"}, {engine.JudgedGuard, "stop"}, {engine.JudgedFact, "turn"}, {engine.JudgedQuestion, "more"}} {
		j, ok := p.Judge(engine.Answers{"role": engine.Chosen("me")}, one.kind, one.id)
		if !ok {
			t.Fatalf("there is no %s %s", one.kind, one.id)
		}
		fmt.Fprintf(&out, "%s %s\n", one.kind, one.id)
		write(&out, 1, w.Judged(p, j))
	}
	want := `rule speak
  true: all of these
    true: always
    true: not this
      false: role is them <Who? – I did>
    true: any of these
      true: mine holds
        true: role is me <Who? – I did>
      false: role is them <Who? – I did>
    true: at least 2 of these 3
      true: turn is second
        false: role is them <Who? – I did>
        true: role is me <Who? – I did>
      true: role is me <Who? – I did>
      false: role is them <Who? – I did>
guard stop
  false: role is them <Who? – I did>
fact turn
  false: role is them <Who? – I did>
  true: role is me <Who? – I did>
question more
  true: role is me <Who? – I did>
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func write(out *strings.Builder, depth int, list []*words.Explained) {
	for _, e := range list {
		fmt.Fprintf(out, "%s%s: %s", strings.Repeat("  ", depth), e.Value, e.Says)
		if e.Asked != nil {
			fmt.Fprintf(out, " <%s>", e.Asked.Text)
		}
		out.WriteString("\n")
		write(out, depth+1, e.Parts)
	}
}
