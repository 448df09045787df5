package preview

import (
	"strings"
	"testing"
	"testing/fstest"

	"amends/engine"
	"amends/plan"
	"amends/rules"
	"amends/wasm/ui"
)

// someTexts has a text of every kind that depends on who it is about.
const someTexts = `
assessment:
  title: Texts
  introduction: Begin.
  ending: [{when: who == "friend", text: Ending for friends.}, {text: Ending for others.}]
sections: [{id: start, title: Start}, {id: then, title: Then}, {id: last, title: Last}]
phases:
  - id: now
    title: [{when: who == "friend", text: Phase for friends}, {text: Phase for others}]
    text: [{when: who == "friend", text: Prose for friends.}, {text: Prose for others.}]
questions:
  - {id: who, section: start, type: one-of, required: true, text: Who, options: [{id: friend, label: A friend}, {id: other, label: Another}]}
  - id: near
    section: then
    type: yes-no
    required: true
    text: [{when: who == "friend", text: Question for friends}, {text: Question for others}]
    help: [{when: who == "friend", text: Help for friends}, {text: Help for others}]
guards:
  - id: slow
    when: near
    because: [{when: who == "friend", text: Held for friends.}, {text: Held for others.}]
    hold: [later]
    page:
      title: [{when: who == "friend", text: Box for friends}, {text: Box for others}]
      paragraphs:
        - {when: who == "friend", text: Boxed for friends.}
        - {when: who == "other", text: Boxed for others.}
rules:
  - id: always
    when: |
      true
    because: [{when: who == "friend", text: Reason for friends.}, {text: Reason for others.}]
    recommend: [listen, later]
steps:
  - id: listen
    phase: now
    tags: [today]
    title: [{when: who == "friend", text: Title for friends}, {text: Title for others}]
    paragraphs:
      - {text: [{when: who == "friend", text: Variant for friends.}, {text: Variant for others.}]}
      - {when: who == "friend", text: Paragraph for friends.}
      - {when: who == "other", text: Paragraph for others.}
  - {id: later, phase: now, title: Later, paragraphs: [{text: Later.}]}
notes:
  - {id: gently, always: true, tags: [today], text: [{when: who == "friend", text: Note for friends.}, {text: Note for others.}]}
tags: [{id: today, means: Today.}]
`

// TestEveryFormSaysTheChosenTexts gives two people the same plan in other words.
func TestEveryFormSaysTheChosenTexts(t *testing.T) {
	source, err := rules.Load(fstest.MapFS{"texts/assessment.yaml": {Data: []byte(someTexts)}}, "texts")
	if err != nil {
		t.Fatal(err)
	}
	p, err := rules.Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	now := &version{source, p}
	a := &assessment{name: "texts", first: now, previous: now, current: now}
	for who, words := range map[string][2]string{"friend": {"friends", "others"}, "other": {"others", "friends"}} {
		mine, theirs := " for "+words[0], " for "+words[1]
		answers := engine.Answers{"who": engine.Chosen(who)}
		v := ui.NewView(p, ui.Acts{})
		v.Turn(answers)
		asked, _ := v.Asked("near")
		askedOn := map[string]string{"the question's page": markup(t, v.Question(asked)), "the form": markup(t, plainForm(p, answers))}
		for form, page := range askedOn {
			if !strings.Contains(page, "Question"+mine) || !strings.Contains(page, "Help"+mine) || strings.Contains(page, theirs) {
				t.Errorf("%s asks %s in other words: %s", form, who, page)
			}
		}

		answers["near"] = engine.Chosen("yes")
		v.Turn(answers)
		v.Settled = true
		result := p.Evaluate(answers)
		leaflet, preview := v.Leaflet(), newPersonView(&Preview{}, a, rules.Case{ID: who, Answers: answers}, false).After
		inPreview := strings.Builder{}
		for _, page := range preview.Pages {
			inPreview.WriteString(page.Title + said(page.Paragraphs))
		}
		for _, phase := range preview.Phases {
			inPreview.WriteString(phase.Title)
			for _, s := range phase.Steps {
				inPreview.WriteString(s.Title + said(s.Paragraphs))
				for _, n := range s.Notes {
					inPreview.WriteString(n.Text)
				}
			}
		}
		plain := []string{"Phase", "Title", "Variant", "Paragraph", "Note", "Box", "Boxed"}
		paper := append([]string{"Prose", "Held"}, plain...)
		all := append([]string{"Reason", "Ending"}, paper...)
		for form, got := range map[string]struct {
			text string
			says []string
		}{
			"the page":                   {markup(t, v.Outcome()), all},
			"the page without scripting": {markup(t, plainForm(p, answers)), all},
			"the text":                   {leaflet.Text(), paper},
			"the Markdown":               {leaflet.Markdown(), paper},
			"the review":                 {plan.New(p, &result, "").Review("Somebody", answers), all},
			"the preview":                {inPreview.String(), plain},
		} {
			text := strings.ReplaceAll(got.text, strings.ToUpper("Box"+mine), "Box"+mine)
			for _, word := range got.says {
				if !strings.Contains(text, word+mine) {
					t.Errorf("%s does not say %q: %s", form, word+mine, text)
				}
			}
			if strings.Contains(strings.ToLower(text), theirs) {
				t.Errorf("%s says something%s: %s", form, theirs, text)
			}
		}
	}
}

// said is what paragraphs say, without marks.
func said(list []engine.Paragraph) string {
	var out strings.Builder
	for _, p := range list {
		for _, b := range p.Blocks {
			for _, s := range b.Spans {
				out.WriteString(s.Text)
			}
		}
	}
	return out.String()
}
