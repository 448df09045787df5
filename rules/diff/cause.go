package diff

import (
	"slices"
	"strings"

	"amends/engine"
)

// causes finds which edits a change comes from: those of what decides about it
// at first hand, such as a rule that recommends the step; if none of these was
// edited, those of the facts and questions that they read; and else those of hard
// guards and of what says where people are in time, which reach everything.
type causes struct {
	bundles [2]*engine.Bundle
	edited  map[string]bool // "rule apologise-once"
	order   []string        // as they are told
}

func (c *comparison) causes() *causes {
	x := &causes{bundles: [2]*engine.Bundle{c.old.Program.Bundle(), c.new.Program.Bundle()}, edited: map[string]bool{}}
	for _, e := range c.report.Edits {
		if e.ID != "" && (e.How != "edited" || len(e.Details) > 0) {
			x.edited[e.Kind+" "+e.ID] = true
			x.order = append(x.order, e.Kind+" "+e.ID)
		}
	}
	return x
}

// of names the edits that a change comes from, as the reader knows them.
func (x *causes) of(s Sight) string {
	near := map[string]bool{}
	for _, b := range x.bundles {
		x.deciding(b, s, near)
	}
	if found := x.among(near); found != "" {
		return found
	}
	for _, b := range x.bundles {
		x.readBy(b, near)
	}
	if found := x.among(near); found != "" {
		return found
	}
	far := map[string]bool{}
	for _, b := range x.bundles {
		far["fact "+b.CurrentPhase] = true
		for _, g := range b.Guards {
			if g.Hard {
				far["guard "+g.ID] = true
			}
		}
		x.readBy(b, far)
	}
	return x.among(far)
}

// among are the edits of some entries, in the order in which they are told.
func (x *causes) among(entries map[string]bool) string {
	var out []string
	for _, name := range x.order {
		if entries[name] {
			out = append(out, name)
		}
	}
	if len(out) > 3 {
		out = append(out[:2], "others")
	}
	if len(out) > 1 {
		return strings.Join(out[:len(out)-1], ", ") + " and " + out[len(out)-1]
	}
	return strings.Join(out, "")
}

// deciding adds what decides about a sight at first hand.
func (x *causes) deciding(b *engine.Bundle, s Sight, into map[string]bool) {
	switch s.Kind {
	case Guard:
		into["guard "+s.ID] = true
	case Asked, Offered:
		into["question "+s.ID] = true
	case Phase:
		into["fact "+b.CurrentPhase] = true
	case Step, Held, Note, Reason, Priority:
		into["step "+s.ID], into["note "+s.Of] = true, s.Kind == Note
		at := slices.IndexFunc(b.Steps, func(step engine.Step) bool { return step.ID == s.ID })
		if at < 0 {
			return
		}
		for i := range b.Rules {
			if r := &b.Rules[i]; recommends(r, s.ID) || closes(&r.Effects, &b.Steps[at]) || s.Kind == Note && slices.Contains(r.Notes, s.Of) {
				into["rule "+r.ID] = true
			}
		}
		for i := range b.Guards {
			if g := &b.Guards[i]; slices.Contains(g.Allow, s.ID) || closes(&g.Effects, &b.Steps[at]) || s.Kind == Note && slices.Contains(g.Notes, s.Of) {
				into["guard "+g.ID] = true
			}
		}
	}
}

func recommends(r *engine.Rule, step string) bool {
	return slices.ContainsFunc(r.Recommend, func(x engine.Recommendation) bool { return x.Step == step })
}

func closes(x *engine.Effects, s *engine.Step) bool {
	tagged := func(tags []string) bool {
		return slices.ContainsFunc(tags, func(tag string) bool { return slices.Contains(s.Tags, tag) })
	}
	return slices.Contains(x.Hold, s.ID) || slices.Contains(x.Withhold, s.ID) || tagged(x.HoldTags) || tagged(x.WithholdTags)
}

// readBy adds the facts and questions that entries read, through facts too.
func (x *causes) readBy(b *engine.Bundle, into map[string]bool) {
	var visit func(t *engine.Test)
	visit = func(t *engine.Test) {
		if t.Fact == "" {
			into["question "+t.Question] = true
			return
		}
		into["fact "+t.Fact] = true
		for i := range b.Facts {
			if b.Facts[i].ID == t.Fact {
				b.Facts[i].EachTest(visit)
			}
		}
	}
	for i := range b.Guards {
		if into["guard "+b.Guards[i].ID] {
			b.Guards[i].When.EachTest(visit)
		}
	}
	for i := range b.Rules {
		if into["rule "+b.Rules[i].ID] {
			b.Rules[i].When.EachTest(visit)
		}
	}
	for i := range b.Questions {
		if q := &b.Questions[i]; into["question "+q.ID] && q.ShowIf != nil {
			q.ShowIf.EachTest(visit)
		}
	}
	for i := range b.Facts {
		if into["fact "+b.Facts[i].ID] {
			b.Facts[i].EachTest(visit)
		}
	}
}
