package diagnostic

import (
	"strings"

	"amends/engine"
)

// Meant is the hint with the nearest name, or with all names if there are few.
func Meant(name string, candidates []string) string {
	if len(name) > 100 {
		return ""
	}
	if near := engine.Nearest(name, candidates); near != "" {
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
