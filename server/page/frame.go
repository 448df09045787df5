package page

import (
	_ "embed" // the style sheet
	"fmt"
	"regexp"
	"strings"

	"amends/engine"
	"amends/wasm/form"
	"amends/wasm/served"
)

var frame = bundled("frame.js")

//go:embed frame.css
var frameStyle string

// FrameScript is the script of documents in frames. The caller must not change
// it.
func FrameScript() []byte { return frame }

// FrameStyle is the style sheet of documents in frames: what is other in them,
// and the two themes of the style sheet by name, for hosts that ask for one.
func FrameStyle() []byte {
	tokens := regexp.MustCompile(`(?s):root \{(.*?)\}`)
	themes := tokens.FindAllStringSubmatch(string(style), 2)
	out := frameStyle
	for i, name := range []string{"light", "dark"} {
		var set []string
		for line := range strings.Lines(themes[i][1]) {
			if line = strings.TrimSpace(line); strings.HasPrefix(line, "--") && strings.Contains(line, "#") {
				set = append(set, line)
			}
		}
		out += fmt.Sprintf("\n@media screen { :root[data-theme=%q] { color-scheme: %s; %s } }\n", name, name, strings.Join(set, " "))
	}
	return []byte(out)
}

// Frame makes the document of an assessment for frames on other sites.
func Frame(p *engine.Program, a Assets) ([]byte, error) {
	d := framed(p, a)
	d.Taker = true
	return fill(d, append(served.Prerender(p, !a.Static), served.Beside(d.Language)...))
}

// FrameForm is [Form] for frames on other sites.
func FrameForm(p *engine.Program, f *form.Form, a Assets) ([]byte, error) {
	d := framed(p, a)
	return fill(d, append(f.Draw(), served.Beside(d.Language)...))
}

// FrameSafety is [Safety] for the frames of an assessment.
func FrameSafety(p *engine.Program, list []*engine.Program, a Assets) ([]byte, error) {
	d := framed(p, a)
	title, body := served.Safety(list)
	d.Title, d.Language, d.Direction = title, "en", "ltr"
	return fill(d, append(body, served.Beside(d.Language)...))
}

// FrameSources is [Sources] for frames on other sites.
func FrameSources(p *engine.Program, a Assets) ([]byte, error) {
	d := framed(p, a)
	title, body := served.Sources(p)
	d.Title = title
	return fill(d, append(body, served.Beside(d.Language)...))
}

// FrameMissing makes the document for a frame that asks for an assessment that
// is not there.
func FrameMissing(a Assets) []byte {
	title, body := served.Absent()
	d := document{Language: "en", Direction: "ltr", Title: title, Assets: a, Private: true, Framed: true}
	data, err := fill(d, append(body, served.Beside(d.Language)...))
	if err != nil {
		return []byte(title) // a test draws it, so this is not reached
	}
	return data
}

// framed is the document of a page of an assessment in a frame, still without
// a body.
func framed(p *engine.Program, a Assets) document {
	a.frame = p.Bundle().Assessment
	d := documentOf(p, a)
	d.Framed = true
	return d
}
