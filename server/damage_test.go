package server

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"amends/engine"
	"amends/rules"
)

// damages are the ways in which something that was right arrives wrong: by a
// bad line, a bad program, or somebody who tries what happens.
var damages = map[string]func(random *rand.Rand, good []byte) []byte{
	"cut off":   func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(len(b))] },
	"bit":       func(r *rand.Rand, b []byte) []byte { b[r.IntN(len(b))] ^= 1 << r.IntN(8); return b },
	"byte gone": func(r *rand.Rand, b []byte) []byte { i := r.IntN(len(b)); return slices.Delete(b, i, i+1) },
	"byte more": func(r *rand.Rand, b []byte) []byte {
		return slices.Insert(b, r.IntN(len(b)), byte(r.IntN(256)))
	},
	"part gone": func(r *rand.Rand, b []byte) []byte {
		from, to := span(r, len(b))
		return slices.Delete(b, from, to)
	},
	"part twice": func(r *rand.Rand, b []byte) []byte {
		from, to := span(r, len(b))
		return slices.Insert(b, to, bytes.Clone(b[from:to])...)
	},
	"brackets": func(r *rand.Rand, b []byte) []byte {
		return slices.Insert(b, r.IntN(len(b)), bytes.Repeat([]byte("[{("[r.IntN(3):][:1]), 1+r.IntN(3000))...)
	},
	"another value": func(r *rand.Rand, b []byte) []byte {
		values := []string{"null", "true", "-1", "1e999", "0x7f", `""`, "[]", "{}", "\x00", "\xff", "\u202e", "\ufeff", "NaN", `"__proto__"`, "%00", "&a=b", "!x", "*a"}
		return slices.Insert(b, r.IntN(len(b)), []byte(values[r.IntN(len(values))])...)
	},
	"two swapped": func(r *rand.Rand, b []byte) []byte {
		i, j := r.IntN(len(b)), r.IntN(len(b))
		b[i], b[j] = b[j], b[i]
		return b
	},
}

func span(r *rand.Rand, n int) (from, to int) {
	from = r.IntN(n)
	return from, min(n, from+1+r.IntN(40))
}

// A decoder takes what came from outside. It says in a word what became of it,
// and fails the test if that is not one of the things it may do.
type decoder struct {
	name string
	good []byte
	take func(t *testing.T, data []byte) string
}

func (s *Server) decoders(t *testing.T) []decoder {
	p := s.programs["small"]
	return []decoder{
		{"bundle", p.Encode(), takeBundle(p)},
		{"answers", []byte(`{"role":"i-broke-it","hurt":"badly"}`), takeAnswers(p)},
		{"request", []byte(`{"assessment":"small","answers":{"role":"i-broke-it","hurt":"badly"}}`), s.takeRequest},
		{"form", []byte("-page=0&role=i-broke-it&hurt=badly&-skipped=hurt"), s.takeForm},
		{"rule file", []byte(assessment), takeFile("assessment.yaml", nil)},
		{"table of cases", []byte("id;person;role;expect open\nfirst;Somebody.;i-broke-it;listen\n"), takeFile("cases/all.csv", []byte(assessment))},
	}
}

// takeBundle sees every change of a bundle: its version is a hash.
func takeBundle(p *engine.Program) func(*testing.T, []byte) string {
	want := p.Bundle().Version
	return func(t *testing.T, data []byte) string {
		got, err := engine.Decode(data)
		if err != nil {
			return "refused"
		}
		if !got.Intact() {
			return "seen"
		}
		if got.Bundle().Version != want {
			t.Errorf("a changed bundle is taken: %s", data)
		}
		return "the same"
	}
}

// takeAnswers loses no answer without a word.
func takeAnswers(p *engine.Program) func(*testing.T, []byte) string {
	return func(t *testing.T, data []byte) string {
		answers, problems, err := p.ReadAnswers(data)
		switch {
		case err != nil:
			return "refused"
		case len(problems) > 0:
			return "told"
		}
		var sent map[string]any
		if err := json.Unmarshal(data, &sent); err != nil || len(sent) != len(answers) {
			t.Errorf("%s is read as %v (%v)", data, answers, err)
		}
		p.Evaluate(answers)
		return "answers"
	}
}

func (s *Server) takeRequest(t *testing.T, data []byte) string {
	w := s.posted("/api/v1/evaluate", jsonType, data)
	if !json.Valid(w.Body.Bytes()) || !slices.Contains([]int{200, 400, 404, 422}, w.Code) {
		t.Errorf("%q: status %d: %s", data, w.Code, w.Body)
	}
	return fmt.Sprint("status ", w.Code)
}

func (s *Server) takeForm(t *testing.T, data []byte) string {
	w := s.posted("/small", formType, data)
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "</html>") {
		t.Errorf("%q: status %d: %s", data, w.Code, w.Body)
	}
	if strings.Contains(w.Body.String(), `data-page="plan"`) {
		return "a plan"
	}
	return "asked again"
}

func (s *Server) posted(path, kind string, data []byte) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", path, bytes.NewReader(data))
	r.Header.Set("Content-Type", kind)
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w
}

// takeFile loads a folder with the file in it. What is taken compiles.
func takeFile(name string, beside []byte) func(*testing.T, []byte) string {
	return func(t *testing.T, data []byte) string {
		folder := fstest.MapFS{"small/" + name: {Data: data}}
		if beside != nil {
			folder["small/assessment.yaml"] = &fstest.MapFile{Data: beside}
		}
		source, err := rules.Load(folder, "small")
		if err != nil {
			t.Errorf("%q: %v", data, err)
			return "failed"
		}
		if len(source.Check()) > 0 {
			return "told"
		}
		if _, err := rules.Compile(source); err != nil {
			t.Errorf("%q: nothing to tell, and yet: %v", data, err)
		}
		return "taken"
	}
}

// TestDamagedInput gives every decoder thousands of different inputs that are
// not what they should be. None may crash or hang it, and what it takes it has
// to have understood. What became of them is printed (go test -v).
func TestDamagedInput(t *testing.T) {
	each := 300 // of each kind of damage, for each decoder: 16,200 together
	if testing.Short() {
		each = 20
	}
	s, _ := newServer(t, nil)
	different := map[uint64]bool{}
	for _, d := range s.decoders(t) {
		became := map[string]map[string]int{}
		if first := d.take(t, bytes.Clone(d.good)); first == "refused" || first == "told" || first == "asked again" {
			t.Errorf("%s: what is right is %s", d.name, first)
		}
		for _, kind := range slices.Sorted(maps.Keys(damages)) {
			random := rand.New(rand.NewPCG(8, uint64(len(kind))))
			became[kind] = map[string]int{}
			for range each {
				data := damages[kind](random, bytes.Clone(d.good))
				hash := fnv.New64a()
				_, _ = hash.Write(append([]byte(d.name), data...))
				if bytes.Equal(data, d.good) || different[hash.Sum64()] {
					continue
				}
				different[hash.Sum64()] = true
				became[kind][d.take(t, data)]++
			}
			t.Logf("%-15s %-14s %v", d.name, kind, became[kind])
		}
	}
	t.Logf("%d different inputs", len(different))
	if want := 10_000; !testing.Short() && len(different) < want {
		t.Errorf("only %d different inputs, want %d", len(different), want)
	}
}
