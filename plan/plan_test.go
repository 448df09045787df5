package plan_test

import (
	"strings"
	"testing"

	"amends/engine"
	"amends/plan"
)

// always is a condition that holds for everybody.
var always = engine.Condition{Always: true}

func block(text string) []engine.Block {
	return []engine.Block{{Spans: []engine.Span{{Text: text}}}}
}

func step(id, phase string) engine.Step {
	return engine.Step{ID: id, Title: "Do " + id, Phase: phase, Paragraphs: []engine.Paragraph{{Blocks: block("How to " + id + ".")}}}
}

// bundle has three steps in two phases that come and one that always holds.
func bundle() engine.Bundle {
	return engine.Bundle{
		Schema: engine.BundleSchema, Assessment: "small", Title: "Small", Language: "en", Direction: "ltr",
		Phases: []engine.Phase{
			{ID: "all-along", Title: "All along", Always: true},
			{ID: "first", Title: "First", Text: block("It begins.")},
			{ID: "then", Title: "Then"},
		},
		Sections:  []engine.Section{{ID: "s", Title: "S"}},
		Questions: []engine.Question{{ID: "weeks", Section: "s", Kind: engine.Number, Text: "How many weeks?", Decimal: true}},
		Steps:     []engine.Step{step("a", "all-along"), step("b", "first"), step("c", "first"), step("d", "then")},
		Rules: []engine.Rule{
			{ID: "r", When: always, Because: "It helps.", Recommend: []engine.Recommendation{{Step: "a"}, {Step: "b"}, {Step: "c"}, {Step: "d"}}},
		},
		Help: engine.HelpLines{
			Countries: []engine.Country{{Code: "NO", Name: "Norway", Lines: []engine.HelpLine{{Name: "Norsk", Kinds: []string{"crisis"}, Number: "116 123", Hours: "always"}}}},
			World:     []engine.HelpLine{{Name: "List", Kinds: []string{"crisis"}, Web: "example.org", Hours: "always"}},
		},
	}
}

func view(t *testing.T, b engine.Bundle, country string, answers engine.Answers) *plan.View {
	t.Helper()
	p, err := engine.New(b)
	if err != nil {
		t.Fatal(err)
	}
	r := p.Evaluate(answers)
	return plan.New(p, &r, country)
}

// say gives the key itself, and what is put in.
func say(key string, pairs ...string) string {
	return strings.Join(append([]string{key}, pairs...), " ")
}

func TestTodayWithoutACurrentPhaseIsOfTheFirstInTime(t *testing.T) {
	v := view(t, bundle(), "", nil)
	if v.Today != "b" {
		t.Errorf("today is %q, want b: what always holds comes after what is on now", v.Today)
	}
	if got := v.Review("Somebody.", nil); !strings.Contains(got, "One thing for today: Do b\n") {
		t.Errorf("the review has another thing for today:\n%s", got)
	}
}

func TestTodayIsAnActWhereOneCanBeTaken(t *testing.T) {
	b := bundle()
	for i := range b.Steps {
		if b.Steps[i].ID == "c" {
			b.Steps[i].Tags = []string{plan.TodayTag}
		}
	}
	if v := view(t, b, "", nil); v.Today != "c" {
		t.Errorf("today is %q, want c, which is tagged as an act", v.Today)
	}
	b.Rules[0].Effects.Hold = []string{"c"}
	if v := view(t, b, "", nil); v.Today != "b" {
		t.Errorf("today is %q, want b: the act waits", v.Today)
	}
}

func TestTodayIsNothingThatWaitsOrIsDoneOrToCome(t *testing.T) {
	b := bundle()
	b.Rules[0].Effects = engine.Effects{Hold: []string{"b", "c"}}
	if v := view(t, b, "", nil); v.Today != "d" { // the first phase in which something can be done is on now
		t.Errorf("today is %q, want d", v.Today)
	}
	b.Rules[0].Hold = []string{"b", "c", "d"}
	if v := view(t, b, "", nil); v.Today != "" {
		t.Errorf("today is %q; what was done already is not to be done", v.Today)
	}
}

func TestHeldStepsOfOneReasonStandTogether(t *testing.T) {
	b := bundle()
	b.Rules[0].Effects = engine.Effects{Hold: []string{"b"}}
	b.Guards = []engine.Guard{{ID: "space", When: always, Because: "They asked for space.", Effects: engine.Effects{Hold: []string{"c"}}}}
	for _, p := range view(t, b, "", nil).Parts {
		if p.Phase.ID != "first" {
			continue
		}
		var got []string
		for _, r := range p.Runs {
			got = append(got, r.Steps[0].ID+": "+r.Why)
		}
		if got, want := strings.Join(got, "\n"), "b: It helps.\nc: They asked for space."; got != want {
			t.Errorf("runs\n%s\nwant\n%s", got, want)
		}
	}
}

func TestANoteIsRepeatedByItsFirstSentence(t *testing.T) {
	b := bundle()
	b.Steps[1].Tags, b.Steps[2].Tags = []string{"talk"}, []string{"talk"}
	b.Notes = []engine.Note{{ID: "n", Text: "Stay calm. Breathe first.", Tags: []string{"talk"}, Always: true}}
	v := view(t, b, "", nil)
	var got []string
	for _, s := range v.Parts[1].Steps() {
		n := s.Notes[0]
		got = append(got, n.First+"|"+n.Rest)
		if n.Repeated != (s.ID == "c") {
			t.Errorf("the note of %s is repeated: %t", s.ID, n.Repeated)
		}
	}
	if want := "Stay calm.|Breathe first."; len(got) != 2 || got[0] != want {
		t.Errorf("got %v, want twice %q", got, want)
	}
	text := v.Leaflet(say).Text()
	if strings.Count(text, "Stay calm.") != 2 || strings.Count(text, "Breathe first.") != 1 {
		t.Errorf("the leaflet does not repeat the note by its first sentence:\n%s", text)
	}
}

func TestAGuardThatReadsWhatIsSensitiveIsNotOnPaper(t *testing.T) {
	b := bundle()
	b.Questions = append(b.Questions, engine.Question{ID: "safe", Section: "s", Kind: engine.YesNo, Text: "Safe?", Sensitive: true, Options: []engine.Option{{ID: "yes"}, {ID: "no"}}})
	b.Guards = []engine.Guard{
		{ID: "afraid", When: engine.Condition{Test: &engine.Test{Question: "safe", Options: []string{"no"}, Kind: engine.TestAny}}, Page: &engine.Page{Title: "Look after yourself", Help: []string{"crisis"}}},
		{ID: "health", When: always, Page: &engine.Page{Title: "A health check", Help: []string{"crisis"}}},
	}
	v := view(t, b, "NO", engine.Answers{"safe": engine.Chosen("no")})
	if len(v.Pages) != 2 || !v.Pages[0].Sensitive || v.Pages[1].Sensitive || v.Pages[0].Again || !v.Pages[1].Again {
		t.Fatalf("pages %+v", v.Pages)
	}
	text := v.Leaflet(say).Text()
	if strings.Contains(text, "Look after yourself") || !strings.Contains(text, "A health check") {
		t.Errorf("the leaflet says\n%s", text)
	}
}

func TestHelpLinesAreThoseOfTheCountry(t *testing.T) {
	for country, want := range map[string]string{"NO": "Norsk List", "XX": "List", "": "List"} {
		var names []string
		for _, l := range plan.LinesOf(view(t, bundle(), country, nil).Lines, []string{"crisis"}) {
			names = append(names, l.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("in %q: %s, want %s", country, got, want)
		}
	}
}

func TestReviewTellsNumbersAndYesOrNo(t *testing.T) {
	b := bundle()
	b.Questions = append(b.Questions, engine.Question{ID: "kids", Section: "s", Kind: engine.YesNo, Text: "Children?", Options: []engine.Option{{ID: "yes"}, {ID: "no"}}})
	answers := engine.Answers{"weeks": engine.Amount(2.5), "kids": engine.Chosen("yes")}
	got := view(t, b, "", answers).Review("Somebody.", answers)
	for _, want := range []string{"  - How many weeks? 2.5\n", "  - Children? yes\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no line %q in\n%s", want, got)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct {
		name, want string
		leaflet    plan.Leaflet
	}{
		{"headings and text", "# T\n\n## P\n\n### S\n\ntext\n", plan.Leaflet{{plan.TitlePiece, "T"}, {plan.PartPiece, "P"}, {plan.StepPiece, "S"}, {plan.TextPiece, "text"}}},
		{"items stand together", "text\n\n- one\n- two\n\ntext\n", plan.Leaflet{{plan.TextPiece, "text"}, {plan.ItemPiece, "one"}, {plan.LinePiece, "two"}, {plan.TextPiece, "text"}}},
		{"done, held and noted", "### ✓ d\n\n### h\n\n> n\n", plan.Leaflet{{plan.DonePiece, "d"}, {plan.HeldPiece, "h"}, {plan.NotePiece, "n"}}},
		{"signs that mean something", "a \\* \\_b\\_ \\<c\\> \\# \\|\n", plan.Leaflet{{plan.TextPiece, "a * _b_ <c> # |"}}},
		{"signs at the start", "\\- a - b\n\n\\+ a\n\n12\\. a 3. b\n\n1\\) a\n", plan.Leaflet{{plan.TextPiece, "- a - b"}, {plan.TextPiece, "+ a"}, {plan.TextPiece, "12. a 3. b"}, {plan.TextPiece, "1) a"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.leaflet.Markdown(); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestDialledIsExactlyWhatIsShown(t *testing.T) {
	for _, c := range []struct{ number, want string }{
		{"999", "999"},
		{"116 123", "116123"},
		{"1-800-799-7233", "18007997233"},
		{"(02) 1234.5678", "0212345678"},
		{"+44 808 2000 247", "+448082000247"},
		{"*#31#", "*#31#"},
		{"999 or 112", ""},
		{"116 123 / 116 111", ""},
		{"+44 (0)808 2000 247", ""},
		{"1-800-799-7233 (press 1)", ""},
		{"0800 SAMARITANS", ""},
		{"text 85258", ""},
		{"0808 2000 247 ext. 12", ""},
		{"116 123, 116 111", ""},
		{"0808 2000 247 0808 801 0327", ""}, // longer than any number
		{"44+ 808", ""},
		{"+", ""},
		{"", ""},
	} {
		if got, ok := plan.Dialled(c.number); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%q dials %q (%t), want %q", c.number, got, ok, c.want)
		}
	}
}

func TestWhoIsCalledFirst(t *testing.T) {
	lines := []*engine.HelpLine{
		{Name: "letters", Kinds: []string{"emergency"}, Number: "CALL-ME"},
		{Name: "emergency", Kinds: []string{"emergency"}, Number: "112"},
		{Name: "other emergency", Kinds: []string{"emergency"}, Number: "113"},
		{Name: "web", Kinds: []string{"crisis"}, Web: "example.org"},
		{Name: "text", Kinds: []string{"crisis"}, Text: "85258"},
		{Name: "crisis", Kinds: []string{"crisis"}, Number: "116 123"},
		{Name: "youth", Kinds: []string{"youth"}, Number: "116 111"},
	}
	ordered, first := plan.InReach(lines)
	var got []string
	for _, l := range ordered {
		got = append(got, l.Name)
	}
	if want := "emergency, crisis, text, letters, other emergency, web, youth"; strings.Join(got, ", ") != want || first != 3 {
		t.Errorf("%d first of %s, want 3 of %s", first, strings.Join(got, ", "), want)
	}
	if _, first := plan.InReach(lines[3:4]); first != 1 {
		t.Errorf("%d first of an address alone, want 1", first)
	}
}
