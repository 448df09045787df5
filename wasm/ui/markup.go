//go:build !page

package ui

import (
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Markup is the HTML of what was drawn, the same bytes every time.
//
// What app.HTMLString of go-app v10.1.11 gives cannot be served as it is: its
// attributes come in random order, with values quoted as Go does instead of
// escaped; the value "true" is left out even where it means something
// (aria-expanded, data-held), and false booleans are written, though a browser
// reads checked="false" as checked; texts are indented, which puts spaces
// between "a" and "<b>b</b>". Its layout is regular, so that all of this can
// be undone: an element is alone on its line, at two spaces for each level, and
// has either one text on that line or each child on lines of its own.
func Markup(drawn app.UI) (string, error) {
	c := canonicaliser{in: app.HTMLString(drawn)}
	c.out.Grow(len(c.in))
	c.node(0)
	if c.in != "" {
		c.fail("more than one element")
	}
	return c.out.String(), c.err
}

type canonicaliser struct {
	in  string
	out strings.Builder
	err error

	list []string // of the attributes of one element
}

// skip takes a prefix off the input if it is there.
func (c *canonicaliser) skip(prefix string) bool {
	rest, ok := strings.CutPrefix(c.in, prefix)
	c.in = rest
	return ok
}

func (c *canonicaliser) fail(what string) {
	if c.err == nil {
		c.err = fmt.Errorf("go-app drew %s at %.40q", what, c.in)
	}
	c.in = ""
}

// until takes everything before a mark off the input.
func (c *canonicaliser) until(mark string) string {
	i := strings.Index(c.in, mark)
	if i < 0 {
		c.fail("no " + strconv.Quote(mark))
		return ""
	}
	taken := c.in[:i]
	c.in = c.in[i:]
	return taken
}

// node copies one line of text, or one element.
func (c *canonicaliser) node(depth int) {
	c.in = strings.TrimPrefix(c.in, indent(depth))
	if c.skip("<") {
		c.element(depth)
		return
	}
	if i := strings.IndexByte(c.in, '\n'); i >= 0 {
		c.out.WriteString(c.in[:i])
		c.in = c.in[i:]
		return
	}
	c.out.WriteString(c.in)
	c.in = ""
}

const spaces = "                                                                "

// indent is what go-app puts before a line at a level.
func indent(depth int) string {
	if 2*depth <= len(spaces) {
		return spaces[:2*depth]
	}
	return strings.Repeat("  ", depth)
}

func (c *canonicaliser) element(depth int) {
	name := c.name()
	c.out.WriteByte('<')
	c.out.WriteString(name)
	c.attributes(name)
	c.out.WriteByte('>')
	if isVoid(name) {
		return
	}
	if c.skip("\n") {
		for c.err == nil && !c.end(indent(depth), name) {
			c.node(depth + 1)
			if !c.skip("\n") {
				c.fail("no end of line")
			}
		}
	} else {
		c.out.WriteString(c.until("<"))
		if !c.end("", name) {
			c.fail("no end of " + name)
		}
	}
	if isBlock(name) {
		c.out.WriteByte('\n')
	}
}

// end copies the end of an element if it comes next, after an indent.
func (c *canonicaliser) end(indent, name string) bool {
	rest, indented := strings.CutPrefix(c.in, indent)
	length := len("</") + len(name) + len(">")
	if !indented || len(rest) < length || rest[:2] != "</" || rest[2:length-1] != name || rest[length-1] != '>' {
		return false
	}
	c.out.WriteString(rest[:length])
	c.in = rest[length:]
	return true
}

// name takes the name of an element or attribute.
func (c *canonicaliser) name() string {
	i := strings.IndexAny(c.in, " =>\n")
	if i <= 0 {
		c.fail("no name")
		return ""
	}
	name := c.in[:i]
	c.in = c.in[i:]
	return name
}

// attributes copies the attributes of an element in alphabetical order.
func (c *canonicaliser) attributes(element string) {
	c.list = c.list[:0]
	for c.err == nil && !c.skip(">") {
		if !c.skip(" ") {
			c.fail("no attribute in " + element)
			return
		}
		if a := c.attribute(); a != "" {
			c.list = append(c.list, a)
		}
	}
	slices.Sort(c.list)
	for _, a := range c.list {
		c.out.WriteByte(' ')
		c.out.WriteString(a)
	}
}

// attribute is one attribute as it should be written, or nothing.
func (c *canonicaliser) attribute() string {
	name := c.name()
	meaning := strings.HasPrefix(name, "aria-") || strings.HasPrefix(name, "data-") // not a boolean attribute
	if !c.skip("=") {
		if meaning {
			return name + `="true"`
		}
		return name
	}
	value, ok := c.value()
	if !ok {
		c.fail("no value of " + name)
		return ""
	}
	if value == "false" && !meaning {
		return ""
	}
	return name + `="` + html.EscapeString(value) + `"`
}

// value takes a value quoted as Go does it.
func (c *canonicaliser) value() (value string, ok bool) {
	quoted, err := strconv.QuotedPrefix(c.in)
	if err != nil {
		return "", false
	}
	c.in = c.in[len(quoted):]
	value, err = strconv.Unquote(quoted)
	return value, err == nil
}

func isVoid(name string) bool {
	return name == "input" || name == "br" || name == "hr" || name == "img"
}

// isBlock reports whether a line may be ended after an element without
// changing what is shown.
func isBlock(name string) bool {
	return slices.Contains([]string{
		"article", "details", "div", "fieldset", "footer", "form", "h1", "h2", "h3", "header", "legend", "li", "main",
		"noscript", "p", "section", "summary", "ul",
	}, name)
}
