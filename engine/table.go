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
	truths []uint64 // of each node, while adding
}

// add compiles a formula, whose nodes are those from one on, into a table. A
// formula with too many different tests keeps its graph: its table has no
// leaves.
func (ts *tables) add(g *graph, from int, f formula) {
	t := table{first: int32(len(ts.leaves)), formula: f, rule: int32(len(ts.list))}
	if nodes := g.nodes[from:]; f >= 0 && ts.addLeaves(nodes) {
		t.truth = ts.truth(nodes, formula(from), f, ts.leaves[t.first:])
	}
	t.end = int32(len(ts.leaves))
	ts.list = append(ts.list, t)
}

// addLeaves adds the different tests of a formula; false if there are too many.
func (ts *tables) addLeaves(nodes []node) bool {
	first := len(ts.leaves)
	for i := len(nodes) - 1; i >= 0; i-- {
		if l := nodes[i].leaf(); indexOfLeaf(ts.leaves[first:], l) < 0 {
			ts.leaves = append(ts.leaves, l)
		}
		if len(ts.leaves)-first > tableLeaves {
			ts.leaves = ts.leaves[:first]
			return false
		}
	}
	return true
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

// truth is the truth table of a formula. What comes after a node stands before
// it; the first of the nodes is the formula from.
func (ts *tables) truth(nodes []node, from, f formula, leaves []leaf) uint64 {
	ts.truths = ts.truths[:0]
	of := func(f formula) uint64 {
		switch f {
		case holds:
			return ^uint64(0)
		case fails:
			return 0
		}
		return ts.truths[f-from]
	}
	for i := range nodes {
		n := &nodes[i]
		is := rowsOf[indexOfLeaf(leaves, n.leaf())]
		ts.truths = append(ts.truths, of(n.yes)&is|of(n.no)&^is)
	}
	return of(f) & (1<<(1<<len(leaves)) - 1)
}

// need is a test and the value that a table cannot be true without.
type need struct {
	leaf  leaf
	value bool
}

// rowsOf has, for each leaf, the bits of the indices in which it gives 1.
var rowsOf = [tableLeaves]uint64{
	0xaaaaaaaaaaaaaaaa, 0xcccccccccccccccc, 0xf0f0f0f0f0f0f0f0,
	0xff00ff00ff00ff00, 0xffff0000ffff0000, 0xffffffff00000000,
}

// group sorts the tables into blocks: first by the test that most of them
// need, then by the next one, and so on. Many rules of an assessment begin
// alike ("of a breach that came out and is over"), so that most people skip
// most blocks.
func (ts *tables) group() {
	g := grouper{tables: ts, index: map[need]int32{}, apart: make([]tableNeeds, len(ts.list))}
	all := make([]tableNeeds, len(ts.list))
	for i := range ts.list {
		g.number(&all[i], &ts.list[i])
	}
	g.counts, g.known = make([]int, len(g.all)), make([]bool, len(g.all))
	ts.list = ts.list[:0]
	g.split(all)
	ts.truths = nil
}

// grouper sorts tables by what they need, which it numbers.
type grouper struct {
	*tables
	index  map[need]int32
	all    []need
	counts []int
	known  []bool       // to be met, where the tables in hand are looked at
	apart  []tableNeeds // room to pull
}

// tableNeeds is a table and what it needs: tests that it cannot be true without.
type tableNeeds struct {
	table table
	needs [tableLeaves]int32
	size  int
}

// number finds out what a table needs.
func (g *grouper) number(out *tableNeeds, t *table) {
	out.table = *t
	for j, l := range g.leaves[t.first:t.end] {
		n := need{l, t.truth&^rowsOf[j] == 0}
		if !n.value && t.truth&rowsOf[j] != 0 {
			continue
		}
		i, ok := g.index[n]
		if !ok {
			i = int32(len(g.all))
			g.index[n] = i
			g.all = append(g.all, n)
		}
		out.needs[out.size] = i
		out.size++
	}
}

// fewest is how many tables make a test of their common need worth while.
const fewest = 3

func (g *grouper) split(list []tableNeeds) {
	for len(list) > 0 {
		common, ok := g.commonest(list)
		if !ok {
			first := int32(len(g.list))
			for i := range list {
				g.list = append(g.list, list[i].table)
			}
			g.blocks = append(g.blocks, block{first: first, end: int32(len(g.list))})
			return
		}
		alike, at := g.pull(list, common), len(g.blocks)
		g.blocks = append(g.blocks, block{needs: g.all[common].leaf, value: g.all[common].value})
		g.known[common] = true
		g.split(list[:alike])
		g.known[common] = false
		g.blocks[at].skip = int32(len(g.blocks))
		list = list[alike:]
	}
}

// pull moves the tables with a need to the front and says how many they are;
// the others stay in order behind them.
func (g *grouper) pull(list []tableNeeds, common int32) (alike int) {
	others := 0
	for i := range list {
		if slices.Contains(list[i].needs[:list[i].size], common) {
			list[alike] = list[i]
			alike++
		} else {
			g.apart[others] = list[i]
			others++
		}
	}
	copy(list[alike:], g.apart[:others])
	return alike
}

// commonest is the need of most tables that is not known to be met; false if
// too few share one.
func (g *grouper) commonest(list []tableNeeds) (best int32, ok bool) {
	clear(g.counts)
	most := fewest - 1
	for i := range list {
		for _, n := range list[i].needs[:list[i].size] {
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
