package entries

// Tag is a word that steps carry, and by which guards, rules, notes and
// invariants know them. It is declared once, so that a misspelt one is told.
type Tag struct {
	Entry
	Means    Text
	Protects Text
}

func (*Tag) about() (name, doc string) {
	return "tag", "a word by which guards, rules, notes and invariants know steps"
}

func (t *Tag) keys() []Key {
	return []Key{
		id(KindTag, &t.ID, "what steps carry"),
		text("means", &t.Means, "what a step with it does").need(),
		text("protects", &t.Protects, "whom it protects, and from what; leave it out where it protects nobody"),
	}
}
