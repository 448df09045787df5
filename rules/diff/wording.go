package diff

import (
	"slices"
	"strings"
)

// nearby is how many words that stay are shown on each side of one that does not.
const nearby = 4

// mostCompared bounds the work of comparing two texts: a thousand words each are
// far more than any text of an assessment has.
const mostCompared = 1_000_000

// reworded says how a text reads now. Of a text that is mostly as it was, only
// what differs is shown, with the words around it.
func reworded(old, new string) string {
	a, b := strings.Fields(old), strings.Fields(new)
	switch {
	case len(a) == 0:
		return "“" + strings.Join(b, " ") + "”, before nothing"
	case len(b) == 0:
		return "nothing, before “" + strings.Join(a, " ") + "”"
	}
	if len(a)*len(b) > mostCompared {
		return "“" + clip(old) + "” → “" + clip(new) + "”"
	}
	kept := common(a, b)
	if len(kept)*2 < min(len(a), len(b)) || max(len(a), len(b)) <= 3*nearby {
		return "“" + strings.Join(a, " ") + "” → “" + strings.Join(b, " ") + "”"
	}
	return "“" + marked(a, b, kept) + "”"
}

// pair is a word that both texts have, by its places.
type pair struct{ old, new int }

// common is a longest sequence of words that both texts have.
func common(a, b []string) []pair {
	// length[i][j] is that of a[i:] and b[j:].
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			length[i][j] = max(length[i+1][j], length[i][j+1])
			if a[i] == b[j] {
				length[i][j] = 1 + length[i+1][j+1]
			}
		}
	}
	var out []pair
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out = append(out, pair{i, j})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// marked is the new text with what is gone as [−so−] and what is new as [+so+];
// long stretches of words that stay are left out.
func marked(a, b []string, kept []pair) string {
	var out, same []string
	i, j := 0, 0
	flush := func(end bool) {
		first := len(out) == 0
		switch {
		case first && len(same) > nearby:
			out = append(append(out, "…"), same[len(same)-nearby:]...)
		case end && len(same) > nearby:
			out = append(append(out, same[:nearby]...), "…")
		case !first && !end && len(same) > 2*nearby:
			out = append(append(append(out, same[:nearby]...), "…"), same[len(same)-nearby:]...)
		default:
			out = append(out, same...)
		}
		same = nil
	}
	for _, p := range append(slices.Clone(kept), pair{len(a), len(b)}) {
		if i < p.old || j < p.new {
			flush(false)
			if i < p.old {
				out = append(out, "[−"+strings.Join(a[i:p.old], " ")+"−]")
			}
			if j < p.new {
				out = append(out, "[+"+strings.Join(b[j:p.new], " ")+"+]")
			}
		}
		if p.old < len(a) {
			same = append(same, a[p.old])
		}
		i, j = p.old+1, p.new+1
	}
	flush(true)
	return strings.Join(out, " ")
}
