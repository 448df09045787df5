package server

import (
	"fmt"
	"html"
	"math/rand/v2"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"amends/assessments"
	"amends/engine"
)

// A walker is somebody without scripting: it knows nothing but the page that it
// was sent, and what it means to answer.
type walker struct {
	t       *testing.T
	server  *Server
	page    string
	answers engine.Answers
}

var (
	inputTag  = regexp.MustCompile(`<input ([^>]*)>`)
	attribute = regexp.MustCompile(`([a-z-]+)="([^"]*)"`)
	asked     = regexp.MustCompile(`<div class="asked" data-question="([^"]+)"`)
	stepID    = regexp.MustCompile(`data-step="([^"]+)"`)
	guardID   = regexp.MustCompile(`data-guard="([^"]+)"`)
	backTo    = regexp.MustCompile(`name="-to" type="submit" value="(\d+)">Back<`)
)

// inputs are the fields of the page's form, each with its attributes.
func (w *walker) inputs() []map[string]string {
	var list []map[string]string
	for _, tag := range inputTag.FindAllStringSubmatch(w.page, -1) {
		one := map[string]string{"checked": ""}
		for _, a := range attribute.FindAllStringSubmatch(tag[1], -1) {
			one[a[1]] = html.UnescapeString(a[2])
		}
		if slices.Contains(strings.Fields(tag[1]), "checked") {
			one["checked"] = "yes"
		}
		list = append(list, one)
	}
	return list
}

// filled is what the form sends for what the walker means to answer.
func (w *walker) filled() url.Values {
	sent := url.Values{}
	for _, in := range w.inputs() {
		switch in["type"] {
		case "hidden":
			sent.Add(in["name"], in["value"])
		case "text":
			if n, ok := w.answers[in["name"]].Amount(); ok {
				sent.Add(in["name"], fmt.Sprint(n))
			}
		default:
			if slices.Contains(w.answers[in["name"]].Options(), in["value"]) {
				sent.Add(in["name"], in["value"])
			}
		}
	}
	return sent
}

// request sends something, and looks at the page that comes back.
func (w *walker) request(method, target string, sent url.Values) {
	w.t.Helper()
	r := httptest.NewRequest(method, target, strings.NewReader(sent.Encode()))
	r.Header.Set("Content-Type", formType)
	rec := httptest.NewRecorder()
	w.server.Handler().ServeHTTP(rec, r)
	if rec.Code != 200 || rec.Header().Get("Cache-Control") != "no-store" || rec.Header().Get("X-Robots-Tag") != "noindex" {
		w.t.Fatalf("status %d, %v", rec.Code, rec.Header())
	}
	w.page = rec.Body.String()
}

func (w *walker) send(sent url.Values) { w.request("POST", "/trust", sent) }

// think makes up an answer to every question of the page.
func (w *walker) think(random *rand.Rand, p *engine.Program) {
	for _, found := range asked.FindAllStringSubmatch(w.page, -1) {
		q, ok := p.Question(found[1])
		if !ok {
			w.t.Fatalf("the page asks %s", found[1])
		}
		var offered []string
		for _, in := range w.inputs() {
			if in["name"] == q.ID && in["type"] != "hidden" {
				offered = append(offered, in["value"])
			}
		}
		w.answers[q.ID] = thought(random, q, offered)
	}
}

func thought(random *rand.Rand, q *engine.Question, offered []string) engine.Value {
	switch {
	case !q.Required && random.IntN(4) == 0:
		return engine.Skip()
	case q.Kind != engine.AnyOf:
		return engine.Chosen(offered[random.IntN(len(offered))])
	}
	var chosen []string
	for _, o := range offered {
		if random.IntN(4) == 0 {
			chosen = append(chosen, o)
		}
	}
	return engine.Chosen(chosen...)
}

// walk answers until the end, and sometimes goes back and thinks again.
func (w *walker) walk(random *rand.Rand, p *engine.Program) {
	w.request("GET", "/trust/form", nil)
	for pages := 0; asked.MatchString(w.page); pages++ {
		if pages > 60 {
			w.t.Fatal("no end after 60 pages")
		}
		w.think(random, p)
		sent := w.filled()
		if back := backTo.FindStringSubmatch(w.page); back != nil && random.IntN(6) == 0 {
			sent.Set("-to", back[1])
		}
		w.send(sent)
	}
}

func ids(pattern *regexp.Regexp, page string) []string {
	var out []string
	for _, m := range pattern.FindAllStringSubmatch(page, -1) {
		if !slices.Contains(out, m[1]) {
			out = append(out, m[1])
		}
	}
	return out
}

// expected are the ids that a result shows.
func expected(r engine.Result) (guards, steps []string) {
	for _, page := range r.Pages {
		guards = append(guards, page.ID)
	}
	for _, phase := range r.Plan {
		for _, s := range phase.Steps {
			steps = append(steps, s.ID)
		}
	}
	for _, s := range r.Also {
		steps = append(steps, s.ID)
	}
	return guards, steps
}

// Whoever walks through the forms gets what the engine says about the answers.
func TestFormLeadsToThePlanOfItsAnswers(t *testing.T) {
	s, logged := newServer(t, func(o *Options) { o.FS = assessments.Files })
	p := s.programs["trust"]
	people := uint64(300)
	if testing.Short() {
		people = 40
	}
	for seed := range people {
		w := &walker{t: t, server: s, answers: engine.Answers{}}
		w.walk(rand.New(rand.NewPCG(seed, 7)), p)
		guards, steps := expected(p.Evaluate(w.answers))
		if got := ids(guardID, w.page); !sameMembers(got, guards) {
			t.Errorf("person %d: guards %v, want %v", seed, got, guards)
		}
		if got := ids(stepID, w.page); !sameMembers(got, steps) {
			t.Errorf("person %d: steps\n%v, want\n%v", seed, got, steps)
		}
	}
	for _, word := range secretWords(p.Bundle()) {
		if regexp.MustCompile(`\b` + regexp.QuoteMeta(word) + `\b`).MatchString(logged.String()) {
			t.Errorf("%q is in the log", word)
		}
	}
}

// secretWords are the ids of everything that an answer, or what came of it,
// could be written down as. A few are words that the log has a use for.
func secretWords(b *engine.Bundle) []string {
	var words []string
	for i := range b.Questions {
		words = append(words, b.Questions[i].ID)
		for _, o := range b.Questions[i].Options {
			words = append(words, o.ID)
		}
	}
	for i := range b.Steps {
		words = append(words, b.Steps[i].ID)
	}
	for i := range b.Guards {
		words = append(words, b.Guards[i].ID)
	}
	for i := range b.Rules {
		words = append(words, b.Rules[i].ID)
	}
	return slices.DeleteFunc(words, func(id string) bool { return id == "time" }) // each line begins with its time
}

// sameMembers compares without order: a plan's first step stands on top.
func sameMembers(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

func TestForm(t *testing.T) {
	s, logged := newServer(t, nil)
	sent := []string{"Content-Type", formType}
	kept := []string{"Cache-Control", "no-store", "X-Robots-Tag", "noindex", "Content-Type", htmlType}
	plan := []string{`data-page="plan"`, `data-step="listen"`}
	for _, x := range []scenario{
		{name: "first page", method: "GET", target: "/small/form", status: 200, want: []string{"Who broke it?", "Are you hurt?"}, not: []string{"data-wasm"}, wantHeader: kept},
		{name: "answers", body: "-page=0&role=i-broke-it&hurt=a-little", status: 200, want: plan, not: []string{"Are you hurt?"}, wantHeader: kept},
		{name: "carried on", body: "-page=0&role=i-broke-it&hurt=a-little", status: 200, want: []string{`name="hurt" type="hidden" value="a-little"`, `name="-ended"`}},
		{name: "skipped", body: "-page=0", status: 200, want: []string{`name="-skipped" type="hidden" value="hurt"`, `data-page="plan"`}},
		{name: "back", body: "-page=1&role=i-broke-it&-skipped=hurt&-to=0", status: 200, want: []string{`checked data-option="i-broke-it"`, `data-page="form"`}},
		{name: "nothing", body: "", status: 200, want: []string{`data-page="form"`, "Who broke it?"}},
		{name: "from the start script", body: "role=i-broke-it&-skipped=role&-skipped=hurt", status: 200, want: plan},
		{name: "unknown fields", body: "-page=0&role=i-broke-it&rol=x&=&hurt=bad&-x=1", status: 200, want: plan, not: []string{"bad", "rol\""}},
		{name: "a second answer", body: "-page=0&role=they-broke-it&role=i-broke-it", status: 200, want: plan},
		{name: "no such page", body: "-page=99&-to=-7&role=i-broke-it", status: 200, want: []string{`data-page="form"`}},
		{name: "markup", body: "-page=%3Cb%3E&role=%3Cscript%3E&-skipped=%3Ci%3E", status: 200, not: []string{"<script>", "<b>", "<i>"}},
		{name: "broken", body: "-page=0&role=%zz&;;", status: 200, want: []string{`data-page="plan"`}},
		{name: "long", body: strings.Repeat("x", maxBody+1), status: 413, want: []string{"<!doctype html>"}, wantHeader: []string{"Cache-Control", "no-store"}},
	} {
		if x.method == "" {
			x.method, x.target, x.header = "POST", "/small", sent
		}
		x.run(t, s)
	}
	for _, x := range []scenario{
		{name: "another type", header: []string{"Content-Type", "multipart/form-data; boundary=x"}, status: 415},
		{name: "no type", status: 415},
		{name: "compressed", header: []string{"Content-Type", formType, "Content-Encoding", "gzip"}, status: 415},
	} {
		x.method, x.target = "POST", "/small"
		x.run(t, s)
	}
	for _, secret := range []string{"broke", "little", "hurt"} {
		if strings.Contains(logged.String(), secret) {
			t.Errorf("%q is in the log:\n%s", secret, logged)
		}
	}
}

// TestFormOfAnotherVersion: somebody got a page, then a changed assessment was
// served, then they send the page, with one question answered and one left out.
// Answers survive where they fit, what they have never seen is asked and not
// taken for left out, and they are told.
func TestFormOfAnotherVersion(t *testing.T) {
	const hurt = `  - id: hurt
    section: start
    type: one-of
    text: Are you hurt?
    sensitive: true
    options:
      - {id: badly, label: Badly}
      - {id: a-little, label: A little}
`
	const changed, form, plan, kept = "data-changed", `data-page="form"`, `data-page="plan"`, `checked data-option="i-broke-it"`
	for _, c := range []struct {
		name      string
		edits     []string // pairs of what was and what it became
		want, not []string
	}{
		{name: "nothing", want: []string{plan, `data-step="listen"`}, not: []string{changed}},
		{
			name: "a title", edits: []string{"title: Listen", "title: Hear them out"},
			want: []string{changed, form, "Are you hurt?", kept}, not: []string{`name="-skipped"`},
		},
		{
			name: "a question more on the page", edits: []string{"rules:\n", "  - {id: later, section: start, type: yes-no, text: Say when}\nrules:\n", `role == "i-broke-it"`, `role == "i-broke-it" or later`},
			want: []string{changed, form, "Say when", kept}, not: []string{`name="-skipped"`},
		},
		{
			name: "a section before it", edits: []string{
				"sections:\n", "sections:\n  - {id: new, title: New}\n",
				"rules:\n", "  - {id: older, section: new, type: yes-no, text: Say your age}\nrules:\n", `role == "i-broke-it"`, `role == "i-broke-it" or older`,
			},
			want: []string{changed, form, "Say your age", `name="role" type="hidden" value="i-broke-it"`}, not: []string{`name="-skipped"`},
		},
		{
			name: "an option of another name", edits: []string{"i-broke-it", "it-was-me"},
			want: []string{changed, form, "Who broke it?"}, not: []string{"i-broke-it", " checked "},
		},
		{
			name: "a question less", edits: []string{hurt, "", `hurt == "badly"`, `role == "they-broke-it"`},
			want: []string{changed, plan, `data-step="listen"`}, not: []string{"hurt"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, _ := newServer(t, nil)
			after, _ := newServer(t, func(o *Options) {
				text := strings.NewReplacer(c.edits...).Replace(assessment)
				o.FS = fstest.MapFS{"small/assessment.yaml": &fstest.MapFile{Data: []byte(text)}}
			})
			w := &walker{t: t, server: before, answers: engine.Answers{"role": engine.Chosen("i-broke-it")}}
			w.request("GET", "/small/form", nil)
			w.server = after
			w.request("POST", "/small", w.filled())
			for _, want := range c.want {
				if !strings.Contains(w.page, want) {
					t.Errorf("no %s in:\n%s", want, w.page)
				}
			}
			for _, not := range c.not {
				if strings.Contains(w.page, not) {
					t.Errorf("%s in:\n%s", not, w.page)
				}
			}
		})
	}
}

// Whatever is sent, there is a page.
func FuzzForm(f *testing.F) {
	s, err := New(Options{FS: files("small"), Built: fakeWasm(), Trusted: testers})
	if err != nil {
		f.Fatal(err)
	}
	f.Add("-page=0&role=i-broke-it&-skipped=hurt")
	f.Add("-page=1&-to=0&-ended=1&role=&hurt=badly&hurt=a-little")
	f.Fuzz(func(t *testing.T, body string) {
		r := httptest.NewRequest("POST", "/small", strings.NewReader(body))
		r.Header.Set("Content-Type", formType)
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if !slices.Contains([]int{200, 413}, w.Code) || !strings.Contains(w.Body.String(), "</html>") {
			t.Errorf("status %d: %s", w.Code, w.Body)
		}
	})
}
