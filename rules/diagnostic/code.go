package diagnostic

import (
	"slices"
	"strings"
)

// Code is one sort of mistake. Its two examples are files that a test adds to a
// small assessment: Before must bring the mistake about, After must not.
type Code struct {
	Name     string   // stable: scripts and documentation rely on it
	Severity Severity // [Error] if left out
	Title    string   // in one line
	Text     string   // what it means and why it matters; may be empty
	Before   string   // empty where one file cannot show it
	After    string
	File     string // the name of the file of the examples, unless it may be any
}

// Page explains the code to an author: title, text, and the examples.
func (c *Code) Page() string {
	var b strings.Builder
	b.WriteString(c.Name + ": " + c.Title + "\n")
	if c.Text != "" {
		b.WriteString("\n" + c.Text + "\n")
	}
	for _, example := range []struct{ label, text string }{{"Before:", c.Before}, {"After:", c.After}} {
		if example.text != "" {
			b.WriteString("\n" + example.label + "\n\n    " + strings.ReplaceAll(strings.TrimSpace(example.text), "\n", "\n    ") + "\n")
		}
	}
	return b.String()
}

// Diagnose makes a diagnostic about the folder as a whole; the caller fills in
// a place.
func (c *Code) Diagnose(message, hint string) Diagnostic {
	return Diagnostic{Code: c.Name, Severity: c.Severity, Message: message, Hint: hint}
}

// Codes are the codes of a package. The zero value is empty; codes are added
// while the program starts.
type Codes struct{ list []*Code }

// Add makes a code one of those of a package.
func (c *Codes) Add(code Code) *Code {
	if code.Severity == "" {
		code.Severity = Error
	}
	c.list = append(c.list, &code)
	return &code
}

// All lists the codes in the order in which they were added.
func (c *Codes) All() []*Code { return slices.Clone(c.list) }

var own Codes

// more is the code of the last diagnostic of a list that was cut.
var more = own.Add(Code{
	Name: "more", Severity: Warning, Title: "there are more problems than are shown",
	Text: "Mend the first ones and check again; many may follow from one.",
})

// All lists the codes of this package.
func All() []*Code { return own.All() }
