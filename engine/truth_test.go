package engine

import (
	"fmt"
	"strings"
	"testing"
)

// threeStates is a program whose one rule has the given condition over two
// any-of questions a and b, a number n, and a question that never applies.
func threeStates(t *testing.T, c Condition) *Program {
	t.Helper()
	never := is("gate", "closed")
	p, err := New(Bundle{
		Schema:   BundleSchema,
		Sections: []Section{{ID: "only"}},
		Questions: []Question{
			{ID: "gate", Section: "only", Kind: OneOf, Options: options("open", "closed")},
			{ID: "a", Section: "only", Kind: AnyOf, Options: options("x", "y", "z")},
			{ID: "b", Section: "only", Kind: OneOf, Options: options("x", "y")},
			{ID: "n", Section: "only", Kind: Number},
			{ID: "f", Section: "only", Kind: OneOf, IfSkipped: "x", Options: options("x", "y")},
			{ID: "gone", Section: "only", Kind: AnyOf, Options: options("x", "y", "z"), ShowIf: &never},
			{ID: "gone_n", Section: "only", Kind: Number, ShowIf: &never},
		},
		Facts: []Fact{
			{ID: "b_is_x", When: ref(is("b", "x"))},
			{ID: "kind_of_b", Values: []string{"ex", "why"}, Choose: &Choice{If: ref(is("b", "x")), Then: &Choice{Value: "ex"}, Else: &Choice{Value: "why"}}},
			{ID: "same_anyway", Values: []string{"ex", "why"}, Choose: &Choice{If: ref(is("b", "x")), Then: &Choice{Value: "ex"}, Else: &Choice{If: ref(is("b", "y")), Then: &Choice{Value: "ex"}, Else: &Choice{Value: "ex"}}}},
		},
		Rules: []Rule{{ID: "r", When: c}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func truthOf(t *testing.T, c Condition, answers Answers) Truth {
	t.Helper()
	p := threeStates(t, c)
	all := Answers{"gate": Chosen("open")}
	for id, value := range answers {
		all[id] = value
	}
	r := p.NewRun()
	r.Read(all)
	truth := r.truth(&p.rules[0].tree)
	if fired := r.Fire() == 1; fired != (truth == True) {
		t.Errorf("the rule fired (%v) on %v", fired, truth)
	}
	return truth
}

// TestKleene writes out the truth tables of and, or and not.
func TestKleene(t *testing.T) {
	a, b := is("a", "x"), is("b", "x")
	values := map[Truth][2]Value{True: {Chosen("x"), Chosen("x")}, False: {Chosen("y"), Chosen("y")}, Unknown: {Skip(), Skip()}}
	var out strings.Builder
	for _, va := range []Truth{True, Unknown, False} {
		for _, vb := range []Truth{True, Unknown, False} {
			answers := Answers{"a": values[va][0], "b": values[vb][1]}
			fmt.Fprintf(&out, "%-7s and %-7s = %s\n", va, vb, truthOf(t, and(a, b), answers))
			fmt.Fprintf(&out, "%-7s or  %-7s = %s\n", va, vb, truthOf(t, or(a, b), answers))
			fmt.Fprintf(&out, "not (%s and %s) = %s\n", va, vb, truthOf(t, not(and(a, b)), answers))
			fmt.Fprintf(&out, "not (%s or %s) = %s\n", va, vb, truthOf(t, not(or(a, b)), answers))
		}
		fmt.Fprintf(&out, "not %s = %s\n", va, truthOf(t, not(a), Answers{"a": values[va][0]}))
		fmt.Fprintf(&out, "not not %s = %s\n", va, truthOf(t, not(not(a)), Answers{"a": values[va][0]}))
	}
	golden(t, "kleene.txt", out.String())
}

// TestFourStates writes out every kind of test, and its negation, in every
// state that its question can be in.
func TestFourStates(t *testing.T) {
	number := func(q string, r Range) Condition {
		return Condition{Test: &Test{Question: q, Kind: TestNumber, Ranges: []Range{r}}}
	}
	count := func(q string, r Range) Condition {
		return Condition{Test: &Test{Question: q, Kind: TestCount, Ranges: []Range{r}}}
	}
	all := func(q string, o ...string) Condition {
		return Condition{Test: &Test{Question: q, Kind: TestAll, Options: o}}
	}
	answered := func(q string) Condition { return Condition{Test: &Test{Question: q, Kind: TestAnswered}} }
	aStates := []Answers{{}, {"a": Skip()}, {"a": Chosen("x")}, {"a": Chosen("z")}, {"a": Chosen("x", "y")}}
	abStates := []Answers{{}, {"b": Chosen("x")}, {"b": Chosen("y")}, {"a": Chosen("x")}, {"a": Chosen("x", "y")}, {"a": Chosen("z")}, {"a": Chosen("x"), "b": Chosen("x")}, {"a": Chosen("x"), "b": Skip()}, {"a": Chosen("z"), "b": Chosen("x")}}
	bStates := []Answers{{}, {"b": Skip()}, {"b": Chosen("x")}, {"b": Chosen("y")}}
	nStates := []Answers{{}, {"n": Skip()}, {"n": Amount(2)}, {"n": Amount(3)}, {"n": Amount(4)}, {"n": Amount(5)}}
	fStates := []Answers{{}, {"f": Skip()}, {"f": Chosen("y")}}
	gone := []Answers{{"gone": Chosen("x")}, {"gone_n": Amount(3)}, {}}
	var out strings.Builder
	for _, row := range []struct {
		name   string
		c      Condition
		states []Answers
	}{
		{"any_of(a, x, y)", is("a", "x", "y"), aStates},
		{"all_of(a, x, y)", all("a", "x", "y"), aStates},
		{"count(a) >= 2", count("a", Range{Min: new(2.0)}), aStates},
		{"count(a) < 1", count("a", Range{Max: new(1.0), BelowMax: true}), aStates},
		{"answered(a)", answered("a"), aStates},
		{"2 of a x, a y, b x", Condition{AtLeast: 2, Of: []Condition{is("a", "x"), is("a", "y"), is("b", "x")}}, abStates},
		{"b == x", is("b", "x"), bStates},
		{"b_is_x", isFact("b_is_x", "yes"), bStates},
		{"kind_of_b == why", isFact("kind_of_b", "why"), bStates},
		{"same_anyway == ex", isFact("same_anyway", "ex"), bStates},
		{"n in 3..4", number("n", Range{Min: new(3.0), Max: new(4.0)}), nStates},
		{"3 < n < 5", number("n", Range{Min: new(3.0), Max: new(5.0), AboveMin: true, BelowMax: true}), nStates},
		{"f == x (if_skipped x)", is("f", "x"), fStates},
		{"answered(f)", answered("f"), fStates},
		{"any_of(gone, x)", is("gone", "x"), gone},
		{"all_of(gone, x)", all("gone", "x"), gone},
		{"count(gone) < 1", count("gone", Range{Max: new(1.0), BelowMax: true}), gone},
		{"gone_n < 9", number("gone_n", Range{Max: new(9.0)}), gone},
		{"answered(gone)", answered("gone"), gone},
	} {
		for _, state := range row.states {
			fmt.Fprintf(&out, "%-22s %-14s %-8s negated %s\n", row.name, indentedLine(t, state), truthOf(t, row.c, state), truthOf(t, not(row.c), state))
		}
	}
	golden(t, "states.txt", out.String())
}

func indentedLine(t *testing.T, a Answers) string {
	return strings.Join(strings.Fields(indented(t, a)), "")
}
