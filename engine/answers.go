package engine

import (
	"encoding/json"
	"fmt"
)

// Answers maps the id of a question to its value. A question without a key is
// open. The engine never changes an Answers that it is given.
type Answers map[string]Value

// Clone is another Answers with the same values.
func (a Answers) Clone() Answers {
	out := make(Answers, len(a)+1)
	for id, value := range a {
		out[id] = value
	}
	return out
}

// Value is one answer. The zero Value is a skip.
type Value struct {
	kind    valueKind
	options []string
	amount  float64
}

type valueKind uint8

const (
	skipped valueKind = iota
	chosen
	amount
)

// Chosen is the answer that names options: one of a one-of question, any of an
// any-of question, "yes" or "no". Chosen() without options is a skip.
func Chosen(options ...string) Value {
	if len(options) == 0 {
		return Value{}
	}
	return Value{kind: chosen, options: options}
}

// Amount is the answer of a number question.
func Amount(n float64) Value { return Value{kind: amount, amount: n} }

// Skip is the answer of a taker who went on without choosing.
func Skip() Value { return Value{} }

// Skipped reports whether the question was passed over.
func (v Value) Skipped() bool { return v.kind == skipped }

// Options are the chosen options, nil for a number and a skip. The caller must
// not change them.
func (v Value) Options() []string { return v.options }

// Amount is the number that was given, and whether there is one.
func (v Value) Amount() (float64, bool) { return v.amount, v.kind == amount }

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
	value, ok := valueOf(raw)
	if !ok {
		return fmt.Errorf("read answer: %s is neither text, a list of texts, a number, true, false nor null", data)
	}
	*v = value
	return nil
}

func valueOf(raw any) (Value, bool) {
	switch raw := raw.(type) {
	case nil:
		return Skip(), true
	case bool:
		return Chosen(yesNo(raw)), true
	case float64:
		return Amount(raw), true
	case string:
		return Chosen(raw), true
	case []any:
		return listOf(raw)
	}
	return Value{}, false
}

func listOf(raw []any) (Value, bool) {
	options := make([]string, 0, len(raw))
	for _, item := range raw {
		option, ok := item.(string)
		if !ok {
			return Value{}, false
		}
		options = append(options, option)
	}
	return Chosen(options...), true
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
