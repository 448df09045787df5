package diff

import (
	"fmt"
	"slices"
	"strings"

	"amends/engine"
)

// varied compares a text that depends on answers in both versions. Variants are
// the same if they say the same; one that says something else under the same
// condition reads differently.
func (e *editor) varied(old, new *engine.Varied) {
	e.condition("shown", old.When, new.When)
	before, after := slices.Clone(old.Variants), slices.Clone(new.Variants)
	pair := func(same func(a, b *engine.Variant) bool, tell func(a, b *engine.Variant)) {
		for i := range after {
			for j := range before {
				if same(&before[j], &after[i]) {
					tell(&before[j], &after[i])
					before, after = slices.Delete(before, j, j+1), slices.Delete(after, i, i+1)
					return
				}
			}
		}
	}
	for range new.Variants {
		pair(func(a, b *engine.Variant) bool { return same(a, b) }, func(_, _ *engine.Variant) {})
	}
	for range new.Variants {
		pair(func(a, b *engine.Variant) bool { return same(a.When, b.When) }, func(a, b *engine.Variant) {
			e.text("where "+e.words[1].Condition(&b.When), said(a), said(b))
		})
	}
	for range new.Variants {
		pair(func(a, b *engine.Variant) bool { return said(a) == said(b) }, func(a, b *engine.Variant) {
			e.condition(fmt.Sprintf("“%s”", clip(said(b))), &a.When, &b.When)
		})
	}
	for i := range before {
		e.detail("gone: where %s: “%s”", e.words[0].Condition(&before[i].When), clip(said(&before[i])))
	}
	for i := range after {
		e.detail("new: where %s: “%s”", e.words[1].Condition(&after[i].When), clip(said(&after[i])))
	}
	if e.one != nil && len(e.one.Details)+len(e.one.Wording) == 0 && !same(old.Variants, new.Variants) {
		e.detail("the texts are tried in another order")
	}
}

// said is what a variant says, without marks.
func said(v *engine.Variant) string {
	var out strings.Builder
	out.WriteString(v.Text)
	for _, b := range v.Blocks {
		for _, s := range b.Spans {
			out.WriteString(s.Text)
		}
		out.WriteString(" ")
	}
	return strings.TrimSpace(out.String())
}
