package diagnostic

import "strings"

// Nearest is the candidate that is most like name, the first of equals; empty
// if none is near enough to be what the author meant.
func Nearest(name string, candidates []string) string {
	best, bestDistance := "", max(1, len([]rune(name))/3)+1
	for _, candidate := range candidates {
		if d := distance([]rune(name), []rune(candidate)); d < bestDistance {
			best, bestDistance = candidate, d
		}
	}
	return best
}

// distance counts the characters that must be put in, taken out, replaced or
// swapped with their neighbour to make b of a.
func distance(a, b []rune) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}

// Meant is the hint with the nearest name, or with all names if there are few.
func Meant(name string, candidates []string) string {
	if len(name) > 100 {
		return ""
	}
	if near := Nearest(name, candidates); near != "" {
		return "did you mean `" + near + "`?"
	}
	return listed(candidates)
}

// listed names the candidates if a person can take them in.
func listed(candidates []string) string {
	if len(candidates) == 0 || len(candidates) > 12 {
		return ""
	}
	return "known: " + strings.Join(candidates, ", ")
}
