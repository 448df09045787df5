// Report measures the rule loop, a full result, what-if, loading, growth, what a
// counselor waits for, alone and beside an earlier build, other engines, the server and the size of the page's
// program, each beside its yardstick, and prints Markdown for
// docs/performance.md. `make bench` runs it after bench/write.
//
//	report [-limit] [-into FILE] [rules] [result] [growth] [counselor] [beside] [peers] [server] [size] [weight]
//
// With -limit a missed goal ends it with status 1. With -into the figures also
// replace those that stand in FILE between the lines of [begin] and [end].
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// parts are what can be measured. Each gets a folder for what it builds.
var parts = []struct {
	name    string
	measure func(folder string) error
}{
	{"rules", rules},
	{"result", result},
	{"growth", growth},
	{"counselor", counselor},
	{"beside", beside},
	{"peers", peers},
	{"server", serve},
	{"size", size},
	{"weight", weigh},
}

// seed starts every random sequence here.
const seed = 1

// out takes the figures.
var out io.Writer = os.Stdout

// limited says that only what has a limit is measured.
var limited bool

// misses counts the goals that were missed.
var misses int

func main() {
	flag.BoolVar(&limited, "limit", false, "fail where a goal is missed, and measure nothing else")
	into := flag.String("into", "", "also write the figures into this `file`")
	bare := flag.Bool("bare", false, "serve what stands on the standard input: the yardstick of server")
	flag.Parse()
	if *bare {
		if err := serveBare(); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*into, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	if limited && misses > 0 {
		fmt.Fprintf(os.Stderr, "bench: %d goals missed\n", misses)
		os.Exit(1)
	}
}

func run(into string, names []string) error {
	if into == "" {
		return report(names)
	}
	var figures bytes.Buffer
	out = io.MultiWriter(os.Stdout, &figures)
	if err := report(names); err != nil {
		return err
	}
	return replace(into, figures.String())
}

// The lines between which figures stand in a file.
const (
	begin = "<!-- figures: make bench -->"
	end   = "<!-- end of figures -->"
)

func replace(file, figures string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read the page for the figures: %w", err)
	}
	before, rest, ok := strings.Cut(string(text), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return fmt.Errorf("%s has no place for the figures: no line %q, or none %q after it", file, begin, end)
	}
	return os.WriteFile(file, []byte(before+begin+"\n\n"+figures+"\n"+end+after), 0o644)
}

func report(names []string) error {
	folder, err := os.MkdirTemp("", "amends-bench-")
	if err != nil {
		return fmt.Errorf("make a folder to build in: %w", err)
	}
	defer os.RemoveAll(folder)
	fmt.Fprintln(out, machine())
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

// over says by how much a figure is above its goal, if it is.
func over(figure, goal float64, unit string) string {
	return missed(figure-goal, "%.1f %s above the goal", figure-goal, unit)
}

// missed says by how much a goal was missed, if it was.
func missed(over float64, text string, args ...any) string {
	if over <= 0 {
		return ""
	}
	misses++
	return " (**" + fmt.Sprintf(text, args...) + "**)"
}
