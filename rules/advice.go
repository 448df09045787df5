package rules

import (
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/entries"
)

// Handlings of a piece of advice, from plain use to none.
const (
	Use    = entries.Use    // said as it is
	Soften = entries.Soften // said more weakly, as its note tells
	Gate   = entries.Gate   // said only if its condition holds and no guard fires
	Reject = entries.Reject // stands in the sources and must not be shown
)

// Advice is an entry of the index: something that the sources of an assessment
// say, which its texts must say too, or must not. What `covers` names is an
// entry of the index, where there is one.
type Advice struct {
	ID       string
	Kind     string
	Handling string
	Says     string // in our own words
	Note     string // how it must be weakened, or why it is rejected
	Phase    string
	When     *engine.Condition // whom it is meant for; nil for everybody
	Tags     []string          // of every step that covers it
	Sources  []string
}

// Advice returns the index, in the order in which it is written.
func (a *Assessment) Advice() []Advice { return slices.Clone(a.advice) }

// readAdvice reads the index.
func (a *Assessment) readAdvice(sc scope) {
	for _, one := range a.all.Advice {
		a.lowerCondition(sc, &one.When)
		a.advice = append(a.advice, Advice{
			ID: one.ID.Value, Kind: one.Kind.Value, Handling: one.Handling.Value, Says: one.Says.Value, Note: one.Note.Value,
			Phase: one.Phase.Value, When: a.lowered(&one.When), Tags: one.Tags.Values(), Sources: one.Sources.Values(),
		})
	}
}

// checkAdvice holds what is covered against the index: nothing that it does
// not have, nothing that it rejects, and everything else somewhere.
func (a *Assessment) checkAdvice() {
	if len(a.advice) == 0 {
		return
	}
	handling := map[string]string{}
	for _, advice := range a.advice {
		handling[advice.ID] = advice.Handling
	}
	for id, places := range a.names.Labels(entries.KindAdvice) {
		for _, t := range places {
			switch handling[id] {
			case "":
				if !a.folder.MayMention(id) {
					d := t.Diagnose(codeUnknownAdvice, fmt.Sprintf("the index of advice has no entry `%s`", diagnostic.Clip(id)), diagnostic.Meant(id, a.names.Known(entries.KindIndexed)))
					d.Fix = t.Renamed(a.names.Known(entries.KindIndexed))
					a.folder.Report(d)
				}
			case Reject:
				a.folder.Report(t.Diagnose(codeRejectedAdvice, fmt.Sprintf("`%s` must never be shown: the index rejects it", diagnostic.Clip(id)),
					"take the paragraph out, or say the right thing instead and cover that"))
			}
		}
	}
	a.checkUncovered()
}

// checkUncovered reports advice that nothing says.
func (a *Assessment) checkUncovered() {
	for _, one := range own(a, entries.KindIndexed, a.all.Advice, func(one *entries.Indexed) *entries.Entry { return &one.Entry }) {
		id := one.ID.Value
		if one.Handling.Value == Reject || len(a.names.Labels(entries.KindAdvice)[id]) > 0 || a.folder.MayMention(id) {
			continue
		}
		a.folder.Report(one.ID.Diagnose(codeUncoveredAdvice, fmt.Sprintf("no step and no page says `%s`", id),
			"say it in a paragraph with `covers: ["+id+"]`, or reject it"))
	}
}

// derivedTags are the tags of a step: its own, and those of the advice that it
// covers. A step may add to what protects people, and cannot lose any of it.
func (a *Assessment) derivedTags(step *entries.Step) []string {
	tags := step.Tags.Values()
	for _, p := range step.Paragraphs.All {
		for _, id := range p.Covers.Values() {
			for _, advice := range a.advice {
				if advice.ID == id {
					tags = append(tags, advice.Tags...)
				}
			}
		}
	}
	var out []string
	for _, tag := range tags {
		if !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	return out
}

// AllowedAdvice is the advice that the page and the steps of a hard guard may
// cover; nil for other ids.
func (a *Assessment) AllowedAdvice(guard string) []string {
	for _, g := range a.guards {
		if g.ID.Value == guard {
			return g.AllowAdvice.Values()
		}
	}
	return nil
}
