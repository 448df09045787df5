//go:build !page

package engine

import (
	"encoding/json"
	"fmt"
)

// MarshalJSON writes null, a number, one option as text, or several as a list.
func (v Value) MarshalJSON() ([]byte, error) {
	switch {
	case v.kind == amount:
		return json.Marshal(v.amount)
	case v.kind == skipped:
		return []byte("null"), nil
	case len(v.options) == 1:
		return json.Marshal(v.options[0])
	}
	return json.Marshal(v.options)
}

// UnmarshalJSON reads what MarshalJSON writes, and true and false as the
// options "yes" and "no".
func (v *Value) UnmarshalJSON(data []byte) error {
	var raw any
	if err := json.Unmarshal(data, &raw); err != nil {
		return fmt.Errorf("read answer: %w", err)
	}
	value, ok := ValueOf(raw)
	if !ok {
		return fmt.Errorf("read answer: %s is neither text, a list of texts, a number, true, false nor null", data)
	}
	*v = value
	return nil
}

// MarshalJSON writes the facts as an object.
func (f FactValues) MarshalJSON() ([]byte, error) {
	out := make(map[string]any, len(f))
	for _, fact := range f {
		out[fact.ID] = fact.Value
	}
	return json.Marshal(out)
}
