package assessments_test

import (
	"regexp"
	"slices"
	"testing"

	"amends/engine"
	"amends/rules"
)

var ifThen = regexp.MustCompile(`\bWhen [^.?!]+?, I(?:'ll| will| say| write| go| put| pay)\b`)

// TestHabitsAreWrittenAsPlans holds that each step that is to become a habit
// says it as "When …, I will …" (evidence E25).
func TestHabitsAreWrittenAsPlans(t *testing.T) {
	_, p := load(t, "trust")
	habits := 0
	for i := range p.Bundle().Steps {
		s := &p.Bundle().Steps[i]
		if !slices.Contains(s.Tags, "habit") {
			continue
		}
		habits++
		if !slices.ContainsFunc(s.Paragraphs, func(p engine.Paragraph) bool { return ifThen.MatchString(plain(p.Blocks)) }) {
			t.Errorf("the step %s says no \"When …, I will …\"", s.ID)
		}
	}
	if habits < 30 {
		t.Errorf("only %d steps are habits", habits)
	}
}

// TestPhasesSayWhatToExpect holds that every phase says what it is like, and
// that those of the plan have a sign to go on by instead of a date (C11).
func TestPhasesSayWhatToExpect(t *testing.T) {
	eachAssessment(t, func(t *testing.T, _ *rules.Assessment, b *engine.Bundle) {
		for i := range b.Phases {
			if len(b.Phases[i].Text) == 0 {
				t.Errorf("the phase %s says nothing", b.Phases[i].ID)
			}
		}
	})
	_, p := load(t, "trust")
	sign := regexp.MustCompile(`ready to go on when|is done when|will notice|sign`)
	for _, id := range []string{"before-talking", "first-talk", "first-days", "first-weeks", "months"} {
		if phase, ok := p.Phase(id); !ok || !sign.MatchString(plain(phase.Text)) {
			t.Errorf("the phase %s has no sign by which one knows that the next begins", id)
		}
	}
}
