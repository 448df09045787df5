package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"amends/server/assets"
)

func TestBuild(t *testing.T) {
	list, err := Build(Options{FS: files("small", "other"), Base: "https://example.org/help", Built: fakeWasm()})
	if err != nil {
		t.Fatal(err)
	}
	site := map[string]string{}
	for _, f := range list {
		site[f.Path] = string(f.Content)
	}
	for _, want := range []string{
		"index.html", "404.html", "small/index.html", "small/safety/index.html", "small/oembed.json", "safety/index.html",
		"embed/index.html", "embed/small/index.html", "embed/small/safety/index.html", "embed.js", "embed.js.br", "embed/404.html", "_headers", "nginx.conf",
	} {
		if site[want] == "" {
			t.Errorf("there is no %s", want)
		}
	}
	if !strings.Contains(site["nginx.conf"], "location /help/embed/ {\n    error_page 404 /help/embed/404.html;\n}") ||
		!regexp.MustCompile(`(?s)= /help/embed/404\.html \{[^}]*Cross-Origin-Embedder-Policy "require-corp"`).MatchString(site["nginx.conf"]) {
		t.Errorf("nginx is to say in a frame what is not there:\n%s", site["nginx.conf"])
	}
	if page := site["404.html"]; !strings.Contains(page, "/help/assets/folder-") {
		t.Errorf("the page for what is not there looks for no folder:\n%s", page)
	}
	if !regexp.MustCompile(`(?s)\n/help/embed/small/\n(?:  [^\n]*\n)*?  Cross-Origin-Embedder-Policy: require-corp\n  Cross-Origin-Resource-Policy: cross-origin\n`).MatchString(site["_headers"]) {
		t.Errorf("a host that isolates itself may not show the frame:\n%s", site["_headers"])
	}
	for name, content := range site {
		if path.Ext(name) == ".html" {
			checkBuilt(t, site, name, content)
		}
	}
	for _, needs := range []string{"healthz", "api/v1/evaluate", "api/v1/openapi.json", "small/form/index.html", "oembed/index.html"} {
		if _, ok := site[needs]; ok {
			t.Errorf("%s needs a server", needs)
		}
	}
	if !strings.Contains(site["nginx.conf"], "/help/favicon.ico {\n    types {}\n    default_type \"image/svg+xml\";\n") ||
		strings.Contains(site["nginx.conf"], "add_header Content-Type") {
		t.Errorf("nginx is to send one type of the icon:\n%s", site["nginx.conf"])
	}
	if sent, most := len(site["embed.js.br"]), 2457; sent > most {
		t.Errorf("the loader is sent with %d bytes, at most %d are allowed", sent, most)
	}
	if !strings.Contains(site["_headers"], "\n/help/embed/small/\n") || !strings.HasPrefix(site["_headers"], Mark) {
		t.Errorf("headers:\n%s", site["_headers"])
	}
}

var linked = regexp.MustCompile(`(?:href|src|action|data-(?:wasm|exec|bundle|keep|worker|loader))="(/[^"]*)"`)

// checkBuilt makes sure that everything that a page refers to is in the site,
// and nothing on it leads to a form.
func checkBuilt(t *testing.T, site map[string]string, name, content string) {
	t.Helper()
	if !strings.Contains(content, `http-equiv="Content-Security-Policy"`) {
		t.Errorf("%s has no policy", name)
	}
	if strings.Contains(content, "data-send") || strings.Contains(content, `/form"`) || strings.Contains(content, `/form/"`) {
		t.Errorf("%s leads to a form, and there is no server", name)
	}
	for _, link := range linked.FindAllStringSubmatch(content, -1) {
		file, below := strings.CutPrefix(link[1], "/help/")
		if strings.HasSuffix(link[1], "/") {
			file = path.Join(file, "index.html")
		}
		// The form that asks the first section is never sent.
		if _, ok := site[file]; !below || !ok {
			t.Errorf("%s refers to %s, which is not there", name, link[1])
		}
	}
}

func TestBuildRefuses(t *testing.T) {
	if _, err := Build(Options{FS: files("small"), Built: fakeWasm()}); err == nil {
		t.Error("built a site without an address")
	}
	if _, err := Build(Options{FS: files("small"), Base: "https://example.org", Built: &assets.Set{}}); !errors.Is(err, ErrNotBuilt) {
		t.Errorf("got %v, want ErrNotBuilt", err)
	}
}

// TestStaticExceptions holds the browser tests that files alone cannot pass
// together with what docs/scale.md says of them.
func TestStaticExceptions(t *testing.T) {
	read := func(file string) string {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	var left []struct {
		Spec, Test, Why string
		Headers         bool
	}
	if err := json.Unmarshal([]byte(read("e2e/static.json")), &left); err != nil {
		t.Fatal(err)
	}
	docs, kinds := read("../docs/scale.md"), read("e2e/lib/kinds.js")
	for _, one := range left {
		if !strings.Contains(read("e2e/tests/"+one.Spec)+kinds, one.Test) {
			t.Errorf("%s has no test “%s”", one.Spec, one.Test)
		}
		which, why := "all", one.Why
		if one.Test != "" {
			which = "“" + one.Test + "”"
		}
		if one.Headers {
			why += " (the project `headers` runs it)"
		}
		if row := fmt.Sprintf("| `%s` | %s | %s |", one.Spec, which, why); !strings.Contains(docs, row) {
			t.Errorf("docs/scale.md has no row %s", row)
		}
	}
	if got := strings.Count(docs, ".spec.js` |"); got != len(left) {
		t.Errorf("docs/scale.md has %d rows, and %d are left out", got, len(left))
	}
}
