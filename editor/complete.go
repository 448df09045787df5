package editor

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"amends/rules"
)

// Kinds of completion items, as the protocol numbers them.
const (
	itemFunction = 3
	itemVariable = 6
	itemKeyword  = 14
	itemMember   = 20
)

// functions are those of conditions, with what they mean.
var functions = [][2]string{
	{"has", "has(question, \"option\"): this option is chosen"},
	{"any_of", "any_of(question, …): at least one of these is chosen"},
	{"all_of", "all_of(question, …): all of these are chosen"},
	{"none_of", "none_of(question, …): none of these is chosen"},
	{"count", "count(question) >= 2: how many options are chosen"},
	{"answered", "answered(question): answered, and not skipped"},
	{"at_least", "at_least(2, condition, …): so many of these are true"},
}

// refers says what stands behind the keys of entries.
var refers = map[string]rules.Kind{
	"phase": "phase", "current": "phase", "section": "section", "step": "step", "current_phase": "fact", "of": "question",
	"recommend": "step", "withhold": "step", "hold": "step", "pin": "step", "allow": "step", "after": "step", "excludes": "step",
	"open": "step", "held": "step", "folded": "step", "absent": "step", "order": "step", "plan": "step", "steps": "step",
	"tags": "tag", "hold_tags": "tag", "withhold_tags": "tag", "notes": "note", "carries": "note",
	"fired": "rule", "silent": "rule", "guards": "guard", "ask": "question", "next": "question", "ignored": "question",
}

// complete offers what can stand at a place.
func (s *server) complete(ctx context.Context, p at) ([]completionItem, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, err := s.view(p.TextDocument.URI)
	if v == nil || err != nil || ctx.Err() != nil {
		return []completionItem{}, err
	}
	lines := v.lines(v.relative(p.TextDocument.URI))
	if p.Position.Line < 0 || p.Position.Line >= len(lines) {
		return []completionItem{}, nil
	}
	line := []rune(lines[p.Position.Line])
	before := string(line[:min(characters(string(line), p.Position.Character), len(line))])
	c := completer{v: v, at: p.Position}
	if condition, ok := conditionBefore(lines[:p.Position.Line], before); ok {
		c.condition(condition)
	} else if key := keyBefore(lines[:p.Position.Line], before); refers[key] != "" {
		c.typed = lastWord.FindString(before)
		c.names(refers[key], "", itemMember)
	}
	return sorted(c.items), nil
}

var (
	conditionKey = regexp.MustCompile(`^(\s*(?:- )*\s*)(?:when|show_if|is):(.*)$`)
	anyKey       = regexp.MustCompile(`^(\s*(?:- )*\s*)([a-z_]+):(.*)$`)
	lastKey      = regexp.MustCompile(`([a-z_]+):[^:{}]*$`)
	lastWord     = regexp.MustCompile(`[\pL\pN_-]*$`)
	blockMark    = regexp.MustCompile(`^\s*[|>][+-]?\d*\s*$`)
)

// conditionBefore is the condition that a line is in, as far as the cursor.
func conditionBefore(above []string, before string) (string, bool) {
	if m := conditionKey.FindStringSubmatch(before); m != nil {
		return strings.TrimLeft(m[2], " "), true
	}
	text, indent := before, indentOf(before)
	for i := len(above) - 1; i >= 0; i-- {
		if strings.TrimSpace(above[i]) == "" {
			continue
		}
		m := conditionKey.FindStringSubmatch(above[i])
		if m != nil && len(m[1]) < indent && blockMark.MatchString(m[2]) {
			return text, true
		}
		if anyKey.MatchString(above[i]) || indentOf(above[i]) < 2 {
			return "", false
		}
		text = above[i] + "\n" + text
	}
	return "", false
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// keyBefore is the key whose value a line is in; an item of a list belongs to the
// key above it.
func keyBefore(above []string, before string) string {
	if m := lastKey.FindStringSubmatch(before); m != nil {
		return m[1]
	}
	if !strings.HasPrefix(strings.TrimSpace(before), "-") {
		return ""
	}
	for i := len(above) - 1; i >= 0; i-- {
		if m := anyKey.FindStringSubmatch(above[i]); m != nil {
			if len(m[1]) <= indentOf(before) && strings.TrimSpace(m[3]) == "" {
				return m[2]
			}
			return ""
		}
		if !strings.HasPrefix(strings.TrimSpace(above[i]), "-") {
			return ""
		}
	}
	return ""
}

// completer gathers what can stand at a place.
type completer struct {
	v     *view
	at    position
	typed string // what of the word is there already
	items []completionItem
}

func (c *completer) add(label string, kind int, detail, doc string) {
	from := c.at
	from.Character -= units(c.typed, len(c.typed))
	c.items = append(c.items, completionItem{label, kind, detail, doc, textEdit{span{from, c.at}, label}})
}

// names adds all names of a kind.
func (c *completer) names(kind rules.Kind, of string, item int) {
	for _, k := range c.v.source.Known() {
		if k.Kind == kind && k.Of == of {
			first, _, _ := strings.Cut(k.About, "\n")
			c.add(k.ID, item, string(k.Kind), first)
		}
	}
}

// condition adds what can stand at the end of a condition: within quotes the
// options of the question, or phases; else names, functions and words.
func (c *completer) condition(text string) {
	words := rules.ReadWords(text)
	if last := len(words) - 1; last >= 0 && words[last].Quoted && (len(text) < 2 || !closed(text)) {
		c.typed = words[last].Text
		c.values(rules.Governor(words, last))
		return
	}
	c.typed = lastWord.FindString(text)
	c.names("question", "", itemVariable)
	c.names("fact", "", itemVariable)
	c.names("list", "", itemVariable)
	for _, f := range functions {
		c.add(f[0], itemFunction, "function", f[1])
	}
	for _, word := range []string{"and", "or", "not", "in"} {
		c.add(word, itemKeyword, "", "")
	}
}

// closed says whether the last quotes of a condition are closed.
func closed(text string) bool {
	quote := rune(0)
	for _, r := range text {
		if quote == 0 && (r == '"' || r == '\'') {
			quote = r
		} else if r == quote {
			quote = 0
		}
	}
	return quote == 0
}

// results adds the texts that a fact can be.
func (c *completer) results(fact string) {
	seen := []string{}
	for _, k := range c.v.source.Known() {
		if k.Kind == "question" && k.ID == fact {
			return
		}
	}
	for _, p := range c.v.all() {
		if p.Kind == "option" && p.Of == fact && p.Defines && !slices.Contains(seen, p.ID) {
			seen = append(seen, p.ID)
			c.add(p.ID, itemMember, "result of "+fact, "")
		}
	}
}

// values adds what a name can be held against; in quotes without a name before
// them, the options of all questions.
func (c *completer) values(name string) {
	switch {
	case name == "":
		seen := []string{}
		for _, k := range c.v.source.Known() {
			if k.Kind == "option" && !slices.Contains(seen, k.ID) {
				seen = append(seen, k.ID)
				c.add(k.ID, itemMember, "option of "+k.Of, k.About)
			}
		}
	case name == c.v.source.CurrentPhase():
		c.names("phase", "", itemMember)
	default:
		c.names("option", name, itemMember)
	}
	c.results(name)
}
