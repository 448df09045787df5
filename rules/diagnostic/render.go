package diagnostic

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// shownWidth is how many characters of a source line are shown around the
// caret; a line of a minified file can have a million.
const shownWidth = 120

// WriteText writes the diagnostics for a person to read: the place, the
// message and the code, then the line with a caret under the fault, then a
// hint.
func (l List) WriteText(w io.Writer) {
	for i, one := range l {
		if i > 0 {
			io.WriteString(w, "\n")
		}
		io.WriteString(w, one.text())
	}
}

// text is one diagnostic as WriteText writes it.
func (d Diagnostic) text() string {
	var b strings.Builder
	if d.File != "" {
		b.WriteString(d.Place() + ": ")
	}
	if d.Severity == Warning {
		b.WriteString("warning: ")
	}
	fmt.Fprintf(&b, "%s [%s]\n", d.Message, d.Code)
	if strings.TrimSpace(d.Source) != "" {
		line, caret := d.snippet()
		fmt.Fprintf(&b, "  | %s\n", line)
		if caret != "" {
			fmt.Fprintf(&b, "  | %s\n", caret)
		}
	}
	if d.Hint != "" {
		fmt.Fprintf(&b, "  hint: %s\n", d.Hint)
	}
	for _, r := range d.Related {
		fmt.Fprintf(&b, "  see %s:%d:%d: %s\n", r.File, r.Line, r.Column, r.Message)
	}
	return b.String()
}

// snippet is the source line, cut to a window around the caret if it is long,
// and the line with the caret that belongs under it.
func (d Diagnostic) snippet() (line, caret string) {
	runes := []rune(strings.TrimRightFunc(d.Source, unicode.IsSpace))
	from, to := d.Column-1, max(d.EndColumn-1, d.Column)
	if d.Column < 1 {
		from, to = 0, 0
	}
	start, end := 0, len(runes)
	if end > shownWidth {
		start = max(0, min(from-shownWidth/3, end-shownWidth))
		end = min(end, start+shownWidth)
	}
	line = Clean(string(runes[start:end]))
	if start > 0 {
		line = "…" + line
	}
	if end < len(runes) {
		line += "…"
	}
	if d.Column < 1 {
		return line, ""
	}
	from, to = min(from, len(runes)), min(to, end)
	pad := blank(Clean(string(runes[start:min(max(from, start), end)])))
	if start > 0 {
		pad = " " + pad
	}
	marks := 1
	if from < to {
		marks = max(1, width(Clean(string(runes[from:to]))))
	}
	return line, pad + strings.Repeat("^", marks)
}

// blank is white space as wide as s; tabs stay tabs, so that the caret stands
// right whatever the tab stops are.
func blank(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == '\t' {
			b.WriteByte('\t')
			continue
		}
		b.WriteString(strings.Repeat(" ", runeWidth(r)))
	}
	return b.String()
}

func width(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

// wide lists the characters that a terminal draws in two columns: the wide and
// full-width ranges of Unicode's East Asian Width, as far as they occur in
// texts.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1100, Hi: 0x115f, Stride: 1},
		{Lo: 0x2e80, Hi: 0x303e, Stride: 1},
		{Lo: 0x3041, Hi: 0xa4cf, Stride: 1},
		{Lo: 0xac00, Hi: 0xd7a3, Stride: 1},
		{Lo: 0xf900, Hi: 0xfaff, Stride: 1},
		{Lo: 0xfe30, Hi: 0xfe6f, Stride: 1},
		{Lo: 0xff00, Hi: 0xff60, Stride: 1},
		{Lo: 0xffe0, Hi: 0xffe6, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1f300, Hi: 0x1f64f, Stride: 1},
		{Lo: 0x1f680, Hi: 0x1f6ff, Stride: 1},
		{Lo: 0x1f900, Hi: 0x1faff, Stride: 1},
		{Lo: 0x20000, Hi: 0x3fffd, Stride: 1},
	},
}

func runeWidth(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.Is(wide, r):
		return 2
	}
	return 1
}
