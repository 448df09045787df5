package assessments_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"amends/assessments"
	"amends/engine"
	"amends/rules"
	"amends/rules/reading"
)

// shownText is a text that takers read, with others in one unit (a step, a
// page, the questions of a section).
type shownText struct{ unit, where, text string }

// shownTexts are all texts of a bundle that takers read.
func shownTexts(b *engine.Bundle) []shownText {
	var out []shownText
	add := func(unit, where, text string) {
		if text != "" {
			out = append(out, shownText{unit, where, text})
		}
	}
	blocks := func(unit, where string, list []engine.Block) {
		for _, block := range list {
			add(unit, where, plain([]engine.Block{block}))
		}
	}
	add("introduction", "title", b.Title)
	blocks("introduction", "introduction", b.Introduction)
	blocks("ending", "ending", b.Ending)
	for i := range b.Phases {
		add("phases", "phase "+b.Phases[i].ID, b.Phases[i].Title+".")
		blocks("phases", "phase "+b.Phases[i].ID, b.Phases[i].Text)
	}
	for i := range b.Questions {
		q := &b.Questions[i]
		unit, where := "questions of "+q.Section, "question "+q.ID
		add(unit, where, q.Text)
		add(unit, where, q.Help)
		for j := range q.Options {
			add(unit, where+"."+q.Options[j].ID, q.Options[j].Label+".")
		}
	}
	for i := range b.Guards {
		g := &b.Guards[i]
		add("guard "+g.ID, "guard "+g.ID, g.Because)
		if g.Page != nil {
			add("guard "+g.ID, "guard "+g.ID, g.Page.Title+".")
			for _, p := range g.Page.Paragraphs {
				blocks("guard "+g.ID, "guard "+g.ID, p.Blocks)
			}
		}
	}
	for i := range b.Rules {
		add("reasons of rules", "rule "+b.Rules[i].ID, b.Rules[i].Because)
	}
	for i := range b.Notes {
		add("note "+b.Notes[i].ID, "note "+b.Notes[i].ID, b.Notes[i].Text)
	}
	for i := range b.Steps {
		where := "step " + b.Steps[i].ID
		add(where, where, b.Steps[i].Title+".")
		for _, p := range b.Steps[i].Paragraphs {
			blocks(where, where, p.Blocks)
		}
	}
	for i := range b.Sources {
		add("sources", "source "+b.Sources[i].ID, b.Sources[i].Text+" "+b.Sources[i].Sure)
	}
	return out
}

// eachAssessment runs a test for each shipped assessment.
func eachAssessment(t *testing.T, test func(*testing.T, *rules.Assessment, *engine.Bundle)) {
	names, err := rules.List(assessments.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			source, p := load(t, name)
			test(t, source, p.Bundle())
		})
	}
}

// TestTextsAreEasyToRead holds every unit of text to grade 7 and 20 words a
// sentence. What names the literature is not the taker's daily reading.
func TestTextsAreEasyToRead(t *testing.T) {
	eachAssessment(t, func(t *testing.T, _ *rules.Assessment, b *engine.Bundle) {
		units, order := map[string]reading.Ease{}, []string{}
		for _, x := range shownTexts(b) {
			if _, ok := units[x.unit]; !ok {
				order = append(order, x.unit)
			}
			units[x.unit] = units[x.unit].Plus(reading.Of(x.text))
		}
		hardest := ""
		for _, unit := range order {
			r := units[unit]
			if hardest == "" || r.Grade() > units[hardest].Grade() {
				hardest = unit
			}
			limit := 7.0
			if unit == "sources" {
				limit = 9
			}
			if r.Grade() > limit || r.PerSentence() > 20 {
				t.Errorf("%s: grade %.1f, %.1f words a sentence", unit, r.Grade(), r.PerSentence())
			}
		}
		t.Logf("%d texts in %d units; the hardest, %s, has grade %.1f", len(shownTexts(b)), len(order), hardest, units[hardest].Grade())
	})
}

// forbidden are the patterns of words.txt.
func forbidden(t *testing.T) []*regexp.Regexp {
	t.Helper()
	list, err := os.ReadFile("words.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []*regexp.Regexp
	for line := range strings.Lines(string(list)) {
		phrase, _, _ := strings.Cut(line, "#")
		if phrase = strings.TrimSpace(phrase); phrase != "" {
			out = append(out, regexp.MustCompile(`(?i)\b`+strings.ReplaceAll(regexp.QuoteMeta(phrase), `\*`, `\pL*`)+`\b`))
		}
	}
	return out
}

// promisedDate finds a percentage, or a time by which something is to be well.
var promisedDate = regexp.MustCompile(`(?i)\d\s*%|\b(?:heal|trust you|forgive|over it|back to normal|be (?:fine|well|good|over))\b[^.?!]*\b(?:in|within|after) (?:an?|one|two|three|four|six|\d+) (?:days?|weeks?|months?|years?)\b`)

// TestTextsAreFair looks for gendered words, labels, predictions and dates.
func TestTextsAreFair(t *testing.T) {
	words := append(forbidden(t), promisedDate)
	eachAssessment(t, func(t *testing.T, _ *rules.Assessment, b *engine.Bundle) {
		for _, x := range shownTexts(b) {
			for _, pattern := range words {
				if found := pattern.FindString(x.text); found != "" {
					t.Errorf("%s: %q in %s", x.where, found, x.text)
				}
			}
		}
	})
}

// TestEverythingHasSources holds that every step names what it rests on, and
// that every source is named.
func TestEverythingHasSources(t *testing.T) {
	eachAssessment(t, func(t *testing.T, _ *rules.Assessment, b *engine.Bundle) {
		named := map[string]int{}
		count := func(what string, ids []string, needed bool) {
			if needed && len(ids) == 0 {
				t.Errorf("the %s names no source", what)
			}
			for _, id := range ids {
				named[id]++
			}
		}
		for i := range b.Steps {
			count("step "+b.Steps[i].ID, b.Steps[i].Sources, true)
		}
		for i := range b.Guards {
			if page := b.Guards[i].Page; page != nil {
				count("guard "+b.Guards[i].ID, page.Sources, b.Guards[i].Hard)
			}
		}
		for i := range b.Sources {
			if named[b.Sources[i].ID] == 0 {
				t.Errorf("no step and no page names the source %s", b.Sources[i].ID)
			}
		}
		t.Log(fmt.Sprint(len(b.Sources), " sources"))
	})
}
