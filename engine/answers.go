package engine

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

// AppendJSON adds null, a number, one option as text, or several as a list.
func (v Value) AppendJSON(to []byte) []byte {
	switch {
	case v.kind == amount:
		return appendNumber(to, v.amount)
	case v.kind == skipped:
		return append(to, "null"...)
	case len(v.options) == 1:
		return AppendString(to, v.options[0])
	}
	for i, option := range v.options {
		to = AppendString(append(to, "[,"[min(i, 1)]), option)
	}
	return append(to, ']')
}

// ValueOf is the answer that JSON gives as ReadJSON reads it: what AppendJSON
// writes, or true and false for the options "yes" and "no". It is false for
// everything else.
func ValueOf(raw any) (Value, bool) {
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
