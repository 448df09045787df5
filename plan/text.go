package plan

import (
	"strings"
	"unicode/utf8"
)

// inText says what stands before and under each kind of piece in plain text.
var inText = [...]struct{ before, under string }{
	TitlePiece: {under: "="},
	PartPiece:  {before: "\n\n", under: "-"},
	StepPiece:  {before: "\n[ ] "},
	DonePiece:  {before: "\n[x] "},
	HeldPiece:  {before: "\n( ) "},
	TextPiece:  {before: "    "},
	ItemPiece:  {before: "    - "},
	NotePiece:  {before: "    ! "},
	LinePiece:  {before: "    - "},
}

// Text is the leaflet as plain text.
func (l Leaflet) Text() string {
	var b strings.Builder
	for _, p := range l {
		form := &inText[p.Kind]
		b.WriteString(form.before + p.Text + "\n")
		if form.under != "" {
			b.WriteString(strings.Repeat(form.under, utf8.RuneCountInString(p.Text)) + "\n")
		}
	}
	return b.String()
}

// inMarkdown says what stands before each kind of piece in Markdown.
var inMarkdown = [...]string{
	TitlePiece: "# ",
	PartPiece:  "## ",
	StepPiece:  "### ",
	DonePiece:  "### ✓ ",
	HeldPiece:  "### ",
	TextPiece:  "",
	ItemPiece:  "- ",
	NotePiece:  "> ",
	LinePiece:  "- ",
}

// Markdown is the leaflet as Markdown (CommonMark), with everything in its texts
// escaped that would mean something there.
func (l Leaflet) Markdown() string {
	var b strings.Builder
	for i, p := range l {
		mark := inMarkdown[p.Kind]
		if i > 0 && !(mark == "- " && inMarkdown[l[i-1].Kind] == mark) {
			b.WriteByte('\n')
		}
		b.WriteString(mark)
		escape(&b, p.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// escape writes a text so that Markdown shows it as it is. A sign of a list, or
// of a numbered one, means something at the start only.
func escape(b *strings.Builder, text string) {
	digits := 0
	for digits < len(text) && '0' <= text[digits] && text[digits] <= '9' {
		digits++
	}
	for i, r := range text {
		atStart := i == 0 && (r == '-' || r == '+') || digits > 0 && i == digits && (r == '.' || r == ')')
		if atStart || strings.ContainsRune("\\`*_[]<>#|~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
}
