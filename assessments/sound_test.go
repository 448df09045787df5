package assessments_test

import (
	"fmt"
	"slices"
	"strings"

	"amends/engine"
	"amends/plan"
)

// shownStep is a step of a plan as a checker sees it.
type shownStep struct {
	engine.PlanStep
	*engine.Step
}

// sound says what is wrong with a complete person's result: more than a person
// can use, nothing to do, or a step that can harm (docs/language.md,
// docs/precedence.md). Empty when nothing is.
func sound(p *engine.Program, answers engine.Answers, r *engine.Result) string {
	if r.Outcome == engine.OutcomeOpen || !r.Complete {
		return "a complete person has outcome " + r.Outcome
	}
	var open, all []shownStep
	for _, phase := range r.Plan {
		here := 0
		for _, s := range phase.Steps {
			step, _ := p.Step(s.ID)
			all = append(all, shownStep{s, step})
			if !s.Held {
				open = append(open, shownStep{s, step})
				here++
			}
		}
		if phase.Current && here > 5 {
			return fmt.Sprintf("%d open steps in the current phase", here)
		}
	}
	for _, s := range r.Also {
		step, _ := p.Step(s.ID)
		all = append(all, shownStep{s, step})
	}
	if wrong := tooMuch(open, r); wrong != "" {
		return wrong
	}
	if step, ok := p.Step(plan.New(p, r, "").Today); r.Outcome == engine.OutcomePlan && (!ok || step.Phase == "so-far") {
		return "nothing to do today"
	}
	if wrong := missing(answers, r, open); wrong != "" {
		return wrong
	}
	return harmful(answers, open, all)
}

// missing says what a plan must hold and does not: what went well so far, and
// that a decision of the other person counts.
func missing(answers engine.Answers, r *engine.Result, open []shownStep) string {
	holds := func(is func(shownStep) bool) bool { return slices.ContainsFunc(open, is) }
	switch strength := r.Facts.Of("strength"); {
	case r.Outcome != engine.OutcomePlan:
		return ""
	case strength != nil && strength != "none" && !holds(func(s shownStep) bool { return s.Step.Phase == "so-far" }):
		return "the strength is not named"
	case slices.Contains(answers["their_state"].Options(), "wants-to-end") && !slices.Contains(answers["relative"].Options(), "child") && !holds(func(s shownStep) bool { return s.Step.ID == "respect-their-decision" }):
		return "they want to end it, and the plan does not say that this counts"
	}
	return ""
}

// tooMuch holds a plan against the caps.
func tooMuch(open []shownStep, r *engine.Result) string {
	groups := map[string]int{}
	for _, s := range open {
		if groups[s.Group]++; s.Group != "" && groups[s.Group] > 2 {
			return "three open steps of the group " + s.Group
		}
	}
	switch {
	case len(open) == 0 && r.Outcome == engine.OutcomePlan:
		return "an empty plan"
	case len(open) > 13:
		return fmt.Sprintf("%d open steps", len(open))
	case len(r.Also) > 20:
		return fmt.Sprintf("%d steps under also helpful", len(r.Also))
	}
	return ""
}

// harmful looks for a step that these answers forbid, on its own reading of
// the answers: the invariants say the same, and are proved elsewhere.
func harmful(answers engine.Answers, open, all []shownStep) string {
	said := func(question string, options ...string) bool {
		return slices.ContainsFunc(answers[question].Options(), func(o string) bool { return slices.Contains(options, o) })
	}
	for _, ban := range []struct {
		when  bool
		steps []shownStep
		tags  string
	}{
		{said("safety_from_them", "afraid", "hurt-or-threatened", "controls-me", "watches-me", "pressured-sex"), all, "contact disclosure touch device joint persuasion"},
		{said("contact", "said-stop", "legal-order") || said("safety_from_me", "contact-after-stop"), all, "contact disclosure touch device joint romance persuasion forgiveness"},
		{said("contact", "asked-for-space", "silent"), open, "contact"},
		{!said("age", "adult"), all, "touch device monitoring"},
		{!said("safety_from_them", "none"), all, "touch device monitoring"},
		{said("relationship", "friend", "family"), all, "romance touch"},
		{said("over_now", "still-going", "not-sure-can-stop"), open, "apology promise forgiveness"},
	} {
		for _, tag := range strings.Fields(ban.tags) {
			for _, s := range ban.steps {
				if ban.when && slices.Contains(s.Step.Tags, tag) {
					return fmt.Sprintf("the step %s is tagged %s", s.Step.ID, tag)
				}
			}
		}
	}
	for _, s := range open {
		for _, other := range open {
			if slices.Contains(s.Excludes, other.Step.ID) {
				return fmt.Sprintf("%s and %s exclude each other", s.Step.ID, other.Step.ID)
			}
		}
	}
	return ""
}
