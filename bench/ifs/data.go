// Package ifs holds rules as hand-written Go would have them, the yardstick for
// the engine's rule loop, and compares the two. The files with the rules are
// written by bench/write.
package ifs

// Data is a complete set of answers, interned: a question is its index in the
// bundle, an option a bit. A question that does not apply has no bit set and no
// number (NaN). Facts lie there too, as the engine has them before its rule
// loop begins.
type Data struct {
	Chosen [64]uint64
	Number [64]float64
	Fact   [64]uint64
}

// Fired has a bit for every rule of a bundle, in its order.
type Fired [8]uint64

// Rules is a program's rule loop: it sets the bits of the rules that fire.
type Rules func(*Data, *Fired)

// Facts sets a program's facts from the answers.
type Facts func(*Data)

// atLeast reports whether so many of some conditions hold.
func atLeast(n int, conditions ...bool) bool {
	for _, holds := range conditions {
		if holds {
			n--
		}
	}
	return n <= 0
}
