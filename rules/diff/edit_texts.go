package diff

import (
	"fmt"
	"slices"

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
			e.text("where "+e.words[1].Condition(&b.When), a.Plain(), b.Plain())
		})
	}
	for range new.Variants {
		pair(func(a, b *engine.Variant) bool { return a.Plain() == b.Plain() }, func(a, b *engine.Variant) {
			e.condition(fmt.Sprintf("“%s”", clip(b.Plain())), &a.When, &b.When)
		})
	}
	for i := range before {
		e.detail("gone: where %s: “%s”", e.words[0].Condition(&before[i].When), clip(before[i].Plain()))
	}
	for i := range after {
		e.detail("new: where %s: “%s”", e.words[1].Condition(&after[i].When), clip(after[i].Plain()))
	}
	if e.one != nil && len(e.one.Details)+len(e.one.Wording) == 0 && !same(old.Variants, new.Variants) {
		e.detail("the texts are tried in another order")
	}
}
