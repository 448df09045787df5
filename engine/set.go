package engine

import mathbits "math/bits"

// set is a set of small numbers: indices of steps, questions, rules, advice.
type set []uint64

func newSet(size int) set { return make(set, (size+63)/64) }

func (s set) add(i int)      { s[i/64] |= 1 << (i % 64) }
func (s set) remove(i int)   { s[i/64] &^= 1 << (i % 64) }
func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

func (s set) clear() {
	for i := range s {
		s[i] = 0
	}
}

func (s set) union(other set) {
	for i, word := range other {
		s[i] |= word
	}
}

func (s set) intersect(other set) {
	for i, word := range other {
		s[i] &= word
	}
}

// meets reports whether two sets share a member; s may be nil.
func (s set) meets(other set) bool {
	for i, word := range s {
		if other[i]&word != 0 {
			return true
		}
	}
	return false
}

func (s set) count() int {
	n := 0
	for _, word := range s {
		n += mathbits.OnesCount64(word)
	}
	return n
}

// all yields the members in ascending order.
func (s set) all(yield func(int) bool) {
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			if !yield(64*w + mathbits.TrailingZeros64(word)) {
				return
			}
		}
	}
}
