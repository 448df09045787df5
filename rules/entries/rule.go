package entries

import "slices"

// Effects are what rules and guards both can do to steps.
type Effects struct {
	Hold         List
	HoldTags     List
	Withhold     List
	WithholdTags List
	Notes        List
}

// Keys are the keys of the effects.
func (e *Effects) Keys() []Key {
	return []Key{
		refs("hold", KindStep, &e.Hold, "steps that are shown closed"),
		refs("hold_tags", KindTag, &e.HoldTags, "steps with one of these tags are shown closed"),
		refs("withhold", KindStep, &e.Withhold, "steps that must not be shown; wins over every recommendation"),
		refs("withhold_tags", KindTag, &e.WithholdTags, "no step with one of these tags is shown"),
		refs("notes", KindNote, &e.Notes, "notes to attach to the steps that have a tag of the note"),
	}
}

// Any says whether there is an effect, if only one that cannot be read.
func (e *Effects) Any() bool {
	return slices.ContainsFunc(e.Keys(), func(k Key) bool { return k.into.field().Filled() })
}

// Rule is a condition and what it does.
type Rule struct {
	Entry
	When      Condition
	Because   Line
	Recommend Many[Recommendation]
	Effects
	Sources List
}

func (*Rule) about() (name, doc string) { return "rule", "a condition and what it does" }

func (r *Rule) keys() []Key {
	return slices.Concat([]Key{
		id(KindRule, &r.ID, "what reasons name it by"),
		condition("when", &r.When, "it fires if this is true").need(),
		line("because", &r.Because, "the reason, shown to the taker").need(),
		either("recommend", &r.Recommend, "steps to put into the plan"),
	}, r.Effects.Keys(), []Key{
		refs("sources", KindSource, &r.Sources, "what it draws on"),
	})
}

// Recommendation is a step to put into the plan.
type Recommendation struct {
	Entry
	Step     Text
	Priority Number
	StillDue Flag
}

func (*Recommendation) about() (name, doc string) {
	return "recommendation", "a step to put into the plan"
}

func (r *Recommendation) keys() []Key {
	return []Key{
		ref("step", KindStep, &r.Step, "the step to recommend").need(),
		whole("priority", &r.Priority, "higher comes first"),
		flag("still_due", &r.StillDue, "also when its phase is past"),
	}
}
