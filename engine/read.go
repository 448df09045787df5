package engine

import (
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
	r, v := reader{text: string(data), escape: -1, shapes: map[reflect.Type]*shape{}}, reflect.ValueOf(&b).Elem()
	ok := utf8.Valid(data) && !hasControl(r.text) && r.value(v, r.shapeOf(v.Type())) && r.at == len(r.text)
	return &b, ok
}

// hasControl reports whether a text has a control character, which JSON has in
// no string, and Encode nowhere else either. It looks at eight bytes at a time:
// taking a blank from each borrows only where one is smaller.
func hasControl(text string) bool {
	const ones = 0x0101010101010101
	for ; len(text) >= 8; text = text[8:] {
		x := uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
			uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
		if (x-ones*' ')&^x&(ones*0x80) != 0 {
			return true
		}
	}
	for i := range len(text) {
		if text[i] < ' ' {
			return true
		}
	}
	return false
}

// reader takes JSON from its text, from the front to the end.
type reader struct {
	text   string
	at     int
	escape int // where the next backslash is, or an earlier one
	depth  int
	shapes map[reflect.Type]*shape
	words  []string // room for lists of strings
}

// shape is a struct as JSON has it.
type shape struct{ fields []field }

// field is a field of a struct, or of one that is embedded in it.
type field struct {
	head  string // its name in quotes, and a colon
	index []int
	of    *shape // of its structs
}

// shapeOf is the shape of the structs that a value holds, or nil.
func (r *reader) shapeOf(t reflect.Type) *shape {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || r.shapes[t] != nil {
		return r.shapes[t]
	}
	out := &shape{}
	r.shapes[t] = out
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			for _, inner := range r.shapeOf(f.Type).fields {
				out.fields = append(out.fields, field{inner.head, append([]int{i}, inner.index...), inner.of})
			}
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		out.fields = append(out.fields, field{`"` + name + `":`, f.Index, r.shapeOf(f.Type)})
	}
	return out
}

// next is the byte that comes next, or 0 at the end.
func (r *reader) next() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

// took goes past a byte, if it comes next.
func (r *reader) took(c byte) bool {
	if r.next() == c {
		r.at++
		return true
	}
	return false
}

// tookWord goes past a word, if it comes next.
func (r *reader) tookWord(word string) bool {
	if strings.HasPrefix(r.text[r.at:], word) {
		r.at += len(word)
		return true
	}
	return false
}

// deepest is how deep a bundle is read here; New accepts none so deep.
const deepest = 1000

func (r *reader) value(v reflect.Value, of *shape) bool {
	r.depth++
	ok := r.depth < deepest && r.anyValue(v, of)
	r.depth--
	return ok
}

func (r *reader) anyValue(v reflect.Value, of *shape) bool {
	switch v.Kind() {
	case reflect.String:
		s, ok := r.string()
		v.SetString(s)
		return ok
	case reflect.Slice:
		return r.tookWord("null") || r.took('[') && r.list(v, of)
	case reflect.Struct:
		return r.took('{') && r.object(v, of.fields)
	case reflect.Pointer:
		if r.tookWord("null") {
			return true
		}
		v.Set(reflect.New(v.Type().Elem()))
		return r.value(v.Elem(), of)
	case reflect.Bool:
		v.SetBool(r.next() == 't')
		return r.tookWord("true") || r.tookWord("false")
	}
	return r.number(v)
}

func (r *reader) list(v reflect.Value, of *shape) bool {
	if of == nil {
		return r.strings(v.Addr().Interface().(*[]string)) // the only other lists
	}
	if r.next() == ']' {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
	for n := 0; !r.took(']'); n++ {
		if n > 0 && !r.took(',') {
			return false
		}
		v.Grow(1)
		v.SetLen(n + 1)
		if !r.value(v.Index(n), of) {
			return false
		}
	}
	return true
}

// strings reads a list of strings into the room that there is for all of them.
func (r *reader) strings(into *[]string) bool {
	const room = 512
	if cap(r.words)-len(r.words) < room/32 {
		r.words = make([]string, 0, room)
	}
	first := len(r.words)
	for !r.took(']') {
		if len(r.words) > first && !r.took(',') {
			return false
		}
		s, ok := r.string()
		if !ok {
			return false
		}
		r.words = append(r.words, s)
	}
	*into = r.words[first:len(r.words):len(r.words)]
	return true
}

// object reads fields in the order in which their struct has them.
func (r *reader) object(v reflect.Value, fields []field) bool {
	for first := true; !r.took('}'); first = false {
		if !first && !r.took(',') {
			return false
		}
		for len(fields) > 0 && !r.tookHead(&fields[0]) {
			fields = fields[1:]
		}
		if len(fields) == 0 || !r.value(v.FieldByIndex(fields[0].index), fields[0].of) {
			return false
		}
		fields = fields[1:]
	}
	return true
}

// tookHead goes past the head of a field. Most fields differ in the first letter.
func (r *reader) tookHead(f *field) bool {
	return r.at+1 < len(r.text) && r.text[r.at+1] == f.head[1] && r.tookWord(f.head)
}

func (r *reader) string() (string, bool) {
	if !r.took('"') {
		return "", false
	}
	start := r.at
	end := start + strings.IndexByte(r.text[start:], '"')
	if r.escape < start {
		r.escape = start + strings.IndexByte(r.text[start:], '\\')
		if r.escape < start {
			r.escape = len(r.text)
		}
	}
	if r.escape < end {
		return r.escaped(start)
	}
	r.at = end + 1
	return r.text[start:max(start, end)], end >= start
}

// escaped reads a string that has an escape somewhere.
func (r *reader) escaped(start int) (string, bool) {
	for i := r.escape; i < len(r.text); i++ {
		switch r.text[i] {
		case '\\':
			i++
		case '"':
			r.at = i + 1
			return unquote(r.text[start:i])
		}
	}
	return "", false
}

func (r *reader) number(v reflect.Value) bool {
	digits := r.digits()
	if !isNumber(digits) {
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
