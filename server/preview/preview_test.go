package preview

import (
	"bufio"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

const host = "127.0.0.1:4242"

// small is a preview of a copy of the command's small assessment.
func small(t *testing.T) (p *Preview, dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "small"), os.DirFS("../../cmd/amends/testdata/small")); err != nil {
		t.Fatal(err)
	}
	p, err := New(Options{FS: os.DirFS(dir), Dir: "mine"})
	if err != nil {
		t.Fatal(err)
	}
	p.token = "TOKEN"
	p.compare()
	return p, dir
}

// get asks for a path as a browser does that has opened the preview.
func get(p *Preview, path string, header map[string]string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = host
	for name, value := range header {
		if name == "Host" {
			r.Host = value
		}
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	p.Handler(host).ServeHTTP(w, r)
	return w
}

func TestWhoMaySee(t *testing.T) {
	p, _ := small(t)
	taker := http.StatusServiceUnavailable // without the wasm there is nothing to take
	if p.built {
		taker = http.StatusNotFound
	}
	for name, test := range map[string]struct {
		path   string
		header map[string]string
		status int
	}{
		"the address as printed":    {"/TOKEN/", nil, 200},
		"its parts":                 {"/TOKEN/preview.js", map[string]string{"Sec-Fetch-Site": "same-origin"}, 200},
		"typed by hand":             {"/TOKEN/", map[string]string{"Sec-Fetch-Site": "none"}, 200},
		"own origin":                {"/TOKEN/", map[string]string{"Origin": "http://" + host}, 200},
		"no token":                  {"/", nil, 403},
		"a guess":                   {"/TOKEM/", nil, 403},
		"a longer one":              {"/TOKENS/", nil, 403},
		"a name that leads here":    {"/TOKEN/", map[string]string{"Host": "evil.example:4242"}, 403},
		"another port":              {"/TOKEN/", map[string]string{"Host": "127.0.0.1:80"}, 403},
		"another site":              {"/TOKEN/", map[string]string{"Origin": "https://evil.example"}, 403},
		"no origin to speak of":     {"/TOKEN/", map[string]string{"Origin": "null"}, 403},
		"a link on another site":    {"/TOKEN/", map[string]string{"Sec-Fetch-Site": "cross-site"}, 403},
		"another port of this host": {"/TOKEN/", map[string]string{"Sec-Fetch-Site": "same-site"}, 403},
		"the taker's page, unasked": {"/small", nil, 403},
		"the same, with a guess":    {"/small", map[string]string{"Cookie": cookie + "=TOKEM"}, 403},
		"a part of it, opened":      {"/healthz-not", map[string]string{"Cookie": cookie + "=TOKEN"}, taker},
		"nothing there":             {"/TOKEN/nothing", nil, 404},
	} {
		if w := get(p, test.path, test.header); w.Code != test.status {
			t.Errorf("%s: status %d, want %d", name, w.Code, test.status)
		}
	}
}

func TestTokensDiffer(t *testing.T) {
	one, err := newToken()
	other, errOther := newToken()
	if err != nil || errOther != nil || one == other || len(one) != 32 {
		t.Errorf("tokens %q and %q (%v, %v)", one, other, err, errOther)
	}
}

func TestPolicy(t *testing.T) {
	p, _ := small(t)
	w := get(p, "/TOKEN/", nil)
	if policy := w.Header().Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'; script-src 'self'; style-src 'self';") {
		t.Errorf("the policy is %q", policy)
	}
	if c := w.Header().Get("Set-Cookie"); !strings.Contains(c, "HttpOnly") || !strings.Contains(c, "SameSite=Strict") {
		t.Errorf("the cookie is %q", c)
	}
	if found := regexp.MustCompile(`(?i)<style|\sstyle=|\son[a-z]+=|<script>`).FindString(w.Body.String()); found != "" {
		t.Errorf("the page has %s in it", found)
	}
}

// The page through an hour of work: fine, broken, mended in another way.
func TestPages(t *testing.T) {
	p, dir := small(t)
	file := filepath.Join(dir, "small", "rules", "listening.yaml")
	authored, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, p, "fine")
	save(t, p, file, strings.ReplaceAll(string(authored), `role == "i-broke-it"`, `rol == "i-broke-it"`))
	golden(t, p, "broken")
	save(t, p, file, strings.ReplaceAll(string(authored), "recommend: [listen]", "recommend: [rest, listen]"))
	golden(t, p, "changed")
	save(t, p, file, string(authored))
	if got := get(p, "/TOKEN/", nil).Body.String(); !strings.Contains(got, "This person gets the same plan.") {
		t.Errorf("the authored version again differs from itself:\n%s", got)
	}
	if got := get(p, "/TOKEN/?since=save", nil).Body.String(); strings.Contains(got, "This person gets the same plan.") {
		t.Errorf("going back is no change since the last one:\n%s", got)
	}
}

func save(t *testing.T, p *Preview, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.refresh()
	p.compare()
}

func golden(t *testing.T, p *Preview, name string) {
	t.Helper()
	got := regexp.MustCompile(`data-number="\d+"`).ReplaceAllString(get(p, "/TOKEN/", nil).Body.String(), "data-number")
	got = strings.Replace(got, `<a href="/small" target="_blank">Answer it yourself</a>`, "", 1) // only where the wasm is built
	file := filepath.Join("testdata", name+".html")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is different now; read the difference after go test -update\n%s", file, got)
	}
}

// A page that waits is told of a change.
func TestEvents(t *testing.T) {
	p, _ := small(t)
	server := httptest.NewUnstartedServer(nil)
	server.Config.Handler = p.Handler(server.Listener.Addr().String())
	server.Start()
	defer server.Close()
	answer, err := http.Get(server.URL + "/TOKEN/events")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	lines := bufio.NewScanner(answer.Body)
	first, last := event(lines), p.number
	p.refresh()
	if second := event(lines); first == second || first == "" || second == "" {
		t.Errorf("events %q and %q, numbers from %d", first, second, last)
	}
}

func event(lines *bufio.Scanner) string {
	for lines.Scan() {
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			return data
		}
	}
	return ""
}

// A folder that cannot be read for a while takes nothing away.
func TestFolderGone(t *testing.T) {
	p, dir := small(t)
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	p.refresh()
	got := get(p, "/TOKEN/", nil).Body.String()
	if !strings.Contains(got, "The folder cannot be read:") || !strings.Contains(got, `<h2 id="after">`) {
		t.Errorf("the page is\n%s", got)
	}
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	p.refresh()
	if got := get(p, "/TOKEN/", nil).Body.String(); strings.Contains(got, "cannot be read") {
		t.Errorf("the page is\n%s", got)
	}
}

func TestNothingToPreview(t *testing.T) {
	if _, err := New(Options{FS: os.DirFS(t.TempDir()), Dir: "empty"}); err == nil || err.Error() != "there is no assessment in empty" {
		t.Errorf("the error is %v", err)
	}
}

func TestOnlyThisMachine(t *testing.T) {
	p, _ := small(t)
	for _, addr := range []string{"0.0.0.0:0", ":0", "192.0.2.1:0", "nonsense"} {
		if err := p.Run(t.Context(), addr); err == nil {
			t.Errorf("it listens on %s", addr)
		}
	}
}
