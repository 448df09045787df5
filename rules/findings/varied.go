package findings

import (
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules"
	"amends/rules/prove"
)

// textRoot adds a condition of a text that depends on answers. A variant is
// looked at where none before it is shown.
func (a *analysis) textRoot(w rules.Authored) {
	v := a.varied(w.Place)
	if w.Variant < 0 {
		a.addRoot(&root{Authored: w, condition: v.When})
		return
	}
	r := &root{Authored: w, condition: &v.Variants[w.Variant].When}
	for i := range v.Variants[:w.Variant] {
		r.texts = append(r.texts, &v.Variants[i].When)
	}
	a.addRoot(r)
}

func (a *analysis) varied(at engine.Place) *engine.Varied {
	i := slices.IndexFunc(a.bundle.Varied, func(v engine.Varied) bool { return v.Place == at })
	return &a.bundle.Varied[i]
}

// checkVaried reports a last text that nobody can read, because one of those
// before it is always shown, and advice that only such texts cover.
func (a *analysis) checkVaried() {
	for i := range a.bundle.Varied {
		v := &a.bundle.Varied[i]
		if v.Of == engine.OfRule && a.bundle.Rules[a.rule(v.ID)].Guard {
			continue // it is the guard's
		}
		claims, never := []prove.Claim{a.strict.Read(v.Place), a.strict.Complete()}, a.strict.Impossible(a.strict.Read(v.Place))
		for j := range v.Variants {
			claims = append(claims, -a.strict.True(&v.Variants[j].When))
			never = never || a.rootOf(v.Place, j).always
		}
		if v.When != nil {
			claims = append(claims, a.strict.True(v.When))
			never = never || a.rootOf(v.Place, -1).never
		}
		if len(v.Variants) > 0 && !never && a.strict.Impossible(claims...) {
			r := a.rootOf(v.Place, len(v.Variants)-1)
			a.tell(r.subject(), a.warn(r, nil, codeUnreadText, fmt.Sprintf("nobody who has answered everything reads the last text of %s: one of those before it is for everybody", rules.TextCalled(v.Place)),
				"take the last `when` out and the text behind it, or mend a condition"))
		}
	}
	a.checkSeenAdvice()
}

func (a *analysis) rootOf(at engine.Place, variant int) *root {
	i := slices.IndexFunc(a.roots, func(r *root) bool { return r.Kind == rules.KindText && r.Place == at && r.Variant == variant })
	return a.roots[i]
}

// checkSeenAdvice reports advice that is covered by paragraphs alone that are
// always left out.
func (a *analysis) checkSeenAdvice() {
	seen, unseen := map[string]bool{}, map[string]*root{}
	note := func(of engine.PlaceKind, id string, list []engine.Paragraph) {
		for i := range list {
			at := engine.Place{Of: of, ID: id, Key: engine.KeyParagraph, At: i}
			var hidden *root
			if slices.ContainsFunc(a.bundle.Varied, func(v engine.Varied) bool { return v.Place == at && v.When != nil }) && a.rootOf(at, -1).never {
				hidden = a.rootOf(at, -1)
			}
			for _, advice := range list[i].Covers {
				if hidden == nil {
					seen[advice] = true
				} else {
					unseen[advice] = hidden
				}
			}
		}
	}
	for i := range a.bundle.Steps {
		note(engine.OfStep, a.bundle.Steps[i].ID, a.bundle.Steps[i].Paragraphs)
	}
	for i := range a.bundle.Guards {
		if g := &a.bundle.Guards[i]; g.Page != nil {
			note(engine.OfGuard, g.ID, g.Page.Paragraphs)
		}
	}
	for _, advice := range a.source.Advice() {
		if r := unseen[advice.ID]; r != nil && !seen[advice.ID] {
			a.tell(advice.ID, a.source.Entry("entry of the index", advice.ID).Diagnose(codeUnseenAdvice,
				fmt.Sprintf("nobody ever reads `%s`: every paragraph that covers it is left out", advice.ID), "mend the `when` of the paragraph, or cover it elsewhere"),
				r.Related("left out by this"))
		}
	}
}
