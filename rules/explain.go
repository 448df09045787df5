package rules

import (
	"strings"

	"amends/rules/lower"
)

// page explains a code of diagnostics. Its two examples are files that a test
// adds to a small assessment: Before must bring the code about, After must not.
type page struct {
	code, title, text string
	before, after     string // empty where one file cannot show it
	file              string // the name of that file, unless it may be any
}

// Explain returns the page of a code: what it means, why it matters, and an
// example before and after.
func Explain(code string) (text string, ok bool) {
	for _, p := range pages() {
		if p.code == code {
			return p.render(), true
		}
	}
	return "", false
}

// pages lists all codes, those of conditions first.
func pages() []page {
	var all []page
	for _, c := range lower.Codes() {
		p := conditionPages[c.Name]
		p.code, p.title = c.Name, c.Title
		all = append(all, p)
	}
	for _, list := range [][]page{yamlPages, formPages, namePages, meaningPages, folderPages} {
		all = append(all, list...)
	}
	return all
}

// Page renders the page of a code of another package like those of this one.
func Page(code, title, text, before, after string) string {
	return page{code: code, title: title, text: text, before: before, after: after}.render()
}

func (p page) render() string {
	var b strings.Builder
	b.WriteString(p.code + ": " + p.title + "\n")
	if p.text != "" {
		b.WriteString("\n" + p.text + "\n")
	}
	for _, example := range []struct{ label, text string }{{"Before:", p.before}, {"After:", p.after}} {
		if example.text != "" {
			b.WriteString("\n" + example.label + "\n\n    " + strings.ReplaceAll(strings.TrimSpace(example.text), "\n", "\n    ") + "\n")
		}
	}
	return b.String()
}
