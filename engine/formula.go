package engine

import "strconv"

// formula is a compiled condition: a small graph of tests, each with the test
// to go to if it holds and if it does not. It answers one two-valued question,
// "is the condition surely true?" or "is it surely false?".
type formula int32

// The two ends of every path.
const (
	holds formula = -1
	fails formula = -2
)

// node tests whether a word of the rails, masked, equals what is wanted.
type node struct {
	mask, want uint64
	word       int32 // index into rails, rail included
	yes, no    formula
}

// graph holds the nodes of every formula of a program.
type graph struct{ nodes []node }

// run follows a formula. It is the inner loop of the engine and allocates
// nothing.
func (g *graph) run(f formula, r rails) bool {
	nodes := g.nodes
	for f >= 0 {
		n := &nodes[f]
		if r[n.word]&n.mask == n.want {
			f = n.yes
		} else {
			f = n.no
		}
	}
	return f == holds
}

// add puts a test in front of what follows it.
func (g *graph) add(n node) formula {
	g.nodes = append(g.nodes, n)
	return formula(len(g.nodes) - 1)
}

// some is the formula "any of these bits is on this rail, then yes, else no".
func (g *graph) some(bs []bits, rail int, yes, no formula) formula {
	for i := len(bs) - 1; i >= 0; i-- {
		no = g.add(node{mask: bs[i].mask, want: 0, word: int32(2*bs[i].word + rail), yes: no, no: yes})
	}
	return no
}

// every is the formula "all of these bits are on this rail, then yes, else no".
func (g *graph) every(bs []bits, rail int, yes, no formula) formula {
	for i := len(bs) - 1; i >= 0; i-- {
		yes = g.add(node{mask: bs[i].mask, want: bs[i].mask, word: int32(2*bs[i].word + rail), yes: yes, no: no})
	}
	return yes
}

// tree is a condition ready to be explained: its shape as authored. The whole
// and its tests have formulas for surely true and surely false, what lies
// between has its value from its kids.
type tree struct {
	kind      treeKind
	sensitive bool // reads something sensitive
	question  int  // of a test, else -1
	fact      int  // of a test, else -1
	isTrue    formula
	isFalse   formula
	kids      []tree
	need      int // of atLeastKind: how many kids must be true
}

type treeKind uint8

const (
	alwaysKind treeKind = iota
	questionKind
	factKind
	notKind
	allKind
	anyKind
	atLeastKind
)

// weight is how many nodes a tree has, and how many links its lists hold:
// what explaining it needs at most, besides what it shares with others.
type weight struct{ nodes, links int }

func (t *tree) weigh(w *weight) {
	switch t.kind {
	case allKind, anyKind, atLeastKind:
		w.links += len(t.kids)
		w.nodes++
	case notKind, alwaysKind:
		w.nodes++
	}
	for i := range t.kids {
		t.kids[i].weigh(w)
	}
}

// compile builds the tree of a whole condition.
func (p *Program) compile(c *Condition) tree {
	t := p.part(c)
	if c.Test == nil {
		t.isTrue, t.isFalse = p.graph.of(&t, false, holds, fails), p.graph.of(&t, true, holds, fails)
	}
	return t
}

// part builds the tree of a condition in another one.
func (p *Program) part(c *Condition) tree {
	t := tree{question: -1, fact: -1}
	switch shape := c.Shape(); shape {
	case ShapeTest:
		p.test(c.Test, &t)
	case ShapeNot:
		t.kind, t.kids = notKind, p.parts([]Condition{*c.Not})
	case ShapeAll:
		t.kind, t.kids = allKind, p.parts(c.All)
	case ShapeAny:
		t.kind, t.kids = anyKind, p.parts(c.Any)
	case ShapeAtLeast:
		t.kind, t.kids, t.need = atLeastKind, p.parts(c.Of), c.AtLeast
	case ShapeAlways:
		t.kind = alwaysKind
	default:
		panic(UnknownKind{"engine: a condition", string(shape)})
	}
	for i := range t.kids {
		t.sensitive = t.sensitive || t.kids[i].sensitive
	}
	return t
}

func (p *Program) parts(list []Condition) []tree {
	out := make([]tree, len(list))
	for i := range list {
		out[i] = p.part(&list[i])
	}
	return out
}

// test compiles a test.
func (p *Program) test(c *Test, t *tree) {
	bs := p.subject(c, t)
	switch c.Kind {
	case TestAll:
		t.isTrue, t.isFalse = p.graph.every(bs, trueRail, holds, fails), p.graph.some(bs, falseRail, holds, fails)
	case TestAny, TestNumber, TestCount, TestAnswered:
		t.isTrue, t.isFalse = p.graph.some(bs, trueRail, holds, fails), p.graph.every(bs, falseRail, holds, fails)
	default:
		panic(UnknownKind{"engine: a test", string(c.Kind)})
	}
}

// subject finds what a test reads, and the bits that it looks at, which stand
// until the next call.
func (p *Program) subject(c *Test, t *tree) []bits {
	var s slot
	if c.Fact != "" {
		t.kind, t.fact = factKind, p.factIndex[c.Fact]
		f := &p.facts[t.fact]
		t.sensitive, s = f.Sensitive, f.slot
		p.indices = indicesOf(p.indices[:0], c.Options, f.values)
	} else {
		t.kind, t.question = questionKind, p.questionIndex[c.Question]
		q := &p.questions[t.question]
		t.sensitive = q.Hides(c)
		s, p.indices = q.tested(c, p.indices[:0])
	}
	p.masks = s.of(p.masks[:0], p.indices)
	return p.masks
}

// tested lists the places in a question's slots that a test looks at.
func (q *question) tested(c *Test, out []int) (slot, []int) {
	switch c.Kind {
	case TestAnswered:
		return q.answered, append(out, 0)
	case TestNumber:
		return q.slot, q.classes.inRanges(out, c.Ranges)
	case TestCount:
		return q.count, countsInRanges(out, c.Ranges, len(q.optionIDs))
	case TestAny, TestAll:
		return q.slot, indicesOf(out, c.Options, q.optionIDs)
	}
	panic(UnknownKind{"engine: a test", string(c.Kind)})
}

func indicesOf(out []int, ids, all []string) []int {
	for i, id := range all {
		for _, want := range ids {
			if id == want {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

func countsInRanges(out []int, ranges []Range, most int) []int {
	for n := range most + 1 {
		for _, r := range ranges {
			if r.Includes(float64(n)) {
				out = append(out, n)
				break
			}
		}
	}
	return out
}

// of compiles a tree, or its negation, pushing the negation down to the tests:
// Kleene's logic keeps De Morgan's laws.
func (g *graph) of(t *tree, negated bool, yes, no formula) formula {
	switch t.kind {
	case alwaysKind:
		if negated {
			return no
		}
		return yes
	case notKind:
		return g.of(&t.kids[0], !negated, yes, no)
	case allKind:
		return g.chain(t.kids, negated, !negated, yes, no)
	case anyKind:
		return g.chain(t.kids, negated, negated, yes, no)
	case atLeastKind:
		if negated { // that many may be missing, and one more is too many
			return g.several(t.kids, true, len(t.kids)-t.need+1, yes, no)
		}
		return g.several(t.kids, false, t.need, yes, no)
	case questionKind, factKind:
		if negated {
			return g.graft(t.isFalse, yes, no)
		}
		return g.graft(t.isTrue, yes, no)
	}
	panic(t.unknown())
}

// unknown is what a switch over kinds of tree panics with.
func (t *tree) unknown() UnknownKind {
	return UnknownKind{"engine: a compiled condition", strconv.Itoa(int(t.kind))}
}

// chain compiles a list of trees of which all, or any, must hold.
func (g *graph) chain(list []tree, negated, all bool, yes, no formula) formula {
	for i := len(list) - 1; i >= 0; i-- {
		if all {
			yes = g.of(&list[i], negated, yes, no)
		} else {
			no = g.of(&list[i], negated, yes, no)
		}
	}
	if all {
		return yes
	}
	return no
}

// several compiles a list of trees of which a number must hold. Paths that have
// seen as many hold go on together, so that there are no more copies of a tree
// than numbers that still matter when it is looked at.
func (g *graph) several(list []tree, negated bool, need int, yes, no formula) formula {
	from := make([]formula, need+1) // by how many must still hold
	from[0] = yes
	for k := 1; k <= need; k++ {
		from[k] = no
	}
	for i := len(list) - 1; i >= 0; i-- {
		for k := min(need, len(list)-i); k >= max(1, need-i); k-- {
			from[k] = g.of(&list[i], negated, from[k-1], from[k])
		}
	}
	return from[need]
}

// graft copies the formula of a test with other ends.
func (g *graph) graft(f, yes, no formula) formula {
	switch f {
	case holds:
		return yes
	case fails:
		return no
	}
	n := g.nodes[f]
	n.yes, n.no = g.graft(n.yes, yes, no), g.graft(n.no, yes, no)
	return g.add(n)
}
