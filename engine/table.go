package engine

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
}

// leaf is a test of a table: a masked word of the rails against what is
// wanted.
type leaf struct {
	mask, want uint64
	word       int32
}

// tables holds the tables of all rules and their leaves.
type tables struct {
	list   []table
	leaves []leaf
}

// add compiles a formula into a table. A formula with too many different tests
// keeps its graph: its table has no leaves.
func (ts *tables) add(g *graph, f formula) {
	t := table{first: int32(len(ts.leaves)), formula: f}
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

// fire runs all tables and writes the indices of those that are true to the
// start of fired, which has room for all of them and one more.
func (ts *tables) fire(g *graph, r rails, fired []int) int {
	n := 0
	for i := range ts.list {
		t := &ts.list[i]
		fired[n] = i
		if t.first == t.end {
			if g.run(t.formula, r) {
				n++
			}
			continue
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
		n += int(t.truth >> (index & 63) & 1)
	}
	return n
}
