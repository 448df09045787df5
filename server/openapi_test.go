package server

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/time/rate"

	"amends/assessments"
	"amends/rules"
)

// described is the description, and its schemas compiled.
type described struct {
	compiler  *jsonschema.Compiler
	responses map[string]struct{ Headers map[string]any }
}

const descriptionAt = "openapi.json"

func readDescription(t *testing.T, data []byte) described {
	t.Helper()
	whole, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	d := described{compiler: jsonschema.NewCompiler()}
	if err := d.compiler.AddResource(descriptionAt, whole); err != nil {
		t.Fatal(err)
	}
	var document struct {
		Paths map[string]struct {
			Post struct{ Responses json.RawMessage }
		}
	}
	if err := json.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(document.Paths["/api/v1/evaluate"].Post.Responses, &d.responses); err != nil {
		t.Fatal(err)
	}
	return d
}

// check validates a JSON text against the schema at a place of the description.
func (d described) check(t *testing.T, place, text string) error {
	t.Helper()
	schema, err := d.compiler.Compile(descriptionAt + "#" + place)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	return schema.Validate(value)
}

const requestPlace = "/paths/~1api~1v1~1evaluate/post/requestBody/content/application~1json/schema"

func responsePlace(status int) string {
	return fmt.Sprintf("/paths/~1api~1v1~1evaluate/post/responses/%d/content/application~1json/schema", status)
}

// TestOpenAPI compares the description that is served with what really
// happens: the people of every shipped assessment, and every failure.
func TestOpenAPI(t *testing.T) {
	s, _ := newServer(t, func(o *Options) { o.FS = assessments.Files })
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/api/v1/openapi.json", nil))
	d := readDescription(t, w.Body.Bytes())
	seen := map[string]bool{}
	send := func(s *Server, r exchange) {
		t.Helper()
		seen[fmt.Sprint(r.send(t, s, d))] = true
	}
	for _, body := range peopleOf(t, s) {
		send(s, exchange{body: body, valid: true, status: 200})
	}
	for _, r := range failures() {
		send(s, r)
	}
	strangers, _ := newServer(t, func(o *Options) { o.Trusted = nil })
	client, _ := clientOf("192.0.2.1:1234") // where httptest's requests come from
	strangers.limiter.clients[client] = rate.NewLimiter(0, 0)
	send(strangers, exchange{body: `{"assessment": "small", "answers": {}}`, valid: true, status: 429})
	for status := range d.responses {
		if !seen[status] && status != "405" { // a page, see TestEvaluateTakesJSONOnly
			t.Errorf("nothing was answered with %s", status)
		}
	}
}

// exchange is a request, whether its body is as described, and the status that
// answers it.
type exchange struct {
	body, kind string
	valid      bool
	status     int
}

func failures() []exchange {
	return []exchange{
		{body: `{"assessment": "trust"`, status: 400},
		{body: `{"assessment": "trust", "answer": {}}`, status: 400},
		{body: `{"assessment": "trust", "answers": []}`, status: 400},
		{body: `{"assessment": "trus", "answers": {}}`, valid: true, status: 404},
		{body: `{"assessment": "nothing like it", "answers": {}}`, valid: true, status: 404},
		{body: `{"assessment": "trust", "answers": {"role": "` + strings.Repeat("x", maxBody) + `"}}`, valid: true, status: 413},
		{body: `{}`, kind: "text/plain", status: 415},
		{body: `{"assessment": "trust", "answers": {"rol": null, "role": "i-broke-i", "cause": 5}}`, valid: true, status: 422},
		{body: `{"assessment": "trust", "answers": {"role": {"a": 1}}}`, status: 422},
	}
}

// send evaluates a body and checks both sides of the exchange.
func (x exchange) send(t *testing.T, s *Server, d described) int {
	t.Helper()
	name := x.body[:min(80, len(x.body))]
	if err := d.check(t, requestPlace, x.body); (err == nil) != x.valid {
		t.Errorf("%s: as described: %v", name, err)
	}
	r := httptest.NewRequest("POST", "/api/v1/evaluate", strings.NewReader(x.body))
	r.Header.Set("Content-Type", jsonType)
	if x.kind != "" {
		r.Header.Set("Content-Type", x.kind)
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	if w.Code != x.status {
		t.Errorf("%s: status %d, want %d: %s", name, w.Code, x.status, w.Body)
	}
	if err := d.check(t, responsePlace(w.Code), w.Body.String()); err != nil {
		t.Errorf("%s: the answer is not as described: %v", name, err)
	}
	for header := range d.responses[fmt.Sprint(w.Code)].Headers {
		if w.Header().Get(header) == "" {
			t.Errorf("%s: no header %s", name, header)
		}
	}
	return w.Code
}

// peopleOf are bodies with the answers of every case of the shipped
// assessments, and of nobody.
func peopleOf(t *testing.T, s *Server) []string {
	t.Helper()
	var bodies []string
	for _, name := range slices.Sorted(maps.Keys(s.programs)) {
		source, err := rules.Load(assessments.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		sent := []any{map[string]any{}}
		for _, c := range source.Cases() {
			sent = append(sent, c.Answers)
		}
		for _, answers := range sent {
			body, err := json.Marshal(map[string]any{"assessment": name, "answers": answers})
			if err != nil {
				t.Fatal(err)
			}
			bodies = append(bodies, string(body))
		}
	}
	if len(bodies) < 100 {
		t.Errorf("only %d people", len(bodies))
	}
	return bodies
}

// TestOpenAPIIsWhole makes sure that the description allows nothing that it
// does not name: a key more anywhere in a result is refused.
func TestOpenAPIIsWhole(t *testing.T) {
	d := readDescription(t, openapi)
	s, _ := newServer(t, func(o *Options) { o.FS = assessments.Files })
	tried := map[string]bool{}
	for _, body := range peopleOf(t, s) {
		r := httptest.NewRequest("POST", "/api/v1/evaluate", strings.NewReader(body))
		r.Header.Set("Content-Type", jsonType)
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		var result map[string]any
		if err := json.Unmarshal(w.Body.Bytes(), &result); err != nil {
			t.Fatal(err)
		}
		eachObject(result, "result", func(kind string, object map[string]any) {
			if tried[kind] {
				return
			}
			tried[kind] = true
			object["new"] = []any{}
			text, _ := json.Marshal(result)
			delete(object, "new")
			if d.check(t, responsePlace(200), string(text)) == nil {
				t.Errorf("a key more in %s is not refused", kind)
			}
		})
	}
	for _, kind := range []string{"result", "plan", "steps", "notes", "because", "conditions", "all"} {
		if !tried[kind] {
			t.Errorf("no result has %s", kind)
		}
	}
}

// eachObject visits every object of a value with the key that it stands under.
func eachObject(value any, key string, visit func(string, map[string]any)) {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			eachObject(item, key, visit)
		}
	case map[string]any:
		visit(key, value)
		for k, item := range value {
			eachObject(item, k, visit)
		}
	}
}
