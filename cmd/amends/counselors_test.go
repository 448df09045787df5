package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// fenced are the blocks of a page that the test follows: commands with what they
// print, changes to a file, and files.
var fenced = regexp.MustCompile("(?ms)^```(console|diff|json) ?([^\n]*)\n(.*?)^```$")

// The page for counselors is followed from top to bottom, as a new counselor
// would: its commands are run, its changes made, and what is printed compared.
func TestCounselors(t *testing.T) {
	name, err := filepath.Abs("../../docs/counselors.md")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	got := fenced.ReplaceAllStringFunc(string(page), func(block string) string {
		parts := fenced.FindStringSubmatch(block)
		kind, file, text := parts[1], parts[2], parts[3]
		switch kind {
		case "diff":
			change(t, file, text)
		case "json":
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		case "console":
			return "```console\n" + console(t, text) + "```"
		}
		return block
	})
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != string(page) {
		t.Errorf("docs/counselors.md is not what is printed; read the difference after go test -update\n%s", got)
	}
}

// console runs the commands of a block and gives it with what they print.
func console(t *testing.T, text string) string {
	t.Helper()
	var out strings.Builder
	for line := range strings.Lines(text) {
		command, ok := strings.CutPrefix(strings.TrimSpace(line), "$ amends ")
		if !ok {
			continue // printed before
		}
		fmt.Fprint(&out, line)
		run(strings.Fields(command), strings.NewReader(""), &out, &out)
	}
	return out.String()
}

// change makes the change that a diff shows: its lines without `+` must stand in
// the file once.
func change(t *testing.T, file, text string) {
	t.Helper()
	var from, to strings.Builder
	for line := range strings.Lines(text) {
		mark, rest := line[:1], line[1:]
		if mark == "\n" {
			mark, rest = " ", "\n"
		}
		if mark != "+" {
			from.WriteString(rest)
		}
		if mark != "-" {
			to.WriteString(rest)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(data), from.String()); n != 1 {
		t.Fatalf("%s holds these lines %d times:\n%s", file, n, from.String())
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(data), from.String(), to.String(), 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}
