package words

import "amends/engine"

// Choices are the lines of a fact: when it holds, or which of its values it
// has when; the first line that fits decides.
func (w *Words) Choices(f *engine.Fact) []string {
	if f.When != nil {
		return []string{w.Condition(f.When)}
	}
	var out []string
	w.choices(f, f.Choose, "", &out)
	return out
}

// choices follows a `? :`. What lies deeper in a "then" carries the conditions
// on the way to it.
func (w *Words) choices(f *engine.Fact, c *engine.Choice, given string, out *[]string) {
	for ; c.If != nil; c = c.Else {
		condition := w.sentence(c.If, false, given != "")
		if given != "" {
			condition = given + ", and " + condition
		}
		if c.Then.If == nil {
			*out = append(*out, w.quoted(w.Value(f.ID, c.Then.Value))+" if "+condition)
			continue
		}
		w.choices(f, c.Then, condition, out)
	}
	if given != "" {
		*out = append(*out, w.quoted(w.Value(f.ID, c.Value))+" if "+given+", and nothing above fits")
		return
	}
	*out = append(*out, w.quoted(w.Value(f.ID, c.Value))+" otherwise")
}
