package engine_test

import (
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
