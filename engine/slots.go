package engine

import (
	"slices"
	"sort"
)

// Interning turns every test of a condition into a look at a few bits.
//
// Each question and fact has a slot: one bit for each option, value, class of
// numbers that some condition tells apart, or count of chosen options, and one
// for "answered". Two rails of bits carry the three truth values: a bit of the
// true rail says "surely so", the same bit of the false rail "surely not so",
// neither says "unknown". A condition in negation normal form is true exactly
// if a plain two-valued formula over these bits is true, so the rule loop
// needs no third value at all.

// slot is a run of bits. A slot of at most 64 bits lies in one word.
type slot struct{ first, size int }

// rails holds the true and the false rail, interleaved: word w of the true
// rail at 2w, of the false rail at 2w+1.
type rails []uint64

const (
	trueRail  = 0
	falseRail = 1
)

// bits is a set of bits within one word of a rail.
type bits struct {
	word int
	mask uint64
}

// layout hands out slots.
type layout struct{ next int }

func (l *layout) slot(size int) slot {
	if room := 64 - l.next%64; size > room {
		l.next += room
	}
	s := slot{l.next, size}
	l.next += size
	return s
}

func (l *layout) words() int { return (l.next + 63) / 64 }

// at is the bit of index i.
func (s slot) at(i int) bits {
	bit := s.first + i
	return bits{bit / 64, 1 << (bit % 64)}
}

// of gathers the bits of some indices, one entry a word.
func (s slot) of(out []bits, indices []int) []bits {
	for _, i := range indices {
		b := s.at(i)
		if n := len(out); n > 0 && out[n-1].word == b.word {
			out[n-1].mask |= b.mask
			continue
		}
		out = append(out, b)
	}
	return out
}

// all gathers the bits of the whole slot.
func (s slot) all() []bits {
	indices := make([]int, s.size)
	for i := range indices {
		indices[i] = i
	}
	return s.of(nil, indices)
}

func (r rails) set(rail int, bs []bits) {
	for _, b := range bs {
		r[2*b.word+rail] |= b.mask
	}
}

// put writes all the bits of a slot that lies in one word: those on the true
// rail, and those on the false one.
func (r rails) put(s slot, yes, no uint64) {
	word, at := s.first/64, s.first%64
	others := ^((uint64(1)<<s.size - 1) << at)
	r[2*word+trueRail] = r[2*word+trueRail]&others | yes<<at
	r[2*word+falseRail] = r[2*word+falseRail]&others | no<<at
}

func (r rails) has(rail int, b bits) bool { return r[2*b.word+rail]&b.mask != 0 }

// classes cuts the numbers at every bound that a condition uses: below the
// first bound, the first bound itself, between it and the second, and so on.
type classes []float64

func (c *classes) cut(ranges []Range) {
	for _, r := range ranges {
		for _, bound := range []*float64{r.Min, r.Max} {
			if bound != nil {
				*c = append(*c, *bound)
			}
		}
	}
}

func (c *classes) finish() {
	order(len(*c),
		func(i, j int) bool { return (*c)[i] < (*c)[j] },
		func(i, j int) { (*c)[i], (*c)[j] = (*c)[j], (*c)[i] })
	out := (*c)[:0]
	for i, bound := range *c {
		if i == 0 || bound != out[len(out)-1] {
			out = append(out, bound)
		}
	}
	*c = out
}

func (c classes) size() int { return 2*len(c) + 1 }

// of is the class of a number.
func (c classes) of(n float64) int {
	i := sort.SearchFloat64s(c, n)
	if i < len(c) && c[i] == n {
		return 2*i + 1
	}
	return 2 * i
}

// inRanges lists the classes that lie in one of the ranges.
func (c classes) inRanges(out []int, ranges []Range) []int {
	for class := range c.size() {
		for _, r := range ranges {
			if r.contains(c, class) {
				out = append(out, class)
				break
			}
		}
	}
	return out
}

func (r Range) contains(c classes, class int) bool {
	low, high := 0, c.size()-1
	if r.Min != nil {
		low = c.of(*r.Min)
		if r.AboveMin {
			low++
		}
	}
	if r.Max != nil {
		high = c.of(*r.Max)
		if r.BelowMax {
			high--
		}
	}
	return low <= class && class <= high
}

// Includes reports whether a number, or a count, lies in one of the test's
// ranges.
func (t *Test) Includes(n float64) bool {
	return slices.ContainsFunc(t.Ranges, func(r Range) bool { return r.Includes(n) })
}

// Includes reports whether a number lies in the range.
func (r Range) Includes(n float64) bool {
	if r.Min != nil && (n < *r.Min || r.AboveMin && n == *r.Min) {
		return false
	}
	if r.Max != nil && (n > *r.Max || r.BelowMax && n == *r.Max) {
		return false
	}
	return true
}
