package page

import (
	"bytes"
	"flag"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	"amends/assessments"
	"amends/engine"
	"amends/rules"
	"amends/server/assets"
	"amends/wasm/served"
)

var update = flag.Bool("update", false, "write the golden files anew")

var addresses = Assets{
	Style: "/assets/style.1.css", Start: "/assets/start.2.js", Wasm: "/assets/app.3.wasm",
	WasmExec: "/assets/wasm_exec.4.js", Bundle: "/assets/small.5.json", Device: "/assets/device.6.js",
}

func small(t testing.TB) *engine.Program {
	t.Helper()
	data, err := os.ReadFile("../../wasm/ui/testdata/small.json")
	if err != nil {
		t.Fatal(err)
	}
	p, err := engine.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// documents are one of each kind, by the name of its golden file.
func documents(t *testing.T) map[string][]byte {
	t.Helper()
	p := small(t)
	assessment, err := Render(p, addresses)
	if err != nil {
		t.Fatal(err)
	}
	index, err := Index([]*engine.Program{p}, addresses)
	if err != nil {
		t.Fatal(err)
	}
	sources, err := Sources(p, addresses)
	if err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{
		"assessment": assessment, "index": index, "sources": sources,
		"missing": Problem(http.StatusNotFound, addresses),
		"failed":  Problem(http.StatusInternalServerError, addresses),
	}
}

func TestDocuments(t *testing.T) {
	for name, got := range documents(t) {
		file := "testdata/" + name + ".html"
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is different now; read the difference after go test -update\n%s", file, got)
		}
	}
}

func TestSameBytesEveryTime(t *testing.T) {
	first := documents(t)
	for range 20 {
		for name, got := range documents(t) {
			if !bytes.Equal(got, first[name]) {
				t.Fatalf("%s came out in two ways:\n%s\n%s", name, first[name], got)
			}
		}
	}
}

// The policy forbids what is inline; a document must not need it.
func TestNothingInline(t *testing.T) {
	inline := regexp.MustCompile(`(?i)<style|\sstyle=|\son[a-z]+=|javascript:`)
	scripts := regexp.MustCompile(`<script[^>]*>(?:</script>)?`)
	for name, d := range documents(t) {
		for _, tag := range scripts.FindAll(d, -1) {
			if !bytes.Contains(tag, []byte(`src="/assets/`)) || !bytes.HasSuffix(tag, []byte("></script>")) {
				t.Errorf("%s has an inline script: %s", name, tag)
			}
		}
		if found := inline.Find(d); found != nil {
			t.Errorf("%s has something inline: %s", name, found)
		}
	}
}

// A document asks for nothing from anywhere else.
func TestNothingForeign(t *testing.T) {
	loads := regexp.MustCompile(`<(?:script|link|img|iframe|source|object|embed)[^>]*(?:src|href)="(?:https?:)?//`)
	for name, d := range documents(t) {
		if found := loads.Find(d); found != nil {
			t.Errorf("%s loads from elsewhere: %s", name, found)
		}
	}
	if found := regexp.MustCompile(`@import|url\(`).Find(Style()); found != nil {
		t.Errorf("the style sheet loads something: %s", found)
	}
}

func TestStartScriptIsSmall(t *testing.T) {
	const most = 3 << 10
	if got := compressed(t, Start()); got > most {
		t.Errorf("the start script has %d bytes in brotli, at most %d are allowed", got, most)
	}
}

// What must arrive before the first paint.
func TestFirstDocumentIsSmall(t *testing.T) {
	const most = 20 << 10
	source, err := rules.Load(assessments.Files, "trust")
	if err != nil {
		t.Fatal(err)
	}
	p, err := rules.Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	document, err := Render(p, addresses)
	if err != nil {
		t.Fatal(err)
	}
	sent := len(assets.New("", document).Encoded()[".br"]) // it changes with every rule, so it is packed in less time
	sum := sent + compressed(t, Style()) + compressed(t, Start())
	if sum > most {
		t.Errorf("document, style sheet and start script have %d bytes in brotli, at most %d are allowed", sum, most)
	}
	t.Logf("document %d, style sheet %d, start script %d bytes in brotli", sent, compressed(t, Style()), compressed(t, Start()))
}

// compressed is how many bytes a script or style sheet has as it is sent.
func compressed(t *testing.T, data []byte) int {
	t.Helper()
	return len(assets.NewSmallest("", data).Encoded()[".br"])
}

// WordPress goes to no address but one of ours, so this one leads on to where
// the way out leads.
func TestAwayLeadsOn(t *testing.T) {
	want := `<meta http-equiv="refresh" content="0;url=` + served.ExitAddress() + `">`
	if got := string(Away()); !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwithout %s", got, want)
	}
}
