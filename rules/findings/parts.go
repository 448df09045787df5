package findings

import (
	"maps"
	"slices"

	"amends/engine"
	"amends/rules"
	"amends/rules/prove"
)

// checkParts reports the parts of a condition that make no difference, the last
// ones first, and leaves them out of what comes after.
func (a *analysis) checkParts(r *root) {
	if len(r.tree.kids) > 0 {
		a.dropParts(r, r.tree, a.settled(r))
	}
}

// settled are the states in which parts are compared: every question that the
// condition reads has an answer or does not apply, but for those of which it
// asks whether they are answered.
func (a *analysis) settled(r *root) []prove.Claim {
	claims := r.claims(r.loose)
	read := a.readsOf(r.condition).questions
	for i := range a.bundle.Questions {
		id := a.bundle.Questions[i].ID
		if asksWhether, ok := read[id]; ok && !asksWhether {
			claims = append(claims, r.loose.Decided(id))
		}
	}
	return claims
}

func (a *analysis) dropParts(r *root, p *part, within []prove.Claim) {
	for i := len(p.kids) - 1; i >= 0; i-- {
		kid := p.kids[i]
		if kid.asksWhetherAnswered() {
			continue
		}
		with := r.tree.build()
		if p.joins() && a.idle(r, kid, within) {
			a.tellIdle(r, p, kid, within, with)
			continue
		}
		a.dropParts(r, kid, within)
	}
}

// idle reports whether a condition means the same without a part, which is
// then gone.
func (a *analysis) idle(r *root, kid *part, within []prove.Claim) bool {
	with := r.tree.build()
	kid.gone = true
	without := r.tree.build()
	kid.gone = same(r.loose, within, r.loose.True(with), r.loose.True(without)) &&
		(r.Kind == "rule" || r.Kind == rules.KindText || same(r.loose, within, r.loose.False(with), r.loose.False(without)))
	return kid.gone
}

// sameForAll reports whether a condition means the same as what is left of the
// root also where guards keep questions from being asked.
func (a *analysis) sameForAll(r *root, with *engine.Condition) bool {
	claims := r.claims(a.strict)
	read := a.readsOf(with).questions
	for _, id := range slices.Sorted(maps.Keys(read)) {
		if !read[id] {
			claims = append(claims, a.strict.Decided(id))
		}
	}
	if r.Kind == "rule" {
		claims = append(claims, a.strict.Planned())
	}
	return same(a.strict, claims, a.strict.True(with), a.strict.True(r.tree.build()))
}

func same(s *prove.Space, within []prove.Claim, x, y prove.Claim) bool {
	return implies(s, within, x, y) && implies(s, within, y, x)
}

func implies(s *prove.Space, within []prove.Claim, x, y prove.Claim) bool {
	return x == y || s.Impossible(append(slices.Clone(within), x, -y)...)
}

// tellIdle says why a part makes no difference.
func (a *analysis) tellIdle(r *root, p, kid *part, within []prove.Claim, with *engine.Condition) {
	words := "`" + a.words(r, kid.path) + "`"
	message, hint := words+" makes no difference: without it the condition means the same", "take it out, or say what you meant by it"
	if !a.sameForAll(r, with) {
		hint = "all it does is to leave out, or take in, people who are not asked about it; if they are meant, say so with `answered(…)`"
	}
	is := func(c *engine.Condition) prove.Claim { return r.loose.True(c) }
	and := p.condition.All != nil
	switch {
	case and && implies(r.loose, within, r.loose.Always(), is(kid.condition)):
		message = words + " is always true, so it makes no difference"
	case !and && r.loose.Impossible(append(slices.Clone(within), is(kid.condition))...):
		message = words + " can never be true, so it makes no difference"
	case p.condition.Of == nil:
		for _, other := range p.left() {
			x, y := is(other.condition), is(kid.condition)
			if !and {
				x, y = y, x
			}
			if implies(r.loose, within, x, y) {
				message = words + " makes no difference: `" + a.words(r, other.path) + "` says it already"
				if a.words(r, other.path) == a.words(r, kid.path) {
					message = words + " stands here twice"
				}
				break
			}
		}
	}
	a.tell(r.subject(), a.warn(r, kid.path, codeNoDifference, message, hint), a.factsBehind([]*part{kid})...)
}
