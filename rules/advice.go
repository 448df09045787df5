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
func (s *Source) Advice() []Advice { return slices.Clone(s.advice) }

// readAdvice reads the index.
func (s *Source) readAdvice(sc scope) {
	for _, a := range s.all.Advice {
		s.lowerCondition(sc, &a.When)
		s.advice = append(s.advice, Advice{
			ID: a.ID.Value, Kind: a.Kind.Value, Handling: a.Handling.Value, Says: a.Says.Value, Note: a.Note.Value,
			Phase: a.Phase.Value, When: s.lowered(&a.When), Tags: a.Tags.Values(), Sources: a.Sources.Values(),
		})
	}
}

// checkAdvice holds what is covered against the index: nothing that it does
// not have, nothing that it rejects, and everything else somewhere.
func (s *Source) checkAdvice() {
	if len(s.advice) == 0 {
		return
	}
	handling := map[string]string{}
	for _, a := range s.advice {
		handling[a.ID] = a.Handling
	}
	for id, places := range s.names.Labels(entries.KindAdvice) {
		for _, t := range places {
			switch handling[id] {
			case "":
				if !s.folder.MayMention(id) {
					d := t.Diagnose(codeUnknownAdvice, fmt.Sprintf("the index of advice has no entry `%s`", diagnostic.Clip(id)), diagnostic.Meant(id, s.names.Known(entries.KindIndexed)))
					d.Fix = t.Renamed(s.names.Known(entries.KindIndexed))
					s.folder.Report(d)
				}
			case Reject:
				s.folder.Report(t.Diagnose(codeRejectedAdvice, fmt.Sprintf("`%s` must never be shown: the index rejects it", diagnostic.Clip(id)),
					"take the paragraph out, or say the right thing instead and cover that"))
			}
		}
	}
	s.checkUncovered()
}

// checkUncovered reports advice that nothing says.
func (s *Source) checkUncovered() {
	for _, a := range own(s, entries.KindIndexed, s.all.Advice, func(a *entries.Indexed) *entries.Entry { return &a.Entry }) {
		id := a.ID.Value
		if a.Handling.Value == Reject || len(s.names.Labels(entries.KindAdvice)[id]) > 0 || s.folder.MayMention(id) {
			continue
		}
		s.folder.Report(a.ID.Diagnose(codeUncoveredAdvice, fmt.Sprintf("no step and no page says `%s`", id),
			"say it in a paragraph with `covers: ["+id+"]`, or reject it"))
	}
}

// derivedTags are the tags of a step: its own, and those of the advice that it
// covers. A step may add to what protects people, and cannot lose any of it.
func (s *Source) derivedTags(step *entries.Step) []string {
	tags := step.Tags.Values()
	for _, p := range step.Paragraphs.All {
		for _, id := range p.Covers.Values() {
			for _, a := range s.advice {
				if a.ID == id {
					tags = append(tags, a.Tags...)
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
