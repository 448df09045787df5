package engine

import "slices"

// tableLeaves is how many tests a truth table in one word can decide.
const tableLeaves = 6

// table decides a condition of few tests without a single branch: every test
// gives one bit of an index into the condition's truth table. A path through
// a formula would be shorter, but a processor guesses wrong about such paths,
// and a wrong guess costs more than all the tests of a rule together.
type table struct {
	first, end int32  // its leaves
	truth      uint64 // bit i: the condition is true when the leaves give i
	formula    formula
	rule       int32
}

// block is a run of tables, or a test that all blocks up to another one need:
// where it fails, none of them is looked at.
type block struct {
	first, end int32
	needs      leaf
	value      bool  // what the test must give
	skip       int32 // the block to go on with where it does not; 0 for a run
}

// leaf is a test of a table: a masked word of the rails against what is
// wanted.
type leaf struct {
	mask, want uint64
	word       int32
}

// tables holds the tables of all rules and their leaves, in blocks.
type tables struct {
	list   []table
	leaves []leaf
	blocks []block
}

// add compiles a formula into a table. A formula with too many different tests
// keeps its graph: its table has no leaves.
func (ts *tables) add(g *graph, f formula) {
	t := table{first: int32(len(ts.leaves)), formula: f, rule: int32(len(ts.list))}
	found, ok := g.leaves(f)
	if ok {
		ts.leaves = append(ts.leaves, found...)
		for index := range uint64(1) << len(found) {
			if g.decide(f, found, index) {
				t.truth |= 1 << index
			}
		}
	}
	t.end = int32(len(ts.leaves))
	ts.list = append(ts.list, t)
}

// leaves lists the different tests of a formula; false if there are none or
// too many.
func (g *graph) leaves(f formula) ([]leaf, bool) {
	var found []leaf
	seen := map[formula]bool{}
	var visit func(formula)
	visit = func(f formula) {
		if f < 0 || seen[f] || len(found) > tableLeaves {
			return
		}
		seen[f] = true
		n := &g.nodes[f]
		if l := n.leaf(); indexOfLeaf(found, l) < 0 {
			found = append(found, l)
		}
		visit(n.yes)
		visit(n.no)
	}
	visit(f)
	return found, 0 < len(found) && len(found) <= tableLeaves
}

func (n *node) leaf() leaf { return leaf{n.mask, n.want, n.word} }

func indexOfLeaf(list []leaf, l leaf) int {
	for i := range list {
		if list[i] == l {
			return i
		}
	}
	return -1
}

// decide follows a formula as if its tests gave the bits of an index.
func (g *graph) decide(f formula, leaves []leaf, index uint64) bool {
	for f >= 0 {
		n := &g.nodes[f]
		if index>>indexOfLeaf(leaves, n.leaf())&1 == 1 {
			f = n.yes
		} else {
			f = n.no
		}
	}
	return f == holds
}

// need is a test and the value that a table cannot be true without.
type need struct {
	leaf  leaf
	value bool
}

// where has, for each leaf, the bits of the indices in which it gives 1.
var where = [tableLeaves]uint64{
	0xaaaaaaaaaaaaaaaa, 0xcccccccccccccccc, 0xf0f0f0f0f0f0f0f0,
	0xff00ff00ff00ff00, 0xffff0000ffff0000, 0xffffffff00000000,
}

// needs lists the tests that a table cannot be true without.
func (ts *tables) needs(t *table) []need {
	var out []need
	for j, l := range ts.leaves[t.first:t.end] {
		switch {
		case t.truth&^where[j] == 0:
			out = append(out, need{l, true})
		case t.truth&where[j] == 0:
			out = append(out, need{l, false})
		}
	}
	return out
}

// group sorts the tables into blocks: first by the test that most of them
// need, then by the next one, and so on. Many rules of an assessment begin
// alike ("of a breach that came out and is over"), so that most people skip
// most blocks.
func (ts *tables) group() {
	g := grouper{tables: ts, index: map[need]int{}}
	all := make([]needy, len(ts.list))
	for i := range ts.list {
		all[i].table = ts.list[i]
		for _, n := range ts.needs(&ts.list[i]) {
			all[i].needs = append(all[i].needs, g.number(n))
		}
	}
	g.counts, g.known = make([]int, len(g.all)), make([]bool, len(g.all))
	ts.list = ts.list[:0]
	g.split(all)
}

// grouper sorts tables by what they need, which it numbers.
type grouper struct {
	*tables
	index  map[need]int
	all    []need
	counts []int
	known  []bool // to be met, where the tables in hand are looked at
}

// needy is a table with what it needs.
type needy struct {
	table table
	needs []int
}

func (g *grouper) number(n need) int {
	i, ok := g.index[n]
	if !ok {
		i = len(g.all)
		g.index[n] = i
		g.all = append(g.all, n)
	}
	return i
}

// fewest is how many tables make a test of their common need worth while.
const fewest = 3

func (g *grouper) split(list []needy) {
	common, ok := g.commonest(list)
	if !ok {
		first := int32(len(g.list))
		for i := range list {
			g.list = append(g.list, list[i].table)
		}
		g.blocks = append(g.blocks, block{first: first, end: int32(len(g.list))})
		return
	}
	var alike, others []needy
	for i := range list {
		if slices.Contains(list[i].needs, common) {
			alike = append(alike, list[i])
		} else {
			others = append(others, list[i])
		}
	}
	at := len(g.blocks)
	g.blocks = append(g.blocks, block{needs: g.all[common].leaf, value: g.all[common].value})
	g.known[common] = true
	g.split(alike)
	g.known[common] = false
	g.blocks[at].skip = int32(len(g.blocks))
	if len(others) > 0 {
		g.split(others)
	}
}

// commonest is the need of most tables that is not known to be met; false if
// too few share one.
func (g *grouper) commonest(list []needy) (best int, ok bool) {
	clear(g.counts)
	most := fewest - 1
	for i := range list {
		for _, n := range list[i].needs {
			if g.counts[n]++; !g.known[n] && g.counts[n] > most {
				best, most = n, g.counts[n]
			}
		}
	}
	return best, most >= fewest
}

// fire runs the tables and adds the rules whose table is true.
func (ts *tables) fire(g *graph, r rails, fired set) {
	for i := int32(0); int(i) < len(ts.blocks); {
		b := &ts.blocks[i]
		i++
		if b.skip > 0 && (r[b.needs.word]&b.needs.mask == b.needs.want) != b.value {
			i = b.skip
			continue
		}
		for j := b.first; j < b.end; j++ {
			t := &ts.list[j]
			fired[t.rule>>6] |= ts.decide(t, g, r) << (t.rule & 63)
		}
	}
}

// decide is 1 when a table is true.
func (ts *tables) decide(t *table, g *graph, r rails) uint64 {
	if t.first == t.end {
		if g.run(t.formula, r) {
			return 1
		}
		return 0
	}
	index := uint64(0)
	leaves := ts.leaves[t.first:t.end]
	for j := range leaves {
		l := &leaves[j]
		bit := uint64(0)
		if r[l.word]&l.mask == l.want {
			bit = 1
		}
		index |= bit << (j & 63)
	}
	return t.truth >> (index & 63) & 1
}
