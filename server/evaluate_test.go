package server

import (
	"encoding/json"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

func TestEvaluate(t *testing.T) {
	s, logged := newServer(t, nil)
	sent := []string{"Content-Type", "application/json"}
	kept := []string{"Cache-Control", "no-store", "X-Robots-Tag", "noindex", "Content-Type", "application/json"}
	for _, x := range []scenario{
		{
			name: "plan", body: `{"assessment": "small", "answers": {"role": "i-broke-it", "hurt": "a-little"}}`, status: 200,
			want:       []string{`"schema":1`, `"assessment":"small"`, `"outcome":"plan"`, `"complete":true`, `"id":"listen"`, `"question":"role"`},
			not:        []string{`"at"`, "a-little"},
			wantHeader: kept,
		},
		{
			name: "sensitive answers stay silent", body: `{"assessment": "small", "answers": {"hurt": "badly"}}`, status: 200,
			want: []string{`"id":"rest"`}, not: []string{"badly", "Badly", "hurt?", `"conditions"`},
		},
		{
			name: "no answers yet", body: `{"assessment": "small", "answers": {}}`, status: 200,
			want: []string{`"next":["role","hurt"]`, `"complete":false`},
		},
		{
			name: "unknown question", body: `{"assessment": "small", "answers": {"rol": "i-broke-it", "hurt": "bad"}}`, status: 422,
			want: []string{`"question":"rol"`, `"nearest":"role"`, `"option":"bad"`}, not: []string{`"plan"`}, wantHeader: kept,
		},
		{
			name: "unknown option", body: `{"assessment": "small", "answers": {"role": "i-broke-i"}}`, status: 422,
			want: []string{`"option":"i-broke-i"`, `"nearest":"i-broke-it"`},
		},
		{name: "an answer twice", body: `{"assessment": "small", "answers": {"role": "i-broke-it", "role": "they-broke-it"}}`, status: 422, want: []string{"twice"}},
		{name: "unknown assessment", body: `{"assessment": "smal", "answers": {}}`, status: 404, want: []string{`"nearest":"small"`}},
		{name: "no assessment", body: `{"answers": {}}`, status: 404, want: []string{"no such assessment"}},
		{name: "no answers", body: `{"assessment": "small"}`, status: 400, want: []string{"no answers"}},
		{name: "answers are a list", body: `{"assessment": "small", "answers": []}`, status: 400, want: []string{`"error"`}},
		{name: "misspelt key", body: `{"assessment": "small", "answer": {}}`, status: 400, want: []string{"answer"}},
		{name: "more than one object", body: `{"assessment": "small", "answers": {}} {}`, status: 400},
		{name: "broken", body: `{"assessment": "sma`, status: 400},
		{name: "empty", body: ``, status: 400},
		{name: "deep", body: `{"assessment": "small", "answers": ` + strings.Repeat("[", 20000), status: 400},
		{name: "long", body: `{"assessment": "small", "answers": {"role": "` + strings.Repeat("x", maxBody) + `"}}`, status: 413, want: []string{"longer than 65536 bytes"}},
	} {
		x.method, x.target, x.header = "POST", "/api/v1/evaluate", sent
		x.run(t, s)
	}
	for _, secret := range []string{"broke", "badly", "hurt"} {
		if strings.Contains(logged.String(), secret) {
			t.Errorf("%q is in the log:\n%s", secret, logged)
		}
	}
}

func TestEvaluateTakesJSONOnly(t *testing.T) {
	s, _ := newServer(t, nil)
	body := `{"assessment": "small", "answers": {}}`
	for _, x := range []scenario{
		{name: "with a charset", header: []string{"Content-Type", "application/json; charset=utf-8"}, status: 200},
		{name: "in capitals", header: []string{"Content-Type", "Application/JSON"}, status: 200},
		{name: "no type", status: 415},
		{name: "a form", header: []string{"Content-Type", "application/x-www-form-urlencoded"}, status: 415},
		{name: "text, which needs no permission across sites", header: []string{"Content-Type", "text/plain"}, status: 415},
		{name: "nonsense", header: []string{"Content-Type", ";;"}, status: 415},
		{name: "compressed", header: []string{"Content-Type", "application/json", "Content-Encoding", "gzip"}, status: 415},
	} {
		x.method, x.target, x.body = "POST", "/api/v1/evaluate", body
		x.run(t, s)
	}
	for _, x := range []scenario{
		{name: "read", method: "GET", target: "/api/v1/evaluate", status: 405, wantHeader: []string{"Allow", "POST, OPTIONS"}},
		{name: "asked by another site", method: "OPTIONS", target: "/api/v1/evaluate", status: 204, wantHeader: []string{"Access-Control-Allow-Origin", ""}},
	} {
		x.run(t, s)
	}
}

// Whatever the body is, the API answers with JSON and one of its own statuses.
func FuzzEvaluate(f *testing.F) {
	s, err := New(Options{FS: files("small"), Built: fakeWasm(), Trusted: testers})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(`{"assessment": "small", "answers": {"role": "i-broke-it", "hurt": null}}`)
	f.Add(`{"assessment": "small", "answers": {"role": ["x", 1, true], "": {}}}`)
	f.Add(`{"assessment": "SMALL", "answers": null, "answers": []}`)
	f.Add("\ufeff{}")
	f.Fuzz(func(t *testing.T, body string) {
		r := httptest.NewRequest("POST", "/api/v1/evaluate", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if !slices.Contains([]int{200, 400, 404, 413, 422}, w.Code) || !json.Valid(w.Body.Bytes()) {
			t.Errorf("status %d: %s", w.Code, w.Body)
		}
	})
}
