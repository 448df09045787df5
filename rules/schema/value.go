package schema

import "amends/rules/entries"

// Spellings of ids, as the loader wants them.
const (
	snake  = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
	kebab  = "^[a-z0-9]+(-[a-z0-9]+)*$"
	source = "^[A-Za-z0-9]+([-/][A-Za-z0-9]+)*$"
)

// value is the schema of what stands behind a key.
func (w *writer) value(key entries.Key) *schema {
	s := w.typed(key)
	if s.Ref != "" {
		s = &schema{AllOf: []*schema{s}}
	}
	s.Description = key.Doc
	return s
}

func (w *writer) typed(key entries.Key) *schema {
	switch key.Type {
	case entries.TypeFlag:
		return &schema{Type: "boolean"}
	case entries.TypeWhole:
		return &schema{Type: "integer"}
	case entries.TypeDecimal:
		return &schema{Type: "number"}
	case entries.TypeEnum:
		return &schema{Type: "string", Enum: key.Values}
	case entries.TypeName:
		return &schema{Type: "string", Pattern: spelling(key.Of)}
	case entries.TypeRefs, entries.TypeLabels, entries.TypeWords, entries.TypePhrases:
		return list(text())
	case entries.TypeObject:
		return w.entry(key.Of)
	case entries.TypeObjects:
		return list(w.entry(key.Of))
	case entries.TypeLine, entries.TypePassage:
		return &schema{AnyOf: []*schema{text(), list(w.entry(key.Of))}}
	case entries.TypeEither:
		return list(&schema{AnyOf: []*schema{text(), w.entry(key.Of)}})
	case entries.TypeAnswers:
		return &schema{Type: "object", Others: answer()}
	case entries.TypeText, entries.TypeProse, entries.TypeRef, entries.TypeWord, entries.TypeCondition, entries.TypeExpression:
		return text()
	}
	panic("schema: nothing is known of the type " + key.Type)
}

// spelling is how ids of a kind are spelled.
func spelling(kind string) string {
	switch kind {
	case "question", "fact", "list":
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
