package server

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// folderOf writes an assessment "small" into a folder on disk, because only
// there a file can be half written.
func folderOf(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "small"), 0o700); err != nil {
		t.Fatal(err)
	}
	save(t, dir, assessment)
	return dir
}

func save(t *testing.T, dir, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, "small", "assessment.yaml"), []byte(text), 0o600); err != nil {
		t.Error(err)
	}
}

// saying is the assessment with another step's title.
func saying(title string) string {
	return strings.Replace(assessment, "title: Listen", "title: "+title, 1)
}

func newLive(t *testing.T, dir string) *Live {
	t.Helper()
	l, err := NewLive(Options{FS: os.DirFS(dir), Built: fakeWasm(), Metrics: NewMetrics(), Trusted: testers})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// get is the body and status of a GET.
func get(h http.Handler, path string) (string, int) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w.Body.String(), w.Code
}

var bundlePath = regexp.MustCompile(`/assets/small-[0-9a-f]+\.json`)

func TestReloadServesTheChange(t *testing.T) {
	dir := folderOf(t)
	l := newLive(t, dir)
	page, _ := get(l.Handler(), "/small")
	before := bundlePath.FindString(page)
	save(t, dir, saying("Hear them out"))
	if err := l.Reload(); err != nil {
		t.Fatal(err)
	}
	page, _ = get(l.Handler(), "/small")
	after := bundlePath.FindString(page)
	for path, want := range map[string]string{before: `"Listen"`, after: `"Hear them out"`} {
		if body, status := get(l.Handler(), path); status != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: status %d, no %s", path, status, want)
		}
	}
}

// TestReloadKeepsTheLastGoodVersion with every way in which a folder can be
// broken by saving.
func TestReloadKeepsTheLastGoodVersion(t *testing.T) {
	dir := folderOf(t)
	l := newLive(t, dir)
	want, _ := get(l.Handler(), "/small")
	for name, text := range map[string]string{
		"empty":        "",
		"half":         assessment[:len(assessment)/2],
		"without plan": assessment[:strings.Index(assessment, "rules:")],
		"not YAML":     "a: [b",
		"unknown name": strings.Replace(assessment, "[listen]", "[listne]", 1),
		"binary":       "\x00\xff\xfe",
	} {
		save(t, dir, text)
		if err := l.Reload(); err == nil {
			t.Errorf("%s: no error", name)
		}
		if got, status := get(l.Handler(), "/small"); status != http.StatusOK || got != want {
			t.Errorf("%s: status %d, or another page", name, status)
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, "small")); err != nil {
		t.Fatal(err)
	}
	if err := l.Reload(); err == nil {
		t.Error("the folder is gone: no error")
	}
	if got, _ := get(l.Handler(), "/small"); got != want {
		t.Error("the folder is gone: another page")
	}
}

// TestReloadUnderLoad saves broken and good files a thousand times while
// browsers load pages, bundles and forms: none of them may fail, and no browser
// may get the page of one version and the bundle of another.
func TestReloadUnderLoad(t *testing.T) {
	saves := 1000
	if testing.Short() {
		saves = 50
	}
	dir := folderOf(t)
	l := newLive(t, dir)
	server := httptest.NewServer(l.Handler())
	defer server.Close()
	var done atomic.Bool
	var visits atomic.Int64
	var browsers sync.WaitGroup
	for range 4 {
		browsers.Go(func() {
			for !done.Load() && !t.Failed() {
				visit(t, server.URL)
				visits.Add(1)
			}
		})
	}
	random := rand.New(rand.NewPCG(1, 2))
	good, refused := 0, 0
	for i := range saves {
		text := saying(fmt.Sprintf("Title %d", i))
		if random.IntN(2) == 0 {
			text = text[:random.IntN(len(text))]
		}
		save(t, dir, text)
		if l.Reload() == nil {
			good++
		} else {
			refused++
		}
	}
	done.Store(true)
	browsers.Wait()
	if good == 0 || refused == 0 || visits.Load() == 0 {
		t.Errorf("%d good, %d refused, %d visits: nothing was tested", good, refused, visits.Load())
	}
	t.Logf("%d saves were served and %d refused, during %d visits", good, refused, visits.Load())
}

// visit loads a page, then its bundle, and posts the form.
func visit(t *testing.T, base string) {
	page := fetched(t, http.DefaultClient.Get, base+"/small")
	path := bundlePath.FindString(page)
	var bundle struct{ Steps []struct{ Title string } }
	if err := json.Unmarshal([]byte(fetched(t, http.DefaultClient.Get, base+path)), &bundle); err != nil || len(bundle.Steps) != 2 {
		t.Errorf("bundle %s: %v", path, err)
	}
	form := fetched(t, func(url string) (*http.Response, error) {
		return http.Post(url, formType, strings.NewReader("role=i-broke-it&hurt=badly&at=intro"))
	}, base+"/small")
	if !strings.Contains(form, "<form") {
		t.Errorf("no form: %s", form)
	}
}

func fetched(t *testing.T, ask func(string) (*http.Response, error), url string) string {
	res, err := ask(url)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Errorf("%s: status %d, %v", url, res.StatusCode, err)
	}
	return string(body)
}

// TestWatch: what is saved is served without a word to the server.
func TestWatch(t *testing.T) {
	dir := folderOf(t)
	l := newLive(t, dir)
	save(t, dir, "a: [b") // before it is watched, but after it was read
	ctx, cancel := context.WithCancel(t.Context())
	broken, ended := make(chan error, 1), make(chan struct{})
	go func() {
		l.Watch(ctx, func(err error) { broken <- err })
		close(ended)
	}()
	<-broken
	save(t, dir, saying("Hear them out"))
	for {
		page, _ := get(l.Handler(), "/small")
		if body, _ := get(l.Handler(), bundlePath.FindString(page)); strings.Contains(body, "Hear them out") {
			break
		}
		time.Sleep(watchInterval / 10)
	}
	cancel()
	<-ended
}

// TestReloadWhileDraining: no version that comes later says that it is ready.
func TestReloadWhileDraining(t *testing.T) {
	dir := folderOf(t)
	address := make(chan net.Addr, 1)
	l, err := NewLive(Options{FS: os.DirFS(dir), Built: fakeWasm(), Listening: func(a net.Addr) { address <- a }})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- l.Run(ctx, "127.0.0.1:0") }()
	<-address
	cancel()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	save(t, dir, saying("Hear them out"))
	if err := l.Reload(); err != nil {
		t.Fatal(err)
	}
	if body, status := get(l.Handler(), "/readyz"); status != http.StatusServiceUnavailable {
		t.Errorf("status %d: %s", status, body)
	}
}
