package logicpage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"amends/engine"
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
	order  float64
}

type line struct {
	Path  string
	Class string // "" or "against": it takes away or closes
}

const (
	boxWidth, boxHeight = 184, 40
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
		b := &box{link: to, Class: class, Title: to.Text, Lines: wrap(to.Text), key: key, column: column}
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
	g := &graph{Label: label}
	rows := 0
	for i := range columns {
		if len(columns[i]) > maxBoxes {
			return nil
		}
		rows = max(rows, len(columns[i]))
	}
	columns, heads = withoutEmpty(columns, heads)
	m.sort(columns)
	g.Height = headHeight + rows*(boxHeight+rowGap)
	g.Width = len(columns)*(boxWidth+columnGap) - columnGap
	for i, column := range columns {
		x := i * (boxWidth + columnGap)
		g.Heads = append(g.Heads, head{x, heads[i]})
		top := headHeight + (rows-len(column))*(boxHeight+rowGap)/2
		for j, b := range column {
			b.X, b.Y = x, top+j*(boxHeight+rowGap)
			g.Boxes = append(g.Boxes, b)
		}
	}
	for _, e := range m.edges {
		g.Lines = append(g.Lines, m.line(e))
	}
	return g
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
	x1, y1, x2, y2 := a.X+boxWidth, a.Y+boxHeight/2, b.X, b.Y+boxHeight/2
	bend := columnGap / 2
	l := line{Path: fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x1, y1, x1+bend, y1, x2-bend, y2, x2, y2)}
	if m.minus[e] {
		l.Class = "against"
	}
	return l
}

// stepGraph draws what decides about a step: rules, what they read, and the
// questions behind that.
func (v *viewer) stepGraph(s *engine.Step) *graph {
	m := newMaker()
	target := m.box(3, "step", v.toStep(s.ID))
	for i := range v.Rules {
		r := &v.Rules[i]
		recommends := slices.ContainsFunc(r.Recommend, func(x engine.Recommendation) bool { return x.Step == s.ID })
		if against := touches(s, r.Withhold, r.WithholdTags) || touches(s, r.Hold, r.HoldTags); recommends || against {
			m.decider(v, m.box(2, "rule", toRule(r.ID)), of(&r.When))
			m.edge(toRule(r.ID).Href, target, against)
		}
	}
	for i := range v.Guards {
		g := &v.Guards[i]
		if touches(s, g.Withhold, g.WithholdTags) || touches(s, g.Hold, g.HoldTags) {
			m.decider(v, m.box(2, "guard", toGuard(g.ID)), of(&g.When))
			m.edge(toGuard(g.ID).Href, target, true)
		}
	}
	if len(m.list) == 1 {
		return nil
	}
	return m.draw("What decides about the step: questions, facts, rules and guards", "Questions", "Facts", "Rules and guards", "Step")
}

// decider ties a rule or guard to the facts that it reads, and to questions.
func (m *maker) decider(v *viewer, key string, r reads) {
	for _, id := range r.facts {
		f := m.box(1, "fact", toFact(id))
		m.edge(f, key, false)
		for _, q := range v.below(id) {
			m.edge(m.box(0, "question", v.toQuestion(q)), f, false)
		}
	}
	for _, q := range r.questions {
		m.edge(m.box(0, "question", v.toQuestion(q)), key, false)
	}
}

// questionGraph draws where a question leads: facts, guards, and how many steps
// of which phase.
func (v *viewer) questionGraph(q *engine.Question) *graph {
	m := newMaker()
	source := m.box(0, "question", v.toQuestion(q.ID))
	steps := map[string][]string{} // by phase
	tie := func(r reads, to string) {
		for _, id := range r.facts {
			if slices.Contains(v.below(id), q.ID) {
				f := m.box(1, "fact", toFact(id))
				m.edge(source, f, false)
				m.edge(f, to, false)
			}
		}
		if slices.Contains(r.questions, q.ID) {
			m.edge(source, to, false)
		}
	}
	for i := range v.Guards {
		if r := of(&v.Guards[i].When); slices.Contains(v.all(r), q.ID) {
			tie(r, m.box(2, "guard", toGuard(v.Guards[i].ID)))
		}
	}
	for _, ph := range v.Phases {
		for i := range v.Rules {
			r := of(&v.Rules[i].When)
			if !slices.Contains(v.all(r), q.ID) {
				continue
			}
			for _, x := range v.Rules[i].Recommend {
				if v.steps[x.Step].Phase == ph.ID {
					steps[ph.ID] = insert(steps[ph.ID], x.Step)
					tie(r, m.box(2, "phase", toPhase(ph)))
				}
			}
		}
		if b := m.boxes[toPhase(ph).Href]; b != nil {
			b.Title = fmt.Sprintf("%s: %d of its steps", ph.Title, len(steps[ph.ID]))
			b.Lines = []string{cut(ph.Title, lineLength), counted(len(steps[ph.ID]), "step")}
		}
	}
	if len(m.list) == 1 {
		return nil
	}
	return m.draw("Where the question leads: facts, guards, and phases with the number of steps", "Question", "Facts", "Guards, and steps of phases")
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
