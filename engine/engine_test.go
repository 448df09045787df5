package engine

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sample is a small assessment with everything in it: two sections, a hard
// guard of each kind, a soft guard, facts, notes, phases and caps.
func sample(t testing.TB) *Program {
	t.Helper()
	b, err := Seal(sampleBundle())
	if err != nil {
		t.Fatal(err)
	}
	p, err := New(b)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func is(question string, options ...string) Condition {
	return Condition{Test: &Test{Question: question, Kind: TestAny, Options: options}}
}

func isFact(fact string, options ...string) Condition {
	return Condition{Test: &Test{Fact: fact, Kind: TestAny, Options: options}}
}

func not(c Condition) Condition     { return Condition{Not: &c} }
func and(cs ...Condition) Condition { return Condition{All: cs} }
func or(cs ...Condition) Condition  { return Condition{Any: cs} }
func ref(c Condition) *Condition    { return &c }

func options(ids ...string) []Option {
	var out []Option
	for _, id := range ids {
		out = append(out, Option{ID: id, Label: "label of " + id, Exclusive: id == "none"})
	}
	return out
}

func says(covers ...string) []Paragraph {
	return []Paragraph{{Blocks: []Block{{Spans: []Span{{Text: "text"}}}}, Covers: covers}}
}

func sampleBundle() Bundle {
	cause := Question{ID: "cause", Section: "story", Kind: AnyOf, Text: "What broke it?", Options: options("lie", "affair", "none"), ShowIf: ref(is("role", "me", "both"))}
	cause.Options[1].ShowIf = ref(is("relation", "partner"))
	return Bundle{
		Assessment: "sample", Title: "Sample", Language: "en", Direction: "ltr",
		CurrentPhase: "phase_now",
		Caps:         Caps{Current: 2, Other: 1, Group: 1, Open: 3, Folded: 1},
		Phases:       []Phase{{ID: "first", Title: "First"}, {ID: "later", Title: "Later"}, {ID: "always", Title: "Always", Always: true}},
		Sections:     []Section{{ID: "safety", Title: "Safety"}, {ID: "story", Title: "Story"}},
		Questions: []Question{
			{ID: "afraid", Section: "safety", Kind: AnyOf, Text: "Afraid?", Sensitive: true, IfSkipped: "unsaid", Options: options("yes", "unsaid", "none")},
			{ID: "contact", Section: "safety", Kind: OneOf, Text: "Contact?", IfSkipped: "space", Options: options("daily", "space", "stop")},
			{ID: "relation", Section: "story", Kind: OneOf, Text: "Who?", Required: true, Options: options("partner", "friend")},
			{ID: "role", Section: "story", Kind: OneOf, Text: "Who broke it?", Required: true, Options: options("me", "both", "nobody")},
			cause,
			{ID: "weeks", Section: "story", Kind: Number, Text: "How many weeks?"},
			{ID: "sorry", Section: "story", Kind: YesNo, Text: "Sorry?", Options: options("yes", "no")},
		},
		Facts: []Fact{
			{ID: "recent", When: ref(Condition{Test: &Test{Question: "weeks", Kind: TestNumber, Ranges: []Range{{Max: new(4.0), BelowMax: true}}}})},
			{ID: "phase_now", Values: []string{"first", "later"}, Choose: &Choice{If: ref(isFact("recent", "yes")), Then: &Choice{Value: "first"}, Else: &Choice{Value: "later"}}},
		},
		Guards: []Guard{
			{ID: "danger", Hard: true, Rank: 1, When: is("afraid", "yes"), Page: &Page{Title: "Stay safe", Paragraphs: says("get-help")}},
			{ID: "no-contact", Hard: true, Rank: 2, When: is("contact", "stop"), Allow: []string{"rest", "think"}, Ask: []string{"relation", "role", "cause"}, Page: &Page{Title: "No contact", Paragraphs: says("wait")}},
			{ID: "space", When: is("contact", "space"), Because: "Only if they come to you.", Effects: Effects{HoldTags: []string{"contact"}, Notes: []string{"gentle"}}, Caps: Caps{Current: 1}},
		},
		Rules: []Rule{
			{ID: "always", When: Condition{Always: true}, Because: "For everybody.", Recommend: []Recommendation{{Step: "rest"}, {Step: "listen", StillDue: true}}},
			{ID: "lied", When: and(is("cause", "lie"), not(is("sorry", "yes"))), Because: "You lied.", Recommend: []Recommendation{{Step: "tell", Priority: 2}, {Step: "apologise"}}},
			{ID: "think", When: or(is("role", "me"), is("afraid", "unsaid")), Because: "It helps.", Recommend: []Recommendation{{Step: "think"}, {Step: "walk"}}},
			{ID: "friends", When: is("relation", "friend"), Because: "Friends.", Effects: Effects{Withhold: []string{"walk"}}},
		},
		Steps: []Step{
			{ID: "apologise", Title: "Apologise", Phase: "first", Group: "talk", Tags: []string{"contact"}, After: []string{"tell"}, Paragraphs: says("apologise")},
			{ID: "tell", Title: "Tell", Phase: "first", Group: "truth", Tags: []string{"contact"}, Paragraphs: says("tell", "honest")},
			{ID: "listen", Title: "Listen", Phase: "first", Group: "talk", Tags: []string{"contact"}, Paragraphs: says("listen")},
			{ID: "think", Title: "Think", Phase: "first", Paragraphs: says("think")},
			{ID: "walk", Title: "Walk", Phase: "later", Paragraphs: says("walk")},
			{ID: "rest", Title: "Rest", Phase: "always", Paragraphs: says("rest")},
		},
		Notes: []Note{{ID: "gentle", Text: "Gently.", Tags: []string{"contact"}}},
	}
}

func TestBundleRoundTripsByteForByte(t *testing.T) {
	first := sample(t)
	second, err := Decode(first.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if string(first.Encode()) != string(second.Encode()) {
		t.Errorf("decoding changed the bundle:\n%s\n%s", first.Encode(), second.Encode())
	}
}

// TestResults keeps whole results of the sample as text.
func TestResults(t *testing.T) {
	p := sample(t)
	var out strings.Builder
	for _, in := range []string{
		`{}`,
		`{"afraid":["none"],"contact":"daily","relation":"partner","role":"me","cause":["lie","affair"],"weeks":2,"sorry":false}`,
		`{"afraid":null,"contact":null,"relation":"friend","role":"me","cause":["lie","affair"],"weeks":9,"sorry":false}`,
		`{"afraid":["yes"],"contact":"stop"}`,
		`{"afraid":["none"],"contact":"stop","relation":"friend","role":"nobody","cause":["lie"]}`,
		`{"afraid":["none"],"contact":"daily","relation":null,"role":"me","weeks":2}`,
		`{"afraid":["yes","none"],"contact":"daily"}`,
	} {
		fmt.Fprintf(&out, "%s\n%s\n\n", in, indented(t, p.Evaluate(answersOf(t, p, in))))
	}
	golden(t, "results.txt", out.String())
}

// TestExplanations keeps why, and why not, of every step of the sample.
func TestExplanations(t *testing.T) {
	p := sample(t)
	var out strings.Builder
	for _, in := range []string{
		`{"afraid":null,"contact":"daily","relation":"friend","role":"me","cause":["lie"],"weeks":2,"sorry":true}`,
		`{"afraid":["none"],"contact":"stop","relation":"friend","role":"me"}`,
		`{"afraid":["yes"],"contact":"space"}`,
	} {
		for _, s := range p.Bundle().Steps {
			e, ok := p.Explain(answersOf(t, p, in), s.ID)
			if !ok {
				t.Fatalf("no explanation of %s", s.ID)
			}
			fmt.Fprintf(&out, "%s\n%s\n\n", in, indented(t, e))
		}
	}
	golden(t, "explanations.txt", out.String())
}

func TestUnknownStepHasNoExplanation(t *testing.T) {
	if _, ok := sample(t).Explain(nil, "no-such-step"); ok {
		t.Error("a step that does not exist was explained")
	}
}

func answersOf(t *testing.T, p *Program, text string) Answers {
	t.Helper()
	a, problems, err := p.ReadAnswers([]byte(text))
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	return a
}

func indented(t *testing.T, v any) string {
	t.Helper()
	out, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

var update = flag.Bool("update", false, "write golden files instead of comparing with them")

// golden compares a text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and look at the diff\ngot:\n%s", path, got)
	}
}
