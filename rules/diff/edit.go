package diff

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/protections"
	"amends/rules/words"
)

// Edit is something that is written otherwise in the new version.
type Edit struct {
	Kind    string   `json:"kind"` // "rule", "step", "question" …
	ID      string   `json:"id"`
	At      string   `json:"at,omitempty"`
	How     string   `json:"how"`               // "added", "removed", "edited", or "reordered", which is of all of a kind and has no ID
	Details []string `json:"details"`           // what can change behaviour
	Wording []string `json:"wording,omitempty"` // texts that read differently
}

// editor gathers edits.
type editor struct {
	old, new Side
	words    [2]*words.Words
	out      []Edit
	layout   []string
	offers   []string // answers that only one version knows
	one      *Edit    // being filled
}

// edits lists what was written differently. Of that it knows what reaches the
// order of steps and what the caps fold, which no formula decides, and what can
// be answered in one version only.
func edits(old, new Side) *editor {
	a, b := old.Program.Bundle(), new.Program.Bundle()
	e := &editor{old: old, new: new, words: [2]*words.Words{words.For(a), words.For(b)}, out: []Edit{}, layout: []string{}}
	e.assessment(a, b)
	each(e, "phase", a.Phases, b.Phases, func(x *engine.Phase) string { return x.ID }, true, e.phase)
	each(e, "section", a.Sections, b.Sections, func(x *engine.Section) string { return x.ID }, true, func(a, b *engine.Section) { e.text("title", a.Title, b.Title) })
	each(e, "question", a.Questions, b.Questions, func(x *engine.Question) string { return x.ID }, true, e.question)
	each(e, "fact", a.Facts, b.Facts, func(x *engine.Fact) string { return x.ID }, false, e.fact)
	each(e, "guard", a.Guards, b.Guards, func(x *engine.Guard) string { return x.ID }, true, e.guard)
	each(e, "rule", a.Rules, b.Rules, func(x *engine.Rule) string { return x.ID }, false, e.rule)
	each(e, "step", a.Steps, b.Steps, func(x *engine.Step) string { return x.ID }, true, e.step)
	each(e, "note", a.Notes, b.Notes, func(x *engine.Note) string { return x.ID }, false, e.note)
	each(e, "source", a.Sources, b.Sources, func(x *engine.Source) string { return x.ID }, false, func(a, b *engine.Source) {
		e.text("title", a.Title, b.Title)
		e.text("text", a.Text, b.Text)
	})
	each(e, "text", a.Varied, b.Varied, func(x *engine.Varied) string { return x.Place.String() }, false, e.varied)
	return e
}

// each compares two lists entry by entry. Where their order shows, a new order
// of what both have is an edit of the layout.
func each[T any](e *editor, kind string, old, new []T, id func(*T) string, ordered bool, compare func(old, new *T)) {
	was, is := indexBy(old, id), indexBy(new, id)
	var before, after []string
	for i := range old {
		name := id(&old[i])
		if _, stays := is[name]; !stays {
			e.begin(kind, name, "removed")
			e.end()
		} else {
			before = append(before, name)
		}
	}
	for i := range new {
		name := id(&new[i])
		at, known := was[name]
		if !known {
			e.begin(kind, name, "added")
			e.added(&new[i])
			e.end()
			continue
		}
		after = append(after, name)
		e.begin(kind, name, "edited")
		compare(&old[at], &new[i])
		e.end()
	}
	if ordered && !slices.Equal(before, after) {
		e.reordered(kind, before, after)
	}
}

// reordered notes that entries stand in another order, and names those that were
// moved: the fewest that make the one order of the other.
func (e *editor) reordered(kind string, before, after []string) {
	stay := map[string]bool{}
	for _, p := range common(before, after) {
		stay[before[p.old]] = true
	}
	e.out = append(e.out, Edit{Kind: kind, How: "reordered", Details: []string{}})
	one := &e.out[len(e.out)-1]
	for i, id := range after {
		switch {
		case stay[id]:
		case i == 0:
			one.Details = append(one.Details, id+" is first now")
		default:
			one.Details = append(one.Details, id+" comes after "+after[i-1]+" now")
		}
	}
	e.layout = append(e.layout, fmt.Sprintf("the %ss stand in another order", kind))
}

func indexBy[T any](list []T, id func(*T) string) map[string]int {
	out := make(map[string]int, len(list))
	for i := range list {
		out[id(&list[i])] = i
	}
	return out
}

func (e *editor) begin(kind, id, how string) {
	e.one = &Edit{Kind: kind, ID: id, How: how, Details: []string{}}
	side := e.new
	if how == "removed" {
		side = e.old
	}
	if side.Source != nil && (kind == "rule" || kind == "guard") {
		e.one.At = side.Source.At(id)
	}
}

// end keeps the edit that was begun, if it says anything.
func (e *editor) end() {
	if e.one.How != "edited" || len(e.one.Details)+len(e.one.Wording) > 0 {
		e.out = append(e.out, *e.one)
	}
}

func (e *editor) detail(format string, args ...any) {
	e.one.Details = append(e.one.Details, strings.TrimSpace(fmt.Sprintf(format, args...)))
}

// shows is a detail that reaches the order of steps or what is folded.
func (e *editor) shows(format string, args ...any) {
	e.detail(format, args...)
	e.layout = append(e.layout, e.one.Kind+" "+e.one.ID+": "+fmt.Sprintf(format, args...))
}

// text notes a text that reads differently.
func (e *editor) text(name, old, new string) {
	if old != new {
		e.one.Wording = append(e.one.Wording, name+": "+reworded(old, new))
	}
}

// sources notes other sources.
func (e *editor) sources(old, new []string) {
	if !slices.Equal(old, new) {
		e.one.Wording = append(e.one.Wording, "sources: "+reworded(strings.Join(old, ", "), strings.Join(new, ", ")))
	}
}

// paragraphs are the texts of paragraphs, one after the other.
func paragraphs(list []engine.Paragraph) string {
	var out []string
	for i := range list {
		out = append(out, protections.Plain(list[i].Blocks))
	}
	return strings.Join(out, "\n")
}

// clip keeps a text short enough for a line.
func clip(text string) string { return diagnostic.ClipTo(80, text) }

// same compares what two entries say; they are plain data.
func same(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

// value notes another value.
func (e *editor) value(name string, old, new any) {
	if old != new {
		e.detail("%s: %s → %s", name, shown(old), shown(new))
	}
}

func shown(v any) string {
	if text := fmt.Sprint(v); text != "" {
		return text
	}
	return "none"
}

// ids notes what a list of ids gained and lost.
func (e *editor) ids(name string, old, new []string) {
	var changes []string
	for _, id := range new {
		if !slices.Contains(old, id) {
			changes = append(changes, "+ "+id)
		}
	}
	for _, id := range old {
		if !slices.Contains(new, id) {
			changes = append(changes, "− "+id)
		}
	}
	if len(changes) > 0 {
		e.detail("%s: %s", name, strings.Join(changes, ", "))
	}
}

// condition notes what a condition asks for now, and what it did.
func (e *editor) condition(name string, old, new *engine.Condition) {
	switch {
	case same(old, new):
	case old == nil:
		e.detail("%s, new: %s", name, e.words[1].Condition(new))
	case new == nil:
		e.detail("%s, gone: %s", name, e.words[0].Condition(old))
	case alike(old, new):
		e.listed(old.Test, new.Test)
	case old.Shape() == new.Shape():
		e.reshaped(name, old, new)
	case gains(old, new):
		e.parts([]engine.Condition{*old}, new.All, "no longer needed:", "needed now:")
	case gains(new, old):
		e.parts(old.All, []engine.Condition{*new}, "no longer needed:", "needed now:")
	default:
		e.replaced(name, old, new)
	}
}

// gains reports whether one condition is a part of another, which needs all of
// its parts.
func gains(old, new *engine.Condition) bool {
	return new.Shape() == engine.ShapeAll && slices.ContainsFunc(new.All, func(c engine.Condition) bool { return same(&c, old) })
}

// reshaped notes how two conditions of one shape differ.
func (e *editor) reshaped(name string, old, new *engine.Condition) {
	switch shape := old.Shape(); shape {
	case engine.ShapeAll:
		e.parts(old.All, new.All, "no longer needed:", "needed now:")
	case engine.ShapeAny:
		e.parts(old.Any, new.Any, "no longer enough:", "enough now:")
	case engine.ShapeAtLeast:
		if old.AtLeast != new.AtLeast {
			e.detail("%s at least %d of these now, not %d", name, new.AtLeast, old.AtLeast)
		}
		e.parts(old.Of, new.Of, "no longer counted:", "counted now:")
	case engine.ShapeNot, engine.ShapeTest, engine.ShapeAlways:
		e.replaced(name, old, new)
	default:
		panic(engine.UnknownKind{Of: "diff: a condition", Kind: string(shape)})
	}
}

// replaced notes a condition whole, as it was and as it is.
func (e *editor) replaced(name string, old, new *engine.Condition) {
	e.detail("%s before: %s", name, e.words[0].Condition(old))
	e.detail("%s now: %s", name, e.words[1].Condition(new))
}

// parts notes which parts of an "and" or an "or" went and came.
func (e *editor) parts(old, new []engine.Condition, gone, added string) {
	var told []int // of the new ones
	has := func(list []engine.Condition, c *engine.Condition) bool {
		return slices.ContainsFunc(list, func(x engine.Condition) bool { return same(&x, c) })
	}
	for i := range old {
		if at := slices.IndexFunc(new, func(x engine.Condition) bool { return alike(&old[i], &x) && !has(old, &x) }); at >= 0 && !has(new, &old[i]) {
			e.listed(old[i].Test, new[at].Test)
			told = append(told, at)
			continue
		}
		if !has(new, &old[i]) {
			e.detail("%s %s", gone, e.words[0].Condition(&old[i]))
		}
	}
	for i := range new {
		if !has(old, &new[i]) && !slices.Contains(told, i) {
			e.detail("%s %s", added, e.words[1].Condition(&new[i]))
		}
	}
}

// alike reports whether two conditions ask one question for options, in the same
// way, and some of the options are the same.
func alike(a, b *engine.Condition) bool {
	x, y := a.Test, b.Test
	return x != nil && y != nil && x.Question == y.Question && x.Fact == y.Fact && x.Kind == y.Kind &&
		slices.ContainsFunc(x.Options, func(o string) bool { return slices.Contains(y.Options, o) })
}

// listed notes which options a test looks for now, and which no longer.
func (e *editor) listed(old, new *engine.Test) {
	only := func(list, other []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(o string) bool { return slices.Contains(other, o) })
	}
	tell := func(side int, words string, t *engine.Test, options []string) {
		if len(options) > 0 {
			one := *t
			one.Options = options
			e.detail("%s %s", words, e.words[side].Test(&one, false))
		}
	}
	tell(0, "no longer looks for:", old, only(old.Options, new.Options))
	tell(1, "looks for, too:", new, only(new.Options, old.Options))
}
