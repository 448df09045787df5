package engine

// FactValues are facts with their values, sorted by id. Their JSON form is an
// object.
type FactValues []FactValue

// FactValue is a fact's value: text, bool, or nil while it is unknown.
type FactValue struct {
	ID    string
	Value any
}

// Of is the value of a fact, nil too if there is none of that id.
func (f FactValues) Of(id string) any {
	for i := range f {
		if f[i].ID == id {
			return f[i].Value
		}
	}
	return nil
}

// facts lists every fact that reads nothing sensitive.
func (r *Run) facts() FactValues {
	out := make(FactValues, len(r.program.plainFacts))
	for i, at := range r.program.plainFacts {
		f := &r.program.facts[at]
		out[i].ID = f.ID
		if value := r.factValue(f); value >= 0 {
			out[i].Value = f.tells[value]
		}
	}
	return out
}

// factValue is the index of a fact's value, or -1 while it is unknown.
func (r *Run) factValue(f *fact) int {
	for j := range f.values {
		if r.sure.has(trueRail, f.slot.at(j)) {
			return j
		}
	}
	return -1
}
