package lower_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"amends/engine"
	"amends/rules/lower"
	"amends/rules/lower/oracle"
)

// bench puts the engine and expr side by side.
type bench struct {
	names  lower.Names
	scope  *lower.Scope
	oracle *oracle.Oracle
}

func newBench(t testing.TB) *bench {
	t.Helper()
	b := &bench{names: applicable(public(names(t)))}
	b.scope = lower.NewScope(b.names)
	texts := map[string]string{}
	for _, f := range facts {
		texts[f[0]] = f[1]
	}
	var err error
	if b.oracle, err = oracle.New(b.names, texts); err != nil {
		t.Fatal(err)
	}
	return b
}

// public takes the secrecy from the names: the engine would not show the values
// of sensitive facts.
func public(n lower.Names) lower.Names {
	for i := range n.Questions {
		n.Questions[i].Sensitive = false
	}
	for i := range n.Facts {
		n.Facts[i].Sensitive = false
	}
	return n
}

// applicable adds a question before all others that says of each of them
// whether it applies, and has each of them ask for it.
func applicable(n lower.Names) lower.Names {
	gate := question("asked", engine.AnyOf)
	gate.Section, gate.Text = "all", "…"
	questions := []engine.Question{gate}
	for _, q := range n.Questions {
		questions[0].Options = append(questions[0].Options, engine.Option{ID: q.ID, Label: q.ID})
		q.ShowIf = &engine.Condition{Test: &engine.Test{Question: "asked", Kind: engine.TestAny, Options: []string{q.ID}}}
		questions = append(questions, q)
	}
	n.Questions = questions
	return n
}

// asked answers the first question of applicable.
func asked(a engine.Answers) {
	var ids []string
	for id := range a {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	a["asked"] = engine.Chosen(ids...)
}

// program builds an engine with one rule for each condition, which recommends a
// step of the same name.
func (b *bench) program(conditions []engine.Condition, facts ...engine.Fact) (*engine.Program, error) {
	bundle := engine.Bundle{
		Assessment: "test", Title: "Test", Language: "en", Direction: "ltr",
		Sections:  []engine.Section{{ID: "all", Title: "All"}},
		Phases:    []engine.Phase{{ID: "always", Title: "Always", Always: true}},
		Questions: b.names.Questions, Facts: append(slices.Clone(b.names.Facts), facts...),
	}
	for i, c := range conditions {
		id := strconv.Itoa(i)
		bundle.Steps = append(bundle.Steps, engine.Step{
			ID: id, Title: "…", Phase: "always",
			Paragraphs: []engine.Paragraph{{Blocks: []engine.Block{{Spans: []engine.Span{{Text: "…"}}}}}},
		})
		bundle.Rules = append(bundle.Rules, engine.Rule{
			ID: id, When: c, Because: "…", Recommend: []engine.Recommendation{{Step: id}},
		})
	}
	sealed, err := engine.Seal(bundle)
	if err != nil {
		return nil, err
	}
	return engine.New(sealed)
}

// fired returns the numbers of the rules that fired.
func fired(r engine.Result) map[int]bool {
	out := map[int]bool{}
	for _, phase := range r.Plan {
		for _, step := range phase.Steps {
			i, _ := strconv.Atoi(step.ID)
			out[i] = true
		}
	}
	return out
}

// compare evaluates the texts by both for one set of answers.
func (b *bench) compare(t *testing.T, program *engine.Program, texts []string, compiled []*oracle.Text, a engine.Answers) (compared int) {
	t.Helper()
	asked(a)
	got := fired(program.Evaluate(a))
	for i, text := range texts {
		want, err := compiled[i].Holds(a)
		if err != nil {
			continue // expr cannot say: see the oracle
		}
		compared++
		if got[i] != want {
			c, _ := b.scope.Condition(text)
			t.Fatalf("%s\nlowered %s\nanswers %v\nengine %v, expr %v", text, printed(c), a, got[i], want)
		}
	}
	return compared
}

// lowerAll lowers and compiles texts that must be accepted.
func (b *bench) lowerAll(t *testing.T, texts []string) ([]engine.Condition, []*oracle.Text) {
	t.Helper()
	conditions, compiled := make([]engine.Condition, len(texts)), make([]*oracle.Text, len(texts))
	for i, text := range texts {
		condition, problems := b.scope.Condition(text)
		if len(problems) > 0 {
			t.Fatalf("refused:\n%s", rendered(text, problems))
		}
		var err error
		if compiled[i], err = b.oracle.Compile(text); err != nil {
			t.Fatalf("%s\nexpr: %v", text, err)
		}
		conditions[i] = condition
	}
	return conditions, compiled
}

func TestLoweredConditionsSayTheSameAsExpr(t *testing.T) {
	b := newBench(t)
	w := &writer{Rand: rand.New(rand.NewPCG(1, 2)), names: names(t)}
	var texts []string
	for _, test := range accepted {
		texts = append(texts, test.text)
	}
	compared, rounds := 0, 200
	if testing.Short() {
		rounds = 20
	}
	for range rounds {
		for len(texts) < 100 {
			texts = append(texts, w.condition(3))
		}
		conditions, compiled := b.lowerAll(t, texts)
		program, err := b.program(conditions)
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			compared += b.compare(t, program, texts, compiled, w.answers())
		}
		texts = nil
	}
	if compared < rounds*400 {
		t.Errorf("only %d comparisons were made", compared)
	}
}

func TestLoweredFactsSayTheSameAsExpr(t *testing.T) {
	b := newBench(t)
	w := &writer{Rand: rand.New(rand.NewPCG(3, 4)), names: names(t)}
	for range 500 {
		text := w.choice(3)
		fact, problems := b.scope.Fact("made_up", text)
		if len(problems) > 0 {
			t.Fatalf("refused:\n%s", rendered(text, problems))
		}
		compiled, err := b.oracle.Compile(text)
		if err != nil {
			t.Fatal(err)
		}
		program, err := b.program(nil, fact)
		if err != nil {
			t.Fatal(err)
		}
		for range 10 {
			a := w.answers()
			asked(a)
			want, err := compiled.Result(a)
			if err != nil {
				continue
			}
			if got := program.Evaluate(a).Facts.Of("made_up"); got != want {
				t.Fatalf("%s\nanswers %v\nengine %v, expr %v", text, a, got, want)
			}
		}
	}
}

func FuzzLoweredEqualsExpr(f *testing.F) {
	b := newBench(f)
	for seed := range uint64(20) {
		f.Add(seed, seed+1)
	}
	n := names(f)
	f.Fuzz(func(t *testing.T, one, two uint64) {
		w := &writer{Rand: rand.New(rand.NewPCG(one, two)), names: n}
		texts := []string{w.condition(4)}
		conditions, compiled := b.lowerAll(t, texts)
		program, err := b.program(conditions)
		if err != nil {
			t.Fatal(err)
		}
		for range 10 {
			b.compare(t, program, texts, compiled, w.answers())
		}
	})
}

// What the walk accepts, expr's checker and the engine must accept as well, for
// texts that nobody made up to be good.
func FuzzCondition(f *testing.F) {
	b := newBench(f)
	for _, test := range accepted {
		f.Add(test.text)
	}
	for _, file := range []string{"names", "types", "slips", "outside", "fact"} {
		for _, text := range badTexts(f, "testdata/"+file+".bad") {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		lower.Reads(text)
		condition, problems := b.scope.Condition(text)
		checkProblems(t, text, problems)
		if len(problems) == 0 {
			if _, err := b.program([]engine.Condition{condition}); err != nil {
				t.Fatalf("%s\nengine: %v", text, err)
			}
			if _, err := b.oracle.Compile(text); err != nil {
				t.Fatalf("%s\nexpr: %v", text, err)
			}
		}
		fact, problems := b.scope.Fact("made_up", text)
		checkProblems(t, text, problems)
		if len(problems) == 0 {
			if _, err := b.program(nil, fact); err != nil {
				t.Fatalf("%s\nengine: %v", text, err)
			}
		}
	})
}

func checkProblems(t *testing.T, text string, problems []lower.Problem) {
	t.Helper()
	size := len([]rune(text))
	for _, p := range problems {
		switch {
		case p.From < 0 || p.From > p.To || p.To > size:
			t.Fatalf("%q: problem out of bounds: %+v", text, p)
		case p.Fix != nil && (p.Fix.From < 0 || p.Fix.From > p.Fix.To || p.Fix.To > size):
			t.Fatalf("%q: fix out of bounds: %+v", text, p)
		case p.Message == "":
			t.Fatalf("%q: problem without a message: %+v", text, p)
		case p.Code.Name == "refused":
			t.Fatalf("%q: only expr refuses it: %s", text, p.Message)
		}
	}
}

func TestOracleSaysWhereExprCannot(t *testing.T) {
	b := newBench(t)
	for _, text := range []string{`smoker`, `smoker == false`, `count(cause) == 0`} {
		compiled, err := b.oracle.Compile(text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := compiled.Holds(engine.Answers{}); err == nil {
			t.Errorf("%s: no error for a question that does not apply", text)
		}
	}
	if _, err := oracle.New(b.names, nil); err == nil || errors.Unwrap(err) != nil {
		t.Errorf("facts without texts: %v", err)
	}
}
