package logicpage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// graph is a small layered picture: boxes in columns, what decides at the left,
// what is decided at the right.
type graph struct {
	Label         string // in words, for whoever does not see it
	Width, Height int
	Heads         []head
	Boxes         []*box
	Lines         []line
}

type head struct {
	X    int
	Text string
}

type box struct {
	link
	Class  string // question, fact, rule, guard, step, phase
	Title  string // the whole text
	Lines  []string
	X, Y   int
	key    string
	column int
	height int
	order  float64
}

type line struct {
	Path  string
	Class string // "" or "against": it takes away or closes
}

const (
	boxWidth, boxHeight = 184, 40
	wayHeight           = 8 // of a line that passes a column
	columnGap, rowGap   = 52, 10
	headHeight          = 26
	maxBoxes            = 18 // in a column: more cannot be read
	lineLength          = 27 // letters
)

// maker draws a graph.
type maker struct {
	boxes map[string]*box
	list  []*box
	edges [][2]string
	minus map[[2]string]bool
}

func newMaker() *maker { return &maker{boxes: map[string]*box{}, minus: map[[2]string]bool{}} }

// box adds a box once.
func (m *maker) box(column int, class string, to link) string {
	key := to.Href
	if m.boxes[key] == nil {
		b := &box{link: to, Class: class, Title: to.Text, Lines: wrap(to.Text), key: key, column: column, height: boxHeight}
		m.boxes[key] = b
		m.list = append(m.list, b)
	}
	return key
}

func (m *maker) edge(from, to string, against bool) {
	e := [2]string{from, to}
	if !slices.Contains(m.edges, e) {
		m.edges = append(m.edges, e)
		m.minus[e] = against
	}
}

// wrap breaks a text into at most two lines.
func wrap(text string) []string {
	var lines []string
	for _, word := range strings.Fields(text) {
		last := len(lines) - 1
		switch {
		case last >= 0 && len([]rune(lines[last]))+1+len([]rune(word)) <= lineLength:
			lines[last] += " " + word
		case last == 1:
			lines[1] = cut(lines[1]+" "+word, lineLength-1) + "…"
			return lines
		default:
			lines = append(lines, cut(word, lineLength))
		}
	}
	return lines
}

func cut(text string, n int) string {
	if r := []rune(text); len(r) > n {
		return string(r[:n])
	}
	return text
}

// draw lays the boxes out; nil if a column has too many to be read.
func (m *maker) draw(label string, heads ...string) *graph {
	columns := make([][]*box, len(heads))
	for _, b := range m.list {
		columns[b.column] = append(columns[b.column], b)
	}
	for i := range columns {
		if len(columns[i]) > maxBoxes {
			return nil
		}
	}
	columns, heads = withoutEmpty(columns, heads)
	for i, column := range columns {
		for _, b := range column {
			b.column = i
		}
	}
	m.passColumns(columns)
	m.sort(columns)
	g := &graph{Label: label, Width: len(columns)*(boxWidth+columnGap) - columnGap + 2}
	for _, column := range columns {
		g.Height = max(g.Height, headHeight+tall(column))
	}
	for i, column := range columns {
		x, y := 1+i*(boxWidth+columnGap), headHeight+(g.Height-headHeight-tall(column))/2
		g.Heads = append(g.Heads, head{x, heads[i]})
		for _, b := range column {
			b.X, b.Y = x, y
			if y += b.height + rowGap; b.height == boxHeight {
				g.Boxes = append(g.Boxes, b)
			} else {
				g.Lines = append(g.Lines, line{Path: fmt.Sprintf("M%d %dh%d", b.X, b.Y+b.height/2, boxWidth)})
			}
		}
	}
	for _, e := range m.edges {
		g.Lines = append(g.Lines, m.line(e))
	}
	return g
}

// tall is how much room a column takes.
func tall(column []*box) int {
	n := 0
	for _, b := range column {
		n += b.height + rowGap
	}
	return n
}

// passColumns gives lines that pass a column a way through it, one for each box
// that they come from, so that they do not run behind boxes.
func (m *maker) passColumns(columns [][]*box) {
	var edges [][2]string
	for _, e := range m.edges {
		from, to := m.boxes[e[0]], m.boxes[e[1]]
		at := e[0]
		for column := from.column + 1; column < to.column; column++ {
			key := fmt.Sprintf("way %d %s", column, e[0])
			if m.boxes[key] == nil {
				way := &box{key: key, column: column, height: wayHeight}
				m.boxes[key], columns[column] = way, append(columns[column], way)
			}
			if next := [2]string{at, key}; !slices.Contains(edges, next) {
				edges = append(edges, next)
			}
			at = key
		}
		last := [2]string{at, e[1]}
		m.minus[last] = m.minus[e]
		edges = append(edges, last)
	}
	m.edges = edges
}

func withoutEmpty(columns [][]*box, heads []string) (kept [][]*box, names []string) {
	for i := range columns {
		if len(columns[i]) > 0 {
			kept, names = append(kept, columns[i]), append(names, heads[i])
		}
	}
	return kept, names
}

// sort puts boxes near what they are tied to, from the right to the left: each
// goes to the mean place of its neighbours further right.
func (m *maker) sort(columns [][]*box) {
	for i := len(columns) - 1; i >= 0; i-- {
		for j, b := range columns[i] {
			sum, n := 0.0, 0
			for _, e := range m.edges {
				if e[0] == b.key {
					sum, n = sum+m.boxes[e[1]].order, n+1
				}
			}
			if b.order = float64(j) / float64(len(columns[i])); n > 0 {
				b.order = sum / float64(n)
			}
		}
		slices.SortStableFunc(columns[i], func(a, b *box) int { return cmp.Compare(a.order, b.order) })
		for j, b := range columns[i] {
			b.order = (float64(j) + 0.5) / float64(len(columns[i]))
		}
	}
}

// line is a curve from the right side of a box to the left side of another.
func (m *maker) line(e [2]string) line {
	a, b := m.boxes[e[0]], m.boxes[e[1]]
	x1, y1, x2, y2 := a.X+boxWidth, a.Y+a.height/2, b.X, b.Y+b.height/2
	bend := columnGap / 2
	l := line{Path: fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x1, y1, x1+bend, y1, x2-bend, y2, x2, y2)}
	if m.minus[e] {
		l.Class = "against"
	}
	return l
}
