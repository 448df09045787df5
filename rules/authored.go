package rules

import "amends/rules/lines"

// Authored is a condition, or the expression of a fact, as its author wrote it:
// for those who analyse what it means and have to say where.
type Authored struct {
	Kind Kind   // of the entry: question, option, fact, guard, rule
	ID   string // of the entry
	Of   string // of an option, its question
	Text string // what places in it are counted by
	at   lines.Text
}

// Conditions lists the conditions that decide about plans, in the order of
// their kinds and then as authored. Those of the index of advice, and of
// invariants, only speak about plans and are not among them.
func (s *Source) Conditions() []Authored {
	var out []Authored
	add := func(kind Kind, id, of string, o *object, key string) {
		if t := o.text(key); t.Node != nil {
			out = append(out, Authored{Kind: kind, ID: id, Of: of, Text: t.Value, at: t})
		}
	}
	for _, q := range s.questions {
		add(kindQuestion, q.id(), "", q.object, "show_if")
		for _, option := range q.all("options") {
			add(kindOption, option.id(), q.id(), option, "show_if")
		}
	}
	for _, f := range s.facts {
		add(kindFact, f.id(), "", f.object, "is")
	}
	for _, g := range s.guards {
		add(kindGuard, g.id(), "", g.object, "when")
	}
	for _, r := range s.rules {
		add(kindRule, r.id(), "", r.object, "when")
	}
	return out
}

// Warn makes a warning about the characters from up to to of the text.
func (w Authored) Warn(from, to int, code, message, hint string) Diagnostic {
	return w.at.DiagnosePart(from, to, warning(code), message, hint)
}

// Related points to the condition.
func (w Authored) Related(message string) Related { return w.at.Related(message) }

// Entry is an entry as its author wrote it, for those who have to say where
// something is wrong with it. The zero value stands for no entry.
type Entry struct {
	object *object
}

// Entry finds the entry of an id.
func (s *Source) Entry(kind Kind, id string) Entry {
	if d := s.defined[kind][id]; d != nil {
		return Entry{d.object}
	}
	return Entry{}
}

// Option finds the entry of an option.
func (s *Source) Option(question, id string) Entry {
	for _, option := range s.Entry(kindQuestion, question).object.all("options") {
		if option.id() == id {
			return Entry{option}
		}
	}
	return Entry{}
}

// Warn makes a warning about one of the ids behind a key; about the entry's own
// id if there is no such key or id.
func (e Entry) Warn(key, item, code, message, hint string) Diagnostic {
	if t, ok := e.item(key, item); ok {
		return t.Diagnose(warning(code), message, hint)
	}
	return e.object.diagnose("id", warning(code), message, hint)
}

func (e Entry) item(key, item string) (lines.Text, bool) {
	for _, t := range e.object.list(key) {
		if t.Value == item {
			return t, true
		}
	}
	for _, o := range e.object.all(key) {
		for _, k := range o.shape.Keys {
			if t := o.text(k.Name); t.Node != nil && t.Value == item {
				return t, true
			}
		}
	}
	return lines.Text{}, false
}

// Related points to the entry's id.
func (e Entry) Related(message string) Related { return e.object.related(message) }
