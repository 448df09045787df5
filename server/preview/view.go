package preview

import (
	"bytes"
	_ "embed" // the page's template
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"amends/engine"
	"amends/rules"
	"amends/rules/diagnostic"
)

//go:embed preview.html
var pageText string

var pageTemplate = template.Must(template.New("preview").Funcs(template.FuncMap{
	"counted": diagnostic.Counted, "blocks": blocks, "source": source, "caret": caret,
}).Parse(pageText))

// view is what the page shows.
type view struct {
	Dir, Problem string
	Number       int
	Tabs         []tab
	Name         string // of the assessment
	Broken, Good bool   // the folder does not compile; there is a version that did
	Errors       int
	Warnings     int
	Problems     rules.Diagnostics
	Takers       bool
	SinceSave    bool
	Person       *personView
	People       []option
	Changed      []option // people whose plan changed
	Failed       []option
	Compared     bool // all people have been run
	Total        int
}

// tab leads to an assessment.
type tab struct {
	Name, Link, State string
	Here              bool
}

// option is a person to choose.
type option struct {
	ID, Label, Link string
	Here            bool
	Marks           string
}

// page draws the page for an assessment and a person.
func (p *Preview) page(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: cookie, Value: p.token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	query := r.URL.Query()
	var out bytes.Buffer
	if err := pageTemplate.Execute(&out, p.view(query.Get("assessment"), query.Get("person"), query.Get("since") == "save")); err != nil {
		http.Error(w, "failed to draw the page: "+err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(out.Bytes()) // a browser that has gone
}

// view gathers what the page shows.
func (p *Preview) view(name, person string, sinceSave bool) *view {
	p.mu.Lock()
	v := &view{Dir: p.options.Dir, Problem: p.problem, Number: p.number, SinceSave: sinceSave, Takers: p.built}
	p.mu.Unlock()
	list := p.all()
	a := p.find(name)
	if a == nil && len(list) > 0 {
		a = list[0]
	}
	for _, one := range list {
		v.Tabs = append(v.Tabs, tab{one.name, "?assessment=" + url.QueryEscape(one.name), stateOf(one), one == a})
	}
	if a == nil {
		return v
	}
	v.Name, v.Broken, v.Good = a.name, a.broken, a.current != nil
	v.Problems = a.found()
	v.Errors = v.Problems.Errors()
	v.Warnings = len(v.Problems) - v.Errors
	if v.Good {
		v.people(p, a, person)
	}
	return v
}

func stateOf(a *assessment) string {
	list := a.found()
	switch errs := list.Errors(); {
	case errs > 0:
		return diagnostic.Counted(errs, "error")
	case len(list) > 0:
		return diagnostic.Counted(len(list), "warning")
	}
	return ""
}

// people fills in the lists of people, and the plans of one of them.
func (v *view) people(p *Preview, a *assessment, id string) {
	cases := a.current.source.Cases()
	v.Total = len(cases)
	chosen, ok := a.person(id)
	if !ok {
		return
	}
	c := a.comparison.Load()
	v.Compared = c != nil
	changed := map[string]bool{}
	if c != nil {
		for _, id := range c.changedPeople(cases, v.SinceSave) {
			changed[id] = true
		}
	}
	for _, one := range cases {
		o := option{ID: one.ID, Label: one.ID, Link: v.link(one.ID), Here: one.ID == chosen.ID}
		if changed[one.ID] {
			o.Marks = "other plan"
			v.Changed = append(v.Changed, o)
		}
		if c != nil && c.fails[one.ID] {
			o.Marks = strings.TrimPrefix(o.Marks+", fails", ", ")
			v.Failed = append(v.Failed, o)
		}
		v.People = append(v.People, o)
	}
	v.Person = newPersonView(p, a, chosen, v.SinceSave)
}

// link is the address of a person.
func (v *view) link(person string) string {
	q := url.Values{"assessment": {v.Name}, "person": {person}}
	if v.SinceSave {
		q.Set("since", "save")
	}
	return "?" + q.Encode()
}

// Since is the address of the same person with the other version to compare
// with.
func (v *view) Since() string {
	q := url.Values{"assessment": {v.Name}}
	if v.Person != nil {
		q.Set("person", v.Person.ID)
	}
	if !v.SinceSave {
		q.Set("since", "save")
	}
	return "?" + q.Encode()
}

// source is the line that a diagnostic speaks of, without its indentation.
func source(d rules.Diagnostic) string { return strings.TrimLeft(d.Source, " \t") }

// caret is what stands below it: spaces, and carets below the fault.
func caret(d rules.Diagnostic) string {
	line := []rune(d.Source)
	gone := len(line) - len([]rune(source(d)))
	before := line[min(gone, len(line)):max(gone, min(d.Column-1, len(line)))]
	space := strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, string(before))
	return space + strings.Repeat("^", max(1, d.EndColumn-max(d.Column, gone+1)))
}

// blocks writes plain Markdown as HTML.
func blocks(list []engine.Block) template.HTML {
	var out strings.Builder
	for i, b := range list {
		tag := "p"
		if b.Item {
			tag = "li"
			if i == 0 || !list[i-1].Item {
				out.WriteString("<ul>")
			}
		}
		fmt.Fprintf(&out, "<%s>", tag)
		for _, s := range b.Spans {
			text := template.HTMLEscapeString(s.Text)
			if s.Strong {
				text = "<strong>" + text + "</strong>"
			}
			if s.Emphasis {
				text = "<em>" + text + "</em>"
			}
			out.WriteString(text)
		}
		fmt.Fprintf(&out, "</%s>", tag)
		if b.Item && (i+1 == len(list) || !list[i+1].Item) {
			out.WriteString("</ul>")
		}
	}
	return template.HTML(out.String()) // escaped above
}
