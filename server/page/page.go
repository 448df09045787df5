// Package page makes the documents that the server sends: a shell of ours
// around what package served draws, with a start script and a style sheet. There
// is nothing inline in them, so that the policy can forbid it.
package page

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the shell, the scripts and the style sheet
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"

	"amends/engine"
	"amends/wasm/form"
	"amends/wasm/served"
	"amends/wasm/ui"
)

//go:embed shell.html
var shellText string

var start = bundled("start.js")

//go:embed keep.js
var keep []byte

var device = bundled("device.js")

//go:embed worker.js
var worker []byte

//go:embed style.css
var style []byte

var shell = template.Must(template.New("shell").Parse(shellText))

// Assets are the addresses of the files that a document refers to, and the
// site that it belongs to.
type Assets struct {
	Site
	Style      string
	Start      string
	Wasm       string
	WasmExec   string
	Bundle     string
	Keep       string
	Device     string // the script for what the taker takes along
	Worker     string
	Frame      string // the script of a document that other sites frame
	FrameStyle string
	Hosts      string // the script of the page for hosts
	Picture    string // for a link to the site in somebody's message
	Folder     string // the script of the page for what is not there
	Seeks      bool   // whether that page looks for a folder
}

// Style is the style sheet. The caller must not change it.
func Style() []byte { return style }

// Start is the start script. The caller must not change it.
func Start() []byte { return start }

// Keep is the script that keeps a page for offline. The caller must not change
// it.
func Keep() []byte { return keep }

// Device is the script for what the taker takes along or keeps. The caller must
// not change it.
func Device() []byte { return device }

// compact is a script without what only its readers need: every byte of most of
// them delays something. All of ours are read when the program starts.
func compact(script []byte) []byte {
	m := minify.New()
	m.AddFunc("js", js.Minify)
	out, err := m.Bytes("js", script)
	if err != nil {
		panic(fmt.Sprintf("page: making a script small: %v", err))
	}
	return out
}

// Worker makes the worker of an assessment's page that is kept for offline: it
// keeps that page, the safety page, and what they refer to. Content stands for
// all that can change.
func Worker(assessment string, a Assets, content []byte) ([]byte, error) {
	files := []string{a.At("/" + assessment + "/safety"), a.Style, a.Start, a.Wasm, a.WasmExec, a.Bundle, a.Keep, a.Device}
	var out bytes.Buffer
	for _, constant := range []struct {
		name  string
		value any
	}{{"page", a.At("/" + assessment)}, {"version", fmt.Sprintf("%x", sha256.Sum256(content))[:16]}, {"files", files}} {
		data, err := json.Marshal(constant.value)
		if err != nil {
			return nil, fmt.Errorf("write the worker of %q: %w", assessment, err)
		}
		fmt.Fprintf(&out, "const %s = %s;\n", constant.name, data)
	}
	out.Write(worker)
	return out.Bytes(), nil
}

// document is what the shell is filled with.
type document struct {
	Language, Direction, Title string
	Body                       template.HTML
	Assets                     Assets
	Private                    bool // questions and plans, not for search engines
	Taker                      bool // asks questions in the browser
	Framed                     bool // other sites may frame it
	Hosts                      bool // for the owners of other sites
	Card                       *card
	Policy                     string // for a file server that sends none
}

// Render makes the document of an assessment: its introduction and its first
// section. The same program and assets give the same bytes.
func Render(p *engine.Program, a Assets) ([]byte, error) {
	d := documentOf(p, a)
	d.Taker, d.Card = true, newCard(p, a)
	return fill(d, served.Prerender(p, !a.Static))
}

// documentOf is the document of a page of an assessment, still without a body.
func documentOf(p *engine.Program, a Assets) document {
	b := p.Bundle()
	return document{Language: b.Language, Direction: b.Direction, Title: b.Title, Assets: a, Private: true}
}

// Form makes the document of a page for a browser that runs no program.
func Form(p *engine.Program, f *form.Form, a Assets) ([]byte, error) {
	return fill(documentOf(p, a), f.Draw())
}

// Safety makes the document of the page on safety, with the help lines of all
// assessments.
func Safety(list []*engine.Program, a Assets) ([]byte, error) {
	title, body := served.Safety(list)
	return fill(document{Language: "en", Direction: "ltr", Title: title, Assets: a}, body)
}

// Sources makes the document of the page on what an assessment rests on.
func Sources(p *engine.Program, a Assets) ([]byte, error) {
	title, body := served.Sources(p)
	return fill(document{Language: p.Bundle().Language, Direction: p.Bundle().Direction, Title: title, Assets: a}, body)
}

// Index makes the document of the start page, which lists the assessments.
func Index(list []*engine.Program, a Assets) ([]byte, error) {
	title, body := served.Index(list)
	return fill(document{Language: "en", Direction: "ltr", Title: title, Assets: a}, body)
}

// Problem makes the document for a status that is not a success.
func Problem(status int, a Assets) []byte {
	kind := map[int]string{http.StatusNotFound: "missing", http.StatusTooManyRequests: "busy"}[status]
	title, body := served.Problem(kind)
	data, err := fill(document{Language: "en", Direction: "ltr", Title: title, Assets: a}, body)
	if err != nil {
		return []byte(title) // a test draws every page, so this is not reached
	}
	return data
}

// fill draws the body into the shell.
func fill(d document, body []app.UI) ([]byte, error) {
	// All at once: go-app makes an engine of 64 KB for each drawing.
	drawn, err := ui.Markup(app.Elem("div").Body(body...))
	if err != nil {
		return nil, fmt.Errorf("draw the page %q: %w", d.Title, err)
	}
	drawn = strings.TrimSuffix(strings.TrimPrefix(drawn, "<div>"), "</div>\n")
	switch {
	case d.Assets.Static && d.Hosts:
		d.Policy = HostsPolicy
	case d.Assets.Static && d.Framed:
		d.Policy = Naming(Policy, d.Assets.Origin())
	case d.Assets.Static:
		d.Policy = Policy
	}
	d.Body = template.HTML(d.Assets.readdress(strings.TrimSpace(drawn))) // escaped by ui.Markup
	var out bytes.Buffer
	if err := shell.Execute(&out, d); err != nil {
		return nil, fmt.Errorf("fill the shell of the page %q: %w", d.Title, err)
	}
	return out.Bytes(), nil
}
