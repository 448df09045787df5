package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// machine describes where and with what the figures were measured.
func machine() string {
	return fmt.Sprintf("%s, %d cores, %s/%s, %s, Node.js %s, go-app %s.",
		processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(),
		output("node", "--version"),
		output("go", "list", "-m", "-f", "{{.Version}}", "github.com/maxence-charriere/go-app/v10"))
}

func processor() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "a processor of unknown name"
	}
	for line := range strings.Lines(string(info)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "a processor of unknown name"
}

func output(name string, args ...string) string {
	text, err := exec.Command(name, args...).Output()
	if err != nil {
		return "(none)"
	}
	return strings.TrimSpace(string(text))
}
