package engine

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"
	"unicode/utf8"
)

var jsonTexts = []string{
	``, ` `, `null`, ` true`, `false `, `nul`, `truex`, `0`, `-0`, `-`, `01`, `1.`, `.5`, `1.5`, `1e5`, `1E+05`, `1e`, `1e+`, `1e400`, `-1e-7`, `+1`, `1 2`,
	`""`, `"a`, `"a\"b"`, `"\u00e9\ud83d\ude00"`, `"\ud800"`, `"\ud800\u0041"`, `"\ude00\ud83d"`, `"\u12g4"`, `"\u+123"`, `"\x"`, `"\`, "\"a\tb\"", "\"\\t\"",
	`[]`, `[ ]`, `[1, "a" ,null]`, `[1,]`, `[,1]`, `[1 2]`, `[`, `{}`, `{"a":1,"a":2}`, `{"a" : {"b":[{}]}}`, `{"a"}`, `{"a":}`, `{a:1}`, `{"a":1,}`, `{"a":1`,
	"{\n\t\"a\":\r\n1}",
}

func TestReadJSONReadsAsEncodingJSONDoes(t *testing.T) {
	for _, text := range jsonTexts {
		sameAsEncodingJSON(t, text)
	}
}

func FuzzReadJSON(f *testing.F) {
	for _, text := range jsonTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) {
			sameAsEncodingJSON(t, text)
		}
	})
}

func sameAsEncodingJSON(t *testing.T, text string) {
	t.Helper()
	var want any
	err := json.Unmarshal([]byte(text), &want)
	got, ok := ReadJSON(text)
	if ok != (err == nil) || ok && !reflect.DeepEqual(got, want) {
		t.Errorf("%q: got %v, %t; encoding/json gives %v, %v", text, got, ok, want, err)
	}
}

func TestAnswersAreWrittenAsEncodingJSONWritesThem(t *testing.T) {
	for _, v := range []Value{
		Skip(), Chosen("yes"), Chosen("a", "b"), Chosen("\x00\b\f\n\r\t\x1f\"\\/<>&\u2028\u2029é😀\xff�"), Amount(0), Amount(math.Copysign(0, -1)), Amount(3), Amount(-0.1),
		Amount(1e-6), Amount(9.9e-7), Amount(-1e-12), Amount(1e20), Amount(1e21), Amount(-1.5e300), Amount(math.SmallestNonzeroFloat64),
	} {
		want, err := json.Marshal(v)
		if got := v.AppendJSON(nil); err != nil || string(got) != string(want) {
			t.Errorf("got %s, want %s (%v)", got, want, err)
		}
	}
}
