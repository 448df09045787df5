// Report measures the rule loop, a full result and the size of the page's
// program, each beside its yardstick, and prints Markdown for
// docs/performance.md. `make bench` runs it after bench/write.
//
//	report [-limit] [rules] [result] [size]
//
// With -limit a missed goal ends it with status 1.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
)

// parts are what can be measured. Each gets a folder for what it builds.
var parts = []struct {
	name    string
	measure func(folder string) error
}{
	{"rules", rules},
	{"result", result},
	{"size", size},
}

// seed starts every random sequence here.
const seed = 1

// misses counts the goals that were missed.
var misses int

func main() {
	limit := flag.Bool("limit", false, "fail where a goal is missed")
	flag.Parse()
	if err := report(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	if *limit && misses > 0 {
		fmt.Fprintf(os.Stderr, "bench: %d goals missed\n", misses)
		os.Exit(1)
	}
}

func report(names []string) error {
	folder, err := os.MkdirTemp("", "amends-bench-")
	if err != nil {
		return fmt.Errorf("make a folder to build in: %w", err)
	}
	defer os.RemoveAll(folder)
	fmt.Println(machine())
	for _, part := range parts {
		if len(names) > 0 && !slices.Contains(names, part.name) {
			continue
		}
		if err := part.measure(folder); err != nil {
			return fmt.Errorf("measure %s: %w", part.name, err)
		}
	}
	return nil
}

// missed says by how much a goal was missed, if it was.
func missed(over float64, text string, args ...any) string {
	if over <= 0 {
		return ""
	}
	misses++
	return " (**" + fmt.Sprintf(text, args...) + "**)"
}
