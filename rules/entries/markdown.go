package entries

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/lines"
)

// Texts are plain Markdown: paragraphs, list items, strong, emphasis, and links
// to other assessments of the same folder. A closed set can be drawn without
// HTML, so that nothing an author writes can break a page. The rest of Markdown
// is parsed too, to tell the author about it rather than show its marks to the
// taker.

var markdown = goldmark.New().Parser()

// refusedMarkdown says what each other construct is called.
var refusedMarkdown = map[ast.NodeKind]string{
	ast.KindHeading:         "a heading",
	ast.KindThematicBreak:   "a line across the page",
	ast.KindCodeBlock:       "a block of code (four spaces at the beginning of a line)",
	ast.KindFencedCodeBlock: "a block of code",
	ast.KindHTMLBlock:       "HTML",
	ast.KindRawHTML:         "HTML",
	ast.KindBlockquote:      "a quotation with `>`",
	ast.KindCodeSpan:        "code in backticks",
	ast.KindLink:            "a link",
	ast.KindAutoLink:        "a link",
	ast.KindImage:           "an image",

	ast.KindLinkReferenceDefinition: "the address of a link",
}

// proseReader reads one text.
type proseReader struct {
	*Reader
	text    lines.Text
	data    []byte
	read    []engine.Block
	refused map[[2]any]bool // construct and line: one message is enough
}

// blocks turns a text into blocks and reports what it cannot hold.
func (r *Reader) blocks(t lines.Text) []engine.Block {
	p := &proseReader{Reader: r, text: t, data: []byte(t.Value), refused: map[[2]any]bool{}}
	root := markdown.Parse(gmtext.NewReader(p.data))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		p.block(n)
	}
	return p.read
}

// block reads a paragraph or a list.
func (p *proseReader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		p.add(n, false)
	case *ast.List:
		if n.IsOrdered() {
			p.refuse(n.Pos(), "a numbered list")
			return
		}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			p.item(item)
		}
	default:
		p.refuseNode(n)
	}
}

// item reads a list item, which is one piece of text.
func (p *proseReader) item(n ast.Node) {
	for i, c := 0, n.FirstChild(); c != nil; i, c = i+1, c.NextSibling() {
		switch {
		case c.Kind() == ast.KindList:
			p.refuse(c.Pos(), "a list within a list")
		case c.Kind() != ast.KindTextBlock && c.Kind() != ast.KindParagraph:
			p.refuseNode(c)
		case i > 0:
			p.refuse(c.Pos(), "a list item of several paragraphs")
		default:
			p.add(c, true)
		}
	}
}

func (p *proseReader) add(n ast.Node, item bool) {
	b := engine.Block{Item: item}
	p.spans(&b, n, engine.Span{})
	if len(b.Spans) > 0 {
		b.Spans[len(b.Spans)-1].Text = strings.TrimRight(b.Spans[len(b.Spans)-1].Text, " ")
		p.read = append(p.read, b)
	}
}

// spans reads the runs of text under a node in the given style.
func (p *proseReader) spans(b *engine.Block, n ast.Node, style engine.Span) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			run := string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(c.Segment.Value(p.data)))))
			if c.SoftLineBreak() || c.HardLineBreak() {
				run = strings.TrimRight(run, " ") + " "
			}
			push(b, style, run)
		case *ast.String:
			push(b, style, string(c.Value))
		case *ast.Link:
			p.link(b, c, style)
		case *ast.Emphasis:
			inner := style
			if c.Level == 2 {
				inner.Strong = true
			} else {
				inner.Emphasis = true
			}
			p.spans(b, c, inner)
		default:
			p.refuseNode(c)
		}
	}
}

// linked is how the address of a link to another assessment begins.
const linked = "assessment:"

// link reads a link to another assessment. Other links are
// refused: loading an address tells its owner where the taker comes from.
func (p *proseReader) link(b *engine.Block, n *ast.Link, style engine.Span) {
	id, ok := strings.CutPrefix(string(n.Destination), linked)
	switch {
	case !ok || n.FirstChild() == nil:
		p.refuseNode(n)
		return
	case slices.Contains(p.Siblings(), id):
		style.Assessment = id
	default: // no taker is led to a page that is not there
		from := utf8.RuneCount(p.data[:max(n.Pos(), 0)])
		p.Folder.Report(p.text.DiagnosePart(from, from+1, codeUnknownAssessment,
			fmt.Sprintf("there is no assessment `%s` beside this one, so the words stand there without a link", diagnostic.Clip(id)), diagnostic.Meant(id, p.Siblings())))
	}
	p.spans(b, n, style)
}

// push adds a run of text to the last span if that has the same style.
func push(b *engine.Block, style engine.Span, run string) {
	if run == "" {
		return
	}
	style.Text = ""
	if n := len(b.Spans); n > 0 {
		last := b.Spans[n-1]
		if last.Text = ""; last == style {
			b.Spans[n-1].Text += run
			return
		}
	}
	style.Text = run
	b.Spans = append(b.Spans, style)
}

func (p *proseReader) refuseNode(n ast.Node) {
	name := refusedMarkdown[n.Kind()]
	if name == "" {
		name = "this"
	}
	p.refuse(n.Pos(), name)
}

// refuse reports a construct that begins at a byte of the text.
func (p *proseReader) refuse(at int, name string) {
	at = min(max(at, 0), len(p.data))
	from := utf8.RuneCount(p.data[:at])
	key := [2]any{name, bytes.Count(p.data[:at], []byte("\n"))}
	if p.refused[key] {
		return
	}
	p.refused[key] = true
	p.Folder.Report(p.text.DiagnosePart(from, from+1, codeMarkdown, fmt.Sprintf("a text cannot have %s", name),
		"paragraphs, lists with `-`, **strong**, *emphasis* and [links](assessment:NAME) to other assessments are all there is; put a backslash before a mark that is meant as such"))
}
