package engine

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A bundle that [Program.Encode] wrote has no space between its words and its
// fields in order, so it can be read in one go; the strings are parts of the
// text. Everything else, faulty bundles among it, is left to encoding/json,
// which takes several times as long and knows what to say.

// readBundle reads a bundle as Encode writes it; false for any other text.
func readBundle(data []byte) (*Bundle, bool) {
	var b Bundle
	r := reader{text: string(data), fields: map[reflect.Type][]field{}}
	ok := utf8.Valid(data) && r.value(reflect.ValueOf(&b).Elem()) && r.text == ""
	return &b, ok
}

// reader takes JSON from the front of its text.
type reader struct {
	text   string
	depth  int
	fields map[reflect.Type][]field
}

// field is a field of a struct as JSON has it.
type field struct {
	head  string // its name in quotes, and a colon
	index []int
}

// fieldsOf lists the fields of a struct, those of embedded ones in their
// place.
func fieldsOf(t reflect.Type) []field {
	var out []field
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			for _, inner := range fieldsOf(f.Type) {
				out = append(out, field{inner.head, append([]int{i}, inner.index...)})
			}
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		out = append(out, field{`"` + name + `":`, f.Index})
	}
	return out
}

// took removes a piece of text from the front, if it is there.
func (r *reader) took(piece string) bool {
	rest, ok := strings.CutPrefix(r.text, piece)
	if ok {
		r.text = rest
	}
	return ok
}

// deepest is how deep a bundle is read here; New accepts none so deep.
const deepest = 1000

func (r *reader) value(v reflect.Value) bool {
	r.depth++
	ok := r.depth < deepest && r.anyValue(v)
	r.depth--
	return ok
}

func (r *reader) anyValue(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		s, ok := r.string()
		v.SetString(s)
		return ok
	case reflect.Slice:
		return r.took("null") || r.took("[") && r.list(v)
	case reflect.Struct:
		return r.took("{") && r.object(v)
	case reflect.Pointer:
		if r.took("null") {
			return true
		}
		v.Set(reflect.New(v.Type().Elem()))
		return r.value(v.Elem())
	case reflect.Bool:
		v.SetBool(strings.HasPrefix(r.text, "true"))
		return r.took("true") || r.took("false")
	}
	return r.number(v)
}

func (r *reader) list(v reflect.Value) bool {
	v.Set(reflect.MakeSlice(v.Type(), 0, 4))
	for n := 0; !r.took("]"); n++ {
		if n > 0 && !r.took(",") {
			return false
		}
		v.Grow(1)
		v.SetLen(n + 1)
		if !r.value(v.Index(n)) {
			return false
		}
	}
	return true
}

// object reads fields in the order in which their struct has them.
func (r *reader) object(v reflect.Value) bool {
	fields := r.fields[v.Type()]
	if fields == nil {
		fields = fieldsOf(v.Type())
		r.fields[v.Type()] = fields
	}
	for first := true; !r.took("}"); first = false {
		if !first && !r.took(",") {
			return false
		}
		for len(fields) > 0 && !r.took(fields[0].head) {
			fields = fields[1:]
		}
		if len(fields) == 0 || !r.value(v.FieldByIndex(fields[0].index)) {
			return false
		}
		fields = fields[1:]
	}
	return true
}

func (r *reader) string() (string, bool) {
	if !r.took(`"`) {
		return "", false
	}
	for i := 0; i < len(r.text); i++ {
		switch c := r.text[i]; {
		case c == '"':
			s := r.text[:i]
			r.text = r.text[i+1:]
			return s, true
		case c == '\\':
			return r.escaped(i)
		case c < ' ':
			return "", false
		}
	}
	return "", false
}

// escaped reads a string that has an escape somewhere.
func (r *reader) escaped(i int) (s string, ok bool) {
	for ; i < len(r.text); i++ {
		switch r.text[i] {
		case '\\':
			i++
		case '"':
			err := json.Unmarshal([]byte(`"`+r.text[:i+1]), &s)
			r.text = r.text[i+1:]
			return s, err == nil
		}
	}
	return "", false
}

func (r *reader) number(v reflect.Value) bool {
	end := 0
	for end < len(r.text) && strings.IndexByte("0123456789-+.eE", r.text[end]) >= 0 {
		end++
	}
	digits := r.text[:end]
	r.text = r.text[end:]
	if !json.Valid([]byte(digits)) {
		return false
	}
	if v.Kind() == reflect.Float64 {
		n, err := strconv.ParseFloat(digits, 64)
		v.SetFloat(n)
		return err == nil
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	v.SetInt(n)
	return err == nil
}
