package logicpage

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"amends/engine"
)

//go:embed page.html style.css
var files embed.FS

// Settings of a page. The zero value knows no places.
type Settings struct {
	At func(id string) string // the place of a rule or guard
}

// Write writes the page of an assessment; it fails only if the writer does.
func Write(w io.Writer, p *engine.Program, s Settings) error {
	style, err := files.ReadFile("style.css")
	if err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	data := view(p, s.At)
	data.Style = template.CSS(style) // our own file
	if err := layout.Execute(w, data); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// named is a list of links with a name.
type named struct {
	Name  string
	Links []link
}

var layout = template.Must(template.New("page.html").Funcs(template.FuncMap{
	"join": func(list []string) string { return strings.Join(list, ", ") },
	"line": func(i int) int { return 17 + 15*i },
	"half": func(lines []string) int {
		if len(lines) == 1 {
			return 8
		}
		return 0
	},
	"named": func(name string, links []link) named { return named{name, links} },
	"sum":   func(a, b int) int { return a + b },
}).ParseFS(files, "page.html"))
