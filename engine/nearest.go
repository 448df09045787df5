package engine

// Nearest is the name that was probably meant by a misspelt one, or "" if none
// is close: at most a third of the letters may be wrong, and one always. Of
// equally close names the first wins.
func Nearest(misspelt string, names []string) string {
	letters := []rune(misspelt)
	best, least := "", max(1, len(letters)/3)+1
	for _, name := range names {
		if d := distance(letters, []rune(name), least); d < least {
			best, least = name, d
		}
	}
	return best
}

// distance counts the letters to add, drop, change or swap with their
// neighbour (optimal string alignment). It does not look at names whose lengths
// alone are as far apart as the limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			row[j] = last[j-1]
			if a[i-1] != b[j-1] {
				row[j] = 1 + min(last[j-1], last[j], row[j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
