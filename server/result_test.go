package server

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"amends/engine"
)

// Results of which every field is sometimes there and sometimes not, with texts
// that must be escaped, are written as encoding/json writes them. A field that
// the engine adds to a Result is filled too, so it cannot be forgotten.
func TestResultIsWrittenAsEncodingJSONDoes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var r engine.Result
		fill(reflect.ValueOf(&r).Elem(), random, 7)
		want, err := json.Marshal(&r)
		if err != nil {
			t.Fatal(err)
		}
		var w resultWriter
		w.result(&r)
		if string(w.out) != string(want) {
			t.Fatalf("got\n%s\nwant\n%s", w.out, want)
		}
	}
}

// fill puts something random into a value, up to a depth.
func fill(v reflect.Value, random *rand.Rand, depth int) {
	switch v.Interface().(type) {
	case engine.FactValues:
		v.Set(reflect.ValueOf(randomFacts(random)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(randomText(random))
	case reflect.Bool:
		v.SetBool(random.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(random.Int64N(100) - 50)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("json") != "-" { // what is not written need not be filled
				fill(v.Field(i), random, depth)
			}
		}
	case reflect.Pointer:
		if depth > 0 && random.IntN(4) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), random, depth-1)
		}
	case reflect.Slice:
		n := random.IntN(4) - 1
		if n < 0 || depth == 0 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(v.Index(i), random, depth-1)
		}
	default:
		panic("a Result has a " + v.Kind().String() + ", which no test fills")
	}
}

var fragments = []string{"a", "listen", " – ", `"`, `\`, "<b>", "&", "\n", "\x00", "\x7f", "\xff", "\u2028", "\u2029", "\ufffd", "é", "😀", "\xe2\x80"}

func randomText(random *rand.Rand) string {
	var b strings.Builder
	for range random.IntN(4) {
		b.WriteString(fragments[random.IntN(len(fragments))])
	}
	return b.String()
}

// randomFacts are facts in the order in which the engine lists them.
func randomFacts(random *rand.Rand) engine.FactValues {
	values := map[string]any{}
	for range random.IntN(4) {
		values[randomText(random)] = []any{nil, true, false, randomText(random)}[random.IntN(4)]
	}
	var facts engine.FactValues
	for id, value := range values {
		facts = append(facts, engine.FactValue{ID: id, Value: value})
	}
	slices.SortFunc(facts, func(a, b engine.FactValue) int { return strings.Compare(a.ID, b.ID) })
	return facts
}

// FuzzResultText finds a text that is escaped in another way.
func FuzzResultText(f *testing.F) {
	for _, text := range fragments {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		var w resultWriter
		w.text(text)
		if string(w.out) != string(want) {
			t.Errorf("got %s, want %s", w.out, want)
		}
	})
}
