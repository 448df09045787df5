package sat

import "encoding/binary"

// True is the literal that always holds.
func (f *Formula) True() Literal {
	if f.constant == 0 {
		f.constant = f.Variable()
		f.push(f.constant)
	}
	return f.constant
}

// False is the literal that never holds.
func (f *Formula) False() Literal {
	return -f.True()
}

// And is a literal that holds exactly when all the given ones do; of none, it
// is True.
func (f *Formula) And(ls ...Literal) Literal {
	opposites := make([]Literal, len(ls))
	for i, l := range ls {
		opposites[i] = -l
	}
	return -f.Or(opposites...)
}

// Or is a literal that holds exactly when at least one of the given ones does;
// of none, it is False.
func (f *Formula) Or(ls ...Literal) Literal {
	kept, always := f.fold(ls)
	switch {
	case always:
		return f.True()
	case len(kept) == 0:
		return f.False()
	case len(kept) == 1:
		return kept[0]
	}
	return f.gate(kept)
}

// gate is the literal for a folded disjunction of two literals or more: the
// one made before, or a fresh variable tied to it in both directions.
func (f *Formula) gate(ls []Literal) Literal {
	key := gateKey(ls)
	if known, ok := f.gates[key]; ok {
		return known
	}
	gate := f.Variable()
	for _, l := range ls {
		f.push(gate, -l)
	}
	f.push(append(ls, -gate)...)
	if f.gates == nil {
		f.gates = map[string]Literal{}
	}
	f.gates[key] = gate
	return gate
}

// gateKey tells folded disjunctions apart.
func gateKey(ls []Literal) string {
	key := make([]byte, 0, 3*len(ls))
	for _, l := range ls {
		key = binary.AppendVarint(key, int64(l))
	}
	return string(key)
}

// AtMost is a literal that holds exactly when no more than n of the given ones
// do. A literal named twice counts twice.
func (f *Formula) AtMost(n int, ls ...Literal) Literal {
	return -f.AtLeast(n+1, ls...)
}

// AtLeast is a literal that holds exactly when n or more of the given ones do.
// A literal named twice counts twice.
//
// It counts sequentially: after each literal, reached[j] says whether at least
// j of those so far hold. Counts that can no longer matter are not made.
func (f *Formula) AtLeast(n int, ls ...Literal) Literal {
	if n <= 0 {
		return f.True()
	}
	if n > len(ls) {
		return f.False()
	}
	reached := make([]Literal, n+1)
	reached[0] = f.True()
	for j := 1; j <= n; j++ {
		reached[j] = f.False()
	}
	for i, l := range ls {
		left := len(ls) - i - 1
		for j := min(i+1, n); j >= max(1, n-left); j-- {
			reached[j] = f.Or(reached[j], f.And(l, reached[j-1]))
		}
	}
	return reached[n]
}
