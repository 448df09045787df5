package schema

import "amends/rules"

// Spellings of ids, as the loader wants them.
const (
	snake  = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
	kebab  = "^[a-z0-9]+(-[a-z0-9]+)*$"
	source = "^[A-Za-z0-9]+([-/][A-Za-z0-9]+)*$"
)

// value is the schema of what stands behind a key.
func (w *writer) value(key rules.Key) *schema {
	s := w.typed(key)
	if s.Ref != "" {
		s = &schema{AllOf: []*schema{s}}
	}
	s.Description = key.Doc
	return s
}

func (w *writer) typed(key rules.Key) *schema {
	switch key.Type {
	case rules.Flag:
		return &schema{Type: "boolean"}
	case rules.Whole:
		return &schema{Type: "integer"}
	case rules.Decimal:
		return &schema{Type: "number"}
	case rules.Enum:
		return &schema{Type: "string", Enum: key.Values}
	case rules.Name:
		return &schema{Type: "string", Pattern: spelling(key.Of)}
	case rules.Refs, rules.Labels, rules.Words:
		return list(text())
	case rules.Object:
		return w.entry(key.Of)
	case rules.Objects:
		return list(w.entry(key.Of))
	case rules.Either:
		return list(&schema{AnyOf: []*schema{text(), w.entry(key.Of)}})
	case rules.Answers:
		return &schema{Type: "object", Others: answer()}
	}
	return text()
}

// spelling is how ids of a kind are spelled.
func spelling(kind string) string {
	switch kind {
	case "question", "fact":
		return snake
	case "source":
		return source
	}
	return kebab
}

func text() *schema { return &schema{Type: "string", MinLength: 1} }

func list(of *schema) *schema { return &schema{Type: "array", Items: of} }

// answer is what a person of a case may answer.
func answer() *schema {
	return &schema{AnyOf: []*schema{
		{Type: "string", Description: "the id of an option"},
		list(text()),
		{Type: "boolean"},
		{Type: "number"},
		{Type: "null", Description: "skipped"},
	}}
}
