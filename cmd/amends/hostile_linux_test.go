//go:build !race

// The race detector multiplies memory: with it, this would measure the detector.

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hostileMemory is what a hostile folder may make the command take, in bytes.
const hostileMemory = 512 << 20

const hostileHead = `assessment: {title: Hostile}
sections: [{id: start, title: Start}]
phases: [{id: now, title: Now}]
steps: [{id: rest, title: Rest, phase: now, paragraphs: [{text: Rest.}]}]
`

const hostileRule = `questions: [{id: tired, section: start, type: yes-no, text: Tired}]
rules: [{id: tired, when: tired, because: You are tired., recommend: [rest]}]
`

// hostile folders are made to cost more than a message, each with a part of the
// message that it has to end in.
func hostile() map[string]struct {
	make func(dir string) error
	want string
} {
	type folder = struct {
		make func(dir string) error
		want string
	}
	whole := func(name, text string) func(string) error {
		return func(dir string) error {
			return write(dir, map[string]string{"assessment.yaml": hostileHead + hostileRule, name: text})
		}
	}
	beside := func(do func(dir string) error) func(string) error {
		return func(dir string) error {
			if err := whole("notes.yaml", "notes: []\n")(dir); err != nil {
				return err
			}
			return do(dir)
		}
	}
	return map[string]folder{
		"alias bomb": {whole("x.yaml", aliasBomb()), "[yaml-anchor]"},
		"deep lists": {whole("x.yaml", "notes: "+strings.Repeat("[", 100_000)), "[yaml-syntax]"},
		"deep condition": {whole("x.yaml", "rules:\n  - {id: r, because: B., recommend: [rest], when: \""+
			strings.Repeat("(", 1900)+"tired"+strings.Repeat(")", 1900)+"\"}\n"), "[too-deep]"},
		"long condition": {whole("x.yaml", "rules:\n  - {id: r, because: B., recommend: [rest], when: \""+
			strings.Repeat("tired or ", 100_000)+"tired\"}\n"), "[too-long]"},
		"conditions of nothing but mistakes": {func(dir string) error {
			files := map[string]string{"assessment.yaml": hostileHead + hostileRule}
			for i, mistake := range []string{"$ ", "no ", "\uFFFD"} {
				rule := "  - {id: r, because: B., recommend: [rest], when: tired " + strings.Repeat(mistake, 4000/len(mistake)) + "}\n"
				files[fmt.Sprintf("f%d.yaml", i)] = "rules:\n" + strings.Repeat(rule, 200)
			}
			return write(dir, files)
		}, "[syntax]"},
		"fourteen thousand equal rules": {whole("x.yaml", "rules:\n"+strings.Repeat("  - {id: r, when: tired, because: B., recommend: [rest]}\n", 14_000)), "[duplicate-id]"},
		"many files": {func(dir string) error {
			files := map[string]string{"assessment.yaml": hostileHead + hostileRule}
			for i := range 1500 {
				files[fmt.Sprintf("f%d.yaml", i)] = "notes: []\n"
			}
			return write(dir, files)
		}, "[too-many-files]"},
		"large together": {func(dir string) error {
			files := map[string]string{"assessment.yaml": hostileHead + hostileRule}
			for i := range 6 {
				files[fmt.Sprintf("f%d.yaml", i)] = strings.Repeat("notes: []\n", 100_000)
			}
			return write(dir, files)
		}, "[folder-too-large]"},
		"a gigabyte of nothing": {beside(func(dir string) error {
			f, err := os.Create(filepath.Join(dir, "big.yaml"))
			if err != nil {
				return err
			}
			defer f.Close()
			return f.Truncate(1 << 30)
		}), "[file-too-large]"},
		"a pipe":             {beside(func(dir string) error { return syscall.Mkfifo(filepath.Join(dir, "pipe.yaml"), 0o600) }), "[unreadable-file]"},
		"a link to a device": {beside(link("/dev/zero")), "[unreadable-file]"},
		"a link out":         {beside(link("/etc/passwd")), "[unreadable-file]"},
		"a link in a circle": {beside(link("link.yaml")), "[unreadable-file]"},
		"many options": {func(dir string) error {
			return write(dir, map[string]string{"assessment.yaml": hostileHead + manyOptions(20_000)})
		}, "[too-many-options]"},
		"twelve pigeons in eleven holes": {func(dir string) error {
			return write(dir, map[string]string{"assessment.yaml": hostileHead + pigeons(12, 11)})
		}, "needed more than"},
	}
}

// TestHostileFolders makes the command check and prove each: it must end by
// itself, say why, and stay within its memory.
func TestHostileFolders(t *testing.T) {
	command, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for name, folder := range hostile() {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.Mkdir(filepath.Join(dir, "x"), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := folder.make(filepath.Join(dir, "x")); err != nil {
				t.Fatal(err)
			}
			var said bytes.Buffer
			peak := filepath.Join(dir, "peak")
			cmd := exec.Command(command, "prove", "-dir", dir, "x")
			cmd.Args[0] = peakCommand // by this name the test's program is the command
			cmd.Env = append(os.Environ(), "PEAK="+peak)
			cmd.Stdout, cmd.Stderr = &said, &said
			began := time.Now()
			if err := cmd.Run(); cmd.ProcessState.ExitCode() != exitProblems {
				t.Errorf("ended with %v", err)
			}
			if !strings.Contains(said.String(), folder.want) {
				t.Errorf("no %s in:\n%s", folder.want, clipped(said.String()))
			}
			if strings.Contains(said.String(), "root:") {
				t.Errorf("it shows what is outside the folder:\n%s", clipped(said.String()))
			}
			memory := readPeak(t, peak)
			if memory > hostileMemory {
				t.Errorf("took %d MB", memory>>20)
			}
			t.Logf("%v, %d MB", time.Since(began).Round(time.Millisecond), memory>>20)
		})
	}
}

// readPeak reads what tellPeak has written: bytes.
func readPeak(t *testing.T, file string) int {
	t.Helper()
	status, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var kilobytes int
	_, line, _ := strings.Cut(string(status), "VmHWM:")
	if _, err := fmt.Sscan(line, &kilobytes); err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}

func write(dir string, files map[string]string) error {
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

func link(to string) func(string) error {
	return func(dir string) error { return os.Symlink(to, filepath.Join(dir, "link.yaml")) }
}

func clipped(s string) string { return s[:min(len(s), 2000)] }

// aliasBomb is nine times the ninefold of itself, thirty times over.
func aliasBomb() string {
	var b strings.Builder
	b.WriteString("notes:\n  - &a0 {id: x}\n")
	for i := range 30 {
		fmt.Fprintf(&b, "  - &a%d [%s]\n", i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d,", i), 9), ","))
	}
	return b.String()
}

func manyOptions(n int) string {
	var b strings.Builder
	b.WriteString("questions:\n  - {id: q, section: start, type: any-of, text: T, options: [")
	for i := range n {
		fmt.Fprintf(&b, "{id: o%d, label: L},", i)
	}
	b.WriteString("]}\nrules: [{id: r, when: 'has(q, \"o1\")', because: B., recommend: [rest]}]\n")
	return b.String()
}

// pigeons is a proof that every such solver finds hard: so many pigeons do not
// fit into so many holes.
func pigeons(pigeons, holes int) string {
	var b, options strings.Builder
	for h := range holes {
		fmt.Fprintf(&options, "{id: h%d, label: L},", h)
	}
	b.WriteString("questions:\n")
	for p := range pigeons {
		fmt.Fprintf(&b, "  - {id: p%d, section: start, type: one-of, required: true, text: T, options: [%s]}\n", p, options.String())
	}
	b.WriteString("facts:\n")
	var names []string
	for p := range pigeons {
		for q := range p {
			name := fmt.Sprintf("apart_%d_%d", p, q)
			names = append(names, name)
			var same []string
			for h := range holes {
				same = append(same, fmt.Sprintf(`not (p%d == "h%d" and p%d == "h%d")`, p, h, q, h))
			}
			fmt.Fprintf(&b, "  - {id: %s, is: '%s'}\n", name, strings.Join(same, " and "))
		}
	}
	fmt.Fprintf(&b, "rules:\n  - {id: r, because: B., recommend: [rest], when: '%s'}\n", strings.Join(names, " and "))
	b.WriteString("invariants:\n  - {id: i, never: {steps: [rest]}, because: B.}\n")
	return b.String()
}
