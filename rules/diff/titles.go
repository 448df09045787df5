package diff

import (
	"amends/engine"
	"amends/rules/words"
)

// texts are the words of both versions, the new ones first.
type texts struct {
	bundles [2]*engine.Bundle
	words   [2]*words.Words
}

func textsOf(old, new *engine.Bundle) texts {
	return texts{[2]*engine.Bundle{new, old}, [2]*words.Words{words.For(new), words.For(old)}}
}

// of is a text of the first version that has it.
func (t texts) of(id string, find func(*engine.Bundle) string) string {
	for _, b := range t.bundles {
		if text := find(b); text != "" {
			return text
		}
	}
	return id
}

func (t texts) step(id string) string {
	return t.of(id, func(b *engine.Bundle) string {
		for i := range b.Steps {
			if b.Steps[i].ID == id {
				return b.Steps[i].Title
			}
		}
		return ""
	})
}

func (t texts) phase(id string) string {
	return t.of(id, func(b *engine.Bundle) string {
		for _, p := range b.Phases {
			if p.ID == id {
				return p.Title
			}
		}
		return ""
	})
}

func (t texts) note(id string) string {
	return t.of(id, func(b *engine.Bundle) string {
		for _, n := range b.Notes {
			if n.ID == id {
				return clip(n.Text)
			}
		}
		return ""
	})
}

func (t texts) question(id string) *engine.Question {
	for _, b := range t.bundles {
		for i := range b.Questions {
			if b.Questions[i].ID == id {
				return &b.Questions[i]
			}
		}
	}
	return &engine.Question{ID: id, Text: id}
}
