package engine

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
}

type treeKind uint8

const (
	alwaysKind treeKind = iota
	questionKind
	factKind
	notKind
	allKind
	anyKind
)

// weight is how many nodes a tree has, and how many links its lists hold:
// what its finding needs at most, besides what it shares with others.
type weight struct{ nodes, links int }

func (t *tree) weigh(w *weight) {
	switch t.kind {
	case allKind, anyKind:
		w.links += len(t.kids)
		w.nodes++
	case notKind:
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
		t.isTrue, t.isFalse = p.formula(c, false, holds, fails), p.formula(c, true, holds, fails)
	}
	return t
}

// part builds the tree of a condition in another one.
func (p *Program) part(c *Condition) tree {
	t := tree{question: -1, fact: -1}
	switch {
	case c.Test != nil:
		p.subject(c.Test, &t)
		t.isTrue, t.isFalse = p.test(c.Test, false, holds, fails), p.test(c.Test, true, holds, fails)
	case c.Not != nil:
		t.kind, t.kids = notKind, p.parts([]Condition{*c.Not})
	case c.All != nil:
		t.kind, t.kids = allKind, p.parts(c.All)
	case c.Any != nil:
		t.kind, t.kids = anyKind, p.parts(c.Any)
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

// subject finds what a test reads.
func (p *Program) subject(c *Test, t *tree) {
	if c.Fact != "" {
		t.kind, t.fact = factKind, p.factIndex[c.Fact]
		t.sensitive = p.facts[t.fact].Sensitive
		return
	}
	t.kind, t.question = questionKind, p.questionIndex[c.Question]
	t.sensitive = p.questions[t.question].Sensitive
}

// formula compiles a condition, or its negation, pushing the negation down to
// the tests: Kleene's logic keeps De Morgan's laws.
func (p *Program) formula(c *Condition, negated bool, yes, no formula) formula {
	switch {
	case c.Always && negated:
		return no
	case c.Always:
		return yes
	case c.Not != nil:
		return p.formula(c.Not, !negated, yes, no)
	case c.Test != nil:
		return p.test(c.Test, negated, yes, no)
	case c.All != nil:
		return p.chain(c.All, negated, !negated, yes, no)
	}
	return p.chain(c.Any, negated, negated, yes, no)
}

// chain compiles a list of conditions of which all, or any, must hold.
func (p *Program) chain(list []Condition, negated, all bool, yes, no formula) formula {
	for i := len(list) - 1; i >= 0; i-- {
		if all {
			yes = p.formula(&list[i], negated, yes, no)
		} else {
			no = p.formula(&list[i], negated, yes, no)
		}
	}
	if all {
		return yes
	}
	return no
}

func (p *Program) test(t *Test, negated bool, yes, no formula) formula {
	bs := p.testBits(t)
	switch {
	case t.Kind == TestAll && negated:
		return p.graph.some(bs, falseRail, yes, no)
	case t.Kind == TestAll:
		return p.graph.every(bs, trueRail, yes, no)
	case negated:
		return p.graph.every(bs, falseRail, yes, no)
	}
	return p.graph.some(bs, trueRail, yes, no)
}

// testBits are the bits that a test looks at.
func (p *Program) testBits(t *Test) []bits {
	if t.Fact != "" {
		f := &p.facts[p.factIndex[t.Fact]]
		return f.slot.of(indicesOf(t.Options, f.values))
	}
	q := &p.questions[p.questionIndex[t.Question]]
	switch t.Kind {
	case TestAnswered:
		return []bits{q.answered.at(0)}
	case TestNumber:
		return q.slot.of(q.classes.within(t.Ranges))
	case TestCount:
		return q.count.of(countsWithin(t.Ranges, len(q.optionIDs)))
	}
	return q.slot.of(indicesOf(t.Options, q.optionIDs))
}

func indicesOf(ids, all []string) []int {
	out := make([]int, 0, len(ids))
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

func countsWithin(ranges []Range, most int) []int {
	var out []int
	for n := range most + 1 {
		for _, r := range ranges {
			if r.includes(float64(n)) {
				out = append(out, n)
				break
			}
		}
	}
	return out
}
