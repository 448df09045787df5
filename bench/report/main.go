// Report measures the rule loop, a full result and the size of the page's
// program, each beside its yardstick, and prints Markdown for
// docs/performance.md. `make bench` runs it after bench/write.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"amends/bench/ifs"
)

// The goals that the design sets.
const (
	goalRatio  = 2.0     // rule loop against hand-written Go
	goalResult = 100_000 // nanoseconds of a full result in wasm
	goalBytes  = 200_000 // brotli bytes of the page's program above bare go-app
)

// seed starts every random sequence here.
const seed = 1

// subjects are the programs that are measured, with their hand-written form.
var subjects = []struct {
	name  string
	facts ifs.Facts
	rules ifs.Rules
}{
	{"trust", ifs.TrustFacts, ifs.TrustRules},
	{"generated", ifs.GeneratedFacts, ifs.GeneratedRules},
}

func main() {
	tmp, err := os.MkdirTemp("", "amends-bench-")
	if err == nil {
		err = report(tmp)
		_ = os.RemoveAll(tmp)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func report(tmp string) error {
	machine()
	for _, part := range []func(string) error{ruleLoop, fullResult, size} {
		if err := part(tmp); err != nil {
			return err
		}
	}
	return nil
}

func machine() {
	fmt.Printf("%s, %d cores, %s/%s, %s, node %s, go-app %s.\n\n", processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH,
		runtime.Version(), output("node", "--version"),
		output("go", "list", "-m", "-f", "{{.Version}}", "github.com/maxence-charriere/go-app/v10"))
}

// missed says by how much a goal was missed, if it was.
func missed(over float64, text string, args ...any) string {
	if over <= 0 {
		return ""
	}
	return " (**" + fmt.Sprintf(text, args...) + "**)"
}

func processor() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "unknown processor"
	}
	for line := range strings.Lines(string(info)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "unknown processor"
}

func output(name string, args ...string) string {
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		return "(not there)"
	}
	return strings.TrimSpace(string(out))
}
