package assessments_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"amends/engine"
	"amends/rules"
)

// protective are words that only steps with one of the tags may use, because
// guards know a step by its tags.
var protective = []struct {
	name    string
	tags    []string
	pattern *regexp.Regexp
}{
	{"contact", []string{"contact"}, regexp.MustCompile(`(?i)\b(?:call|calls|calling|ring|phone|text|message|write to|write|tell|ask|show|visit|meet|talk to|talk with|speak to|speak with|say to|send|apologise to|invite|surprise|thank|reassure|promise) (?:them|to them|each other|the other person)\b|\b(?:messages?|texts|ring|hug|hold) (?:them|to them)\b`)},
	{"touch", []string{"touch"}, regexp.MustCompile(`(?i)\b(?:hugs?|hugging|kiss\w*|cuddl\w*|touch|touches|touching|caress\w*|sex|hold (?:them|hands|their hand)|in your arms)\b`)},
	{"device", []string{"device", "monitoring"}, regexp.MustCompile(`(?i)\b(?:phones?|passwords?|trackers?|live location|accounts?|browser|apps?|messages)\b`)},
}

// exemption is a line of exemptions.txt: a step that may use such words without
// the tag, and why.
type exemption struct{ assessment, step, kind string }

func exemptions(t *testing.T) map[exemption]bool {
	t.Helper()
	list, err := os.ReadFile("exemptions.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[exemption]bool{}
	for line := range strings.Lines(string(list)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		what, reason, _ := strings.Cut(line, "#")
		fields := strings.Fields(what)
		if len(fields) != 3 || len(strings.Fields(reason)) < 3 {
			t.Errorf("not an exemption with a reason: %s", line)
			continue
		}
		out[exemption{fields[0], fields[1], fields[2]}] = false
	}
	return out
}

// TestProtectiveWords holds that a paragraph with a word of contact, touch or
// devices stands in a step with the tag, or has an exemption with a reason.
func TestProtectiveWords(t *testing.T) {
	exempt := exemptions(t)
	eachAssessment(t, func(t *testing.T, _ *rules.Assessment, b *engine.Bundle) {
		for i := range b.Steps {
			s := &b.Steps[i]
			for _, p := range s.Paragraphs {
				for _, guarded := range protective {
					found := guarded.pattern.FindString(plain(p.Blocks))
					if found == "" || slices.ContainsFunc(guarded.tags, func(tag string) bool { return slices.Contains(s.Tags, tag) }) {
						continue
					}
					key := exemption{b.Assessment, s.ID, guarded.name}
					if _, ok := exempt[key]; !ok {
						t.Errorf("%s %s %s # %q in: %s", key.assessment, key.step, key.kind, found, plain(p.Blocks))
					}
					exempt[key] = true
				}
			}
		}
	})
	for key, used := range exempt {
		if !used {
			t.Errorf("the exemption %s %s %s is not needed", key.assessment, key.step, key.kind)
		}
	}
}

// protectiveTags are those that guards and invariants know a step by.
var protectiveTags = []string{
	"contact", "disclosure", "touch", "device", "monitoring", "joint", "romance", "apology", "promise", "forgiveness", "persuasion",
	"openness", "gated", "confronting", "telling",
}

// TestTagsStay lists the protective tags that only a step's author has given: a
// lost one would break no invariant, because invariants know a step by its
// tags. All others come from the index of advice with what the step says.
func TestTagsStay(t *testing.T) {
	var out strings.Builder
	eachAssessment(t, func(_ *testing.T, source *rules.Assessment, b *engine.Bundle) {
		index := map[string][]string{}
		for _, a := range source.Advice() {
			index[a.ID] = a.Tags
		}
		for i := range b.Steps {
			s := &b.Steps[i]
			var own []string
			for _, tag := range s.Tags {
				derived := slices.ContainsFunc(s.Paragraphs, func(p engine.Paragraph) bool {
					return slices.ContainsFunc(p.Covers, func(id string) bool { return slices.Contains(index[id], tag) })
				})
				if slices.Contains(protectiveTags, tag) && !derived {
					own = append(own, tag)
				}
			}
			if len(own) > 0 {
				fmt.Fprintf(&out, "%s %s: %s\n", b.Assessment, s.ID, strings.Join(own, " "))
			}
		}
	})
	golden(t, "tags.txt", out.String())
}
