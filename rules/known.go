package rules

import (
	"strings"

	"amends/rules/entries"
)

// A Known is something with a name, and what an author reads about it.
type Known struct {
	Kind  Kind
	ID    string
	Of    string // of an option: the id of its question
	About string // its text, title or condition, and for a question its options
}

// Known lists what conditions and entries may name: questions with their options,
// facts, lists, phases, steps, tags and all else, each kind as authored.
func (a *Assessment) Known() []Known {
	var out []Known
	for _, q := range a.all.Questions {
		about := q.Text.Value + " (" + q.Type.Value + ")"
		for _, o := range q.Options.All {
			about += "\n- `" + o.ID.Value + "`: " + o.Label.Value
		}
		out = append(out, Known{entries.KindQuestion, q.ID.Value, "", about})
		for _, o := range q.Options.All {
			out = append(out, Known{entries.KindOption, o.ID.Value, q.ID.Value, o.Label.Value})
		}
	}
	for _, f := range a.all.Facts {
		out = append(out, Known{entries.KindFact, f.ID.Value, "", "`" + strings.TrimSpace(f.Is.Value) + "`"})
	}
	for _, l := range a.all.Lists {
		ids := []string{}
		for _, t := range l.Options.Texts {
			ids = append(ids, "`"+t.Value+"`")
		}
		out = append(out, Known{entries.KindList, l.ID.Value, "", "of " + l.Of.Value + ": " + strings.Join(ids, ", ")})
	}
	for _, p := range a.all.Phases {
		out = append(out, Known{entries.KindPhase, p.ID.Value, "", p.Title.Value})
	}
	for _, s := range a.all.Steps {
		out = append(out, Known{entries.KindStep, s.ID.Value, "", s.Title.Value})
	}
	for _, t := range a.all.Tags {
		about := t.Means.Value
		if t.Protects.Value != "" {
			about += "\n\nProtects: " + t.Protects.Value
		}
		out = append(out, Known{entries.KindTag, t.ID.Value, "", about})
	}
	for _, r := range a.all.Rules {
		out = append(out, Known{entries.KindRule, r.ID.Value, "", r.Because.Value})
	}
	for _, g := range a.all.Guards {
		out = append(out, Known{entries.KindGuard, g.ID.Value, "", "`" + strings.TrimSpace(g.When.Value) + "`"})
	}
	for _, n := range a.all.Notes {
		out = append(out, Known{entries.KindNote, n.ID.Value, "", n.Text.Value})
	}
	for _, s := range a.all.Sections {
		out = append(out, Known{entries.KindSection, s.ID.Value, "", s.Title.Value})
	}
	return out
}

// CurrentPhase is the fact whose results are ids of phases; empty if there is none.
func (a *Assessment) CurrentPhase() string {
	for _, head := range a.all.Assessments {
		return head.CurrentPhase.Value
	}
	return ""
}
