package engine_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"

	"amends/engine"
	"amends/engine/reference"
)

// TestReadBundleReadsWhatEncodeWrites: no bundle that Encode wrote is left to
// encoding/json, and what was read is the same.
func TestReadBundleReadsWhatEncodeWrites(t *testing.T) {
	for seed := range uint64(200) {
		p, err := engine.New(reference.Bundle(rand.New(rand.NewPCG(seed, 8))))
		if err != nil {
			t.Fatal(err)
		}
		if !readAlike(t, p.Encode()) {
			t.Fatalf("seed %d: not read: %s", seed, p.Encode())
		}
	}
}

// TestReadBundleReadsEveryField: a bundle that has something in every field.
func TestReadBundleReadsEveryField(t *testing.T) {
	var b engine.Bundle
	fill(reflect.ValueOf(&b).Elem(), 0)
	data, err := json.Marshal(&b)
	if err != nil {
		t.Fatal(err)
	}
	if !readAlike(t, data) {
		t.Fatalf("not read: %s", data)
	}
}

// fill puts something into every field, down to some depth.
func fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("a \"text\" with <\u2028>")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(-7)
	case reflect.Float64:
		v.SetFloat(2.5e-9)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth+1)
		}
	case reflect.Pointer:
		if depth < 12 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), depth+1)
		}
	case reflect.Slice:
		if depth < 12 {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			fill(v.Index(0), depth+1)
			fill(v.Index(1), depth+1)
		}
	}
}

// FuzzReadBundle: whatever is read in one go is read alike by encoding/json.
func FuzzReadBundle(f *testing.F) {
	for seed := range uint64(3) {
		p, err := engine.New(reference.Bundle(rand.New(rand.NewPCG(seed, 8))))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(p.Encode())
	}
	for _, text := range []string{
		`{}`, `{"schema":1,"title":"\u003c\"\n\ud83d\ude00","caps":{"open":-12}}`, `{"schema":01}`, `{"schema":1.0}`, `{"schema":}`,
		`{"title":"a","title":"b"}`, `{"caps":{},"title":"late"}`, `{"phases":null}`, `{"phases":[{}],"sections":[{"id":"x"},{}]}`,
		`{"phases":[,]}`, `{"title":"\q"}`, "{\"title\":\"\t\"}", "{\"title\":\"\xff\"}", `{"questions":[{"id":"q","min":1e2,"max":null}]}`,
		`{"title":"x"} `, `{"title":null}`, `{"caps":null}`, `{"introduction":[{"item":true,"spans":[]}]}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readAlike(t, data) })
}

// readAlike reports whether a text is read in one go; it must then be the
// bundle that encoding/json reads.
func readAlike(t *testing.T, data []byte) bool {
	got, ok := engine.ReadBundle(data)
	var want engine.Bundle
	err := engine.DecodeBundle(data, &want)
	if ok && (err != nil || !reflect.DeepEqual(*got, want)) {
		t.Fatalf("%s\nread    %+v\ndecoded %+v, %v", data, *got, want, err)
	}
	return ok
}
