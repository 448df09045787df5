package engine

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The page's program reads and writes JSON without encoding/json, which would
// be a sixth of what a phone loads.

// ReadJSON reads any JSON text (RFC 8259) as encoding/json would into an empty
// interface: nil, bool, float64, string, []any or map[string]any. It is false
// for every text that encoding/json refuses, and for one that is not UTF-8.
func ReadJSON(text string) (any, bool) {
	r := reader{text: text, escape: -1}
	v, ok := r.any()
	r.space()
	return v, ok && r.at == len(text) && utf8.ValidString(text)
}

// space goes past blanks and ends of lines.
func (r *reader) space() {
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.at]) >= 0 {
		r.at++
	}
}

// tookSpaced goes past a byte and the blanks before it, if it comes next.
func (r *reader) tookSpaced(c byte) bool {
	r.space()
	return r.took(c)
}

// any reads a value of any kind.
func (r *reader) any() (v any, ok bool) {
	r.space()
	r.depth++
	if r.depth > deepest {
		return nil, false
	}
	switch r.next() {
	case '{':
		v, ok = r.members()
	case '[':
		v, ok = r.items()
	case '"':
		v, ok = r.plain()
	case 'n':
		v, ok = nil, r.tookWord("null")
	case 't', 'f':
		v, ok = r.next() == 't', r.tookWord("true") || r.tookWord("false")
	default:
		digits := r.digits()
		n, err := strconv.ParseFloat(digits, 64)
		v, ok = n, isNumber(digits) && err == nil
	}
	r.depth--
	return v, ok
}

// plain reads a string, in which no character may be a control character.
func (r *reader) plain() (string, bool) {
	start := r.at
	s, ok := r.string()
	return s, ok && !hasControl(r.text[start:r.at])
}

func (r *reader) items() (any, bool) {
	r.took('[')
	list := []any{}
	for !r.tookSpaced(']') {
		if len(list) > 0 && !r.took(',') {
			return nil, false
		}
		v, ok := r.any()
		if !ok {
			return nil, false
		}
		list = append(list, v)
	}
	return list, true
}

func (r *reader) members() (any, bool) {
	r.took('{')
	object := map[string]any{}
	for first := true; !r.tookSpaced('}'); first = false {
		if !first && !r.took(',') {
			return nil, false
		}
		r.space()
		name, ok := r.plain()
		if !ok || !r.tookSpaced(':') {
			return nil, false
		}
		if object[name], ok = r.any(); !ok {
			return nil, false
		}
	}
	return object, true
}

// digits takes what could be a number.
func (r *reader) digits() string {
	start := r.at
	for r.at < len(r.text) && strings.IndexByte("0123456789-+.eE", r.text[r.at]) >= 0 {
		r.at++
	}
	return r.text[start:r.at]
}

// isNumber reports whether a text is a number as JSON writes it.
func isNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	rest := afterDigits(s)
	if rest == s || s[0] == '0' && len(s)-len(rest) > 1 {
		return false
	}
	if fraction, ok := strings.CutPrefix(rest, "."); ok {
		if rest = afterDigits(fraction); rest == fraction {
			return false
		}
	}
	if rest == "" {
		return true
	}
	if rest[0] != 'e' && rest[0] != 'E' {
		return false
	}
	power := rest[1:]
	if power != "" && (power[0] == '+' || power[0] == '-') {
		power = power[1:]
	}
	return power != "" && afterDigits(power) == ""
}

func afterDigits(s string) string { return strings.TrimLeft(s, "0123456789") }

// unquote is what stands between the quotes of a JSON string.
func unquote(s string) (string, bool) {
	out := make([]byte, 0, len(s))
	for {
		i := strings.IndexByte(s, '\\')
		if i < 0 {
			return string(append(out, s...)), true
		}
		out = append(out, s[:i]...)
		s = s[i+1:]
		if s == "" {
			return "", false
		}
		if s[0] != 'u' {
			at := strings.IndexByte(`"\/bfnrt`, s[0])
			if at < 0 {
				return "", false
			}
			out, s = append(out, "\"\\/\b\f\n\r\t"[at]), s[1:]
			continue
		}
		r, ok := unit(s[1:])
		if !ok {
			return "", false
		}
		s = s[5:]
		if low, ok := lowHalf(s); ok && utf16.DecodeRune(r, low) != utf8.RuneError {
			r, s = utf16.DecodeRune(r, low), s[6:]
		}
		out = utf8.AppendRune(out, r) // half a pair alone becomes U+FFFD
	}
}

// unit reads four digits of base 16.
func unit(s string) (rune, bool) {
	if len(s) < 4 || s[0] == '+' || s[0] == '-' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[:4], 16, 32)
	return rune(n), err == nil
}

func lowHalf(s string) (rune, bool) {
	if !strings.HasPrefix(s, `\u`) {
		return 0, false
	}
	return unit(s[2:])
}

// AppendString adds a text as a JSON string, with the bytes that encoding/json writes.
func AppendString(to []byte, text string) []byte {
	const digits = "0123456789abcdef"
	to = append(to, '"')
	for i, r := range text {
		switch at := strings.IndexRune("\"\\\b\f\n\r\t", r); {
		case at >= 0 && r != utf8.RuneError:
			to = append(to, '\\', `"\bfnrt`[at])
		case r < ' ' || strings.ContainsRune("<>&\u2028\u2029", r):
			to = append(to, '\\', 'u', digits[r>>12], digits[r>>8&15], digits[r>>4&15], digits[r&15])
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd"): // no UTF-8
			to = append(to, `\ufffd`...)
		default:
			to = utf8.AppendRune(to, r)
		}
	}
	return append(to, '"')
}

// appendNumber adds a finite number, with the bytes that encoding/json writes.
func appendNumber(to []byte, n float64) []byte {
	size := math.Abs(n)
	if size == 0 || size >= 1e-6 && size < 1e21 {
		return strconv.AppendFloat(to, n, 'f', -1, 64)
	}
	to = strconv.AppendFloat(to, n, 'e', -1, 64)
	if last := len(to) - 1; to[last-1] == '0' && to[last-2] == '-' { // e-07
		to[last-1] = to[last]
		to = to[:last]
	}
	return to
}
