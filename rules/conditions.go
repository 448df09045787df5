package rules

import (
	"slices"
	"unicode/utf8"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lines"
	"amends/rules/lower"
)

// condition is a condition of an entry, as far as it could be read.
type condition struct {
	text    lines.Text
	lowered engine.Condition
	sound   bool     // lowered is complete
	reads   []string // names of questions and facts
}

// scope is what conditions may name.
type scope struct {
	*lower.Scope
	// shaky names are of questions and facts that have faults of their own:
	// whether a condition suits them cannot be said.
	shaky map[string]bool
}

// lowerCondition reads the condition behind a key of an entry, if there is one.
func (a *Assessment) lowerCondition(sc scope, written *entries.Condition) {
	t := written.Text.Text
	if !written.Written() || t.Value == "" {
		return
	}
	c := &condition{text: t}
	lowered, problems := sc.Condition(t.Value)
	lowered.EachTest(a.noteTest(sc, t))
	c.lowered, c.sound = lowered, len(problems) == 0
	c.reads = namesIn(&lowered)
	if !c.sound {
		c.reads = lower.Reads(t.Value)
	}
	a.reportProblems(sc, t, problems)
	a.conditions[written] = c
}

// mostProblems is how many problems of one condition are told. What is wrong
// with it beyond that is not another mistake, and placing each takes a walk over
// the text.
const mostProblems = 5

// reportProblems turns what lower says about a text into diagnostics.
func (a *Assessment) reportProblems(sc scope, t lines.Text, problems []lower.Problem) {
	if len(problems) == 0 || t.Damaged() {
		return
	}
	shaky := slices.ContainsFunc(lower.Reads(t.Value), func(name string) bool { return sc.shaky[name] })
	for _, p := range problems[:min(len(problems), mostProblems)] {
		if shaky && p.MayFollow() {
			continue
		}
		if p.Code == lower.CodeUnknownName && a.folder.MayMention(sliceRunes(t.Value, p.From, p.To)) {
			continue
		}
		d := t.DiagnosePart(p.From, p.To, p.Code, p.Message, p.Hint)
		d.Fix = fixOf(t, p.Fix)
		a.folder.Report(d)
	}
}

// fixOf turns a replacement in a text's value into one in the file, if it stands
// on one line and as the author wrote it.
func fixOf(t lines.Text, f *lower.Fix) *Fix {
	if f == nil || t.InQuotes() {
		return nil
	}
	p := t.File.Part(t.Node, f.From, f.To)
	if f.From == f.To {
		p.End = p.Column
	} else if sliceRunes(t.File.Line(p.Line), p.Column-1, p.End-1) != sliceRunes(t.Value, f.From, f.To) {
		return nil
	}
	return p.Replacement("write `"+diagnostic.Clip(f.Text)+"`", f.Text)
}

func sliceRunes(s string, from, to int) string {
	runes := []rune(s)
	from = min(max(from, 0), len(runes))
	return string(runes[from:min(max(to, from), len(runes))])
}

// namesIn lists the questions and facts that a lowered condition tests.
func namesIn(c *engine.Condition) []string {
	var names []string
	c.EachTest(func(t *engine.Test) {
		if name := t.Question + t.Fact; !slices.Contains(names, name) {
			names = append(names, name)
		}
	})
	return names
}

// lowered is what a condition means; nil if there is none, or if it has faults.
func (a *Assessment) lowered(written *entries.Condition) *engine.Condition {
	if c := a.conditions[written]; c != nil && c.sound {
		return &c.lowered
	}
	return nil
}

// reads are the names that a condition reads.
func (a *Assessment) reads(written *entries.Condition) []string {
	if c := a.conditions[written]; c != nil {
		return c.reads
	}
	return nil
}

// atName makes a diagnostic for the first mention of a name in a condition.
func atName(t lines.Text, name string, code *diagnostic.Code, message, hint string) Diagnostic {
	from := findName(t.Value, name)
	return t.DiagnosePart(from, from+utf8.RuneCountInString(name), code, message, hint)
}

// findName is the index, in characters, of a name in a condition; options in
// quotes are passed over.
func findName(condition, name string) int {
	runes := []rune(condition)
	quote := rune(0)
	for i := 0; i < len(runes); i++ {
		switch {
		case quote != 0:
			if runes[i] == quote {
				quote = 0
			}
		case runes[i] == '"' || runes[i] == '\'':
			quote = runes[i]
		case (i == 0 || !nameRune(runes[i-1])) && nameRune(runes[i]):
			end := i
			for end < len(runes) && nameRune(runes[end]) {
				end++
			}
			if string(runes[i:end]) == name {
				return i
			}
			i = end - 1
		}
	}
	return 0
}

func nameRune(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}
