package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// reading is how each verb that reads a folder is asked to read the folder
// "good". Servers get an address that they cannot use, and so they end once
// they have read it.
var reading = map[string][]string{
	"check": {"-dir", "good"},
	"test":  {"-dir", "good"},
	"prove": {"-dir", "good"}, "protections": {"-dir", "good"},
	"eval":    {"-dir", "good", "small", "answers.json"},
	"explain": {"-dir", "good", "small", "answers.json"},
	"diff":    {"good/small", "good/small"},
	"serve":   {"-dir", "good", "-addr", "nonsense"},
	"preview": {"-no-open", "-addr", "nonsense", "good"},
	"fmt":     {"-l", "good"},
}

// notReading are the verbs that read no folder, or read it as serve does and
// then need the page's program; scripts of their own test them.
var notReading = []string{"build", "embed-code", "lsp", "new", "schema", "version"}

// damages are what can be wrong with a folder. They say what they could not do
// on this system.
var damages = []struct {
	name string
	do   func(t *testing.T) error
}{
	{"as it is", func(*testing.T) error { return nil }},
	{"no folder", func(*testing.T) error { return os.RemoveAll("good") }},
	{"a file in its place", func(*testing.T) error {
		return errorsOf(os.RemoveAll("good"), os.WriteFile("good", nil, 0o600))
	}},
	{"an empty folder", func(*testing.T) error { return os.RemoveAll("good/small") }},
	{"no permission", func(*testing.T) error { return os.Chmod("good/small/rules", 0) }},
	{"an unreadable file", func(*testing.T) error { return os.Chmod(ruleFile, 0) }},
	{"broken UTF-8", rewrite(func(s string) []byte { return []byte(strings.Replace(s, "You broke it", "You br\xf6ke it", 1)) })},
	{"UTF-16", rewrite(func(s string) []byte { return inUTF16("\uFEFF" + s) })},
	{"UTF-16, unmarked", rewrite(inUTF16String)},
	{"a byte order mark", rewrite(func(s string) []byte { return []byte("\uFEFF" + s) })},
	{"CRLF", rewrite(func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) })},
	{"tabs", rewrite(func(s string) []byte { return []byte(strings.ReplaceAll(s, "    when", "\twhen")) })},
	{"smart quotes", rewrite(func(s string) []byte { return []byte(strings.ReplaceAll(s, `"i-broke-it"`, "“i-broke-it”")) })},
	{"zero bytes", rewrite(func(s string) []byte { return append([]byte(s), 0, 0, 0) })},
	{"an empty file", rewrite(func(string) []byte { return nil })},
	{"1 GB", func(*testing.T) error { return os.Truncate(ruleFile, 1<<30) }},
	{"a file that leads to itself", func(*testing.T) error { return os.Symlink("loop.yaml", "good/small/loop.yaml") }},
	{"a folder that leads to itself", func(*testing.T) error { return os.Symlink(".", "good/small/loop") }},
	{"a link to nothing", func(*testing.T) error { return os.Symlink("nothing", "good/small/nothing.yaml") }},
	{"a folder that is called a file", func(*testing.T) error { return os.Mkdir("good/small/folder.yaml", 0o755) }},
}

const ruleFile = "good/small/rules/listening.yaml"

func rewrite(change func(string) []byte) func(*testing.T) error {
	return func(*testing.T) error {
		data, err := os.ReadFile(ruleFile)
		return errorsOf(err, os.WriteFile(ruleFile, change(string(data)), 0o600))
	}
}

func inUTF16String(s string) []byte { return inUTF16(s) }

func inUTF16(s string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return out
}

func errorsOf(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}

// Whatever is wrong with a folder, each verb says so in a line that helps, ends
// with the right status, and leaves the files as they were.
func TestBadFolders(t *testing.T) {
	var out strings.Builder
	small, err := filepath.Abs("testdata/small")
	if err != nil {
		t.Fatal(err)
	}
	golden, err := filepath.Abs("testdata/bad-folders.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, damage := range damages {
		t.Chdir(t.TempDir())
		if err := errorsOf(os.CopyFS("good/small", os.DirFS(small)), os.WriteFile("answers.json", []byte("{}"), 0o600), damage.do(t)); err != nil {
			t.Fatalf("%s: %v", damage.name, err)
		}
		fmt.Fprintf(&out, "%s\n", damage.name)
		for _, v := range verbs() {
			if slices.Contains(notReading, v.name) {
				continue
			}
			before := folderState(t)
			fmt.Fprintf(&out, "  %-8s %s\n", v.name, summary(t, v.name))
			if after := folderState(t); before != after {
				t.Errorf("%s: %s changed the files from\n%s\nto\n%s", damage.name, v.name, before, after)
			}
		}
		_ = os.Chmod("good/small/rules", 0o755) // so that the folder can be removed
	}
	compareBadFolders(t, golden, out.String())
}

// summary is the exit status of a verb and the first lines that it says.
func summary(t *testing.T, verb string) string {
	t.Helper()
	args, ok := reading[verb]
	if !ok {
		t.Fatalf("%s is not in the table of verbs that read a folder, nor among those that do not", verb)
	}
	var out, errs bytes.Buffer
	code := run(append([]string{verb}, args...), strings.NewReader(""), &out, &errs)
	said := []string{}
	for _, text := range []string{out.String(), errs.String()} {
		if line, _, _ := strings.Cut(text, "\n"); line != "" && !strings.HasPrefix(line, "{") {
			said = append(said, line)
		}
	}
	return strings.TrimSpace(fmt.Sprintf("%d %s", code, strings.Join(said, " | ")))
}

// folderState lists all files with their sizes, modes and times.
func folderState(t *testing.T) string {
	t.Helper()
	var out strings.Builder
	_ = filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		info, statErr := os.Lstat(name)
		if statErr != nil {
			t.Fatal(statErr)
		}
		if !info.IsDir() {
			fmt.Fprintln(&out, name, info.Size(), info.Mode(), info.ModTime().UnixNano())
		}
		return nil // what cannot be entered
	})
	return out.String()
}

// byPermission are the blocks of the golden file about permissions, which do
// not bind the superuser.
var byPermission = regexp.MustCompile(`(?m)^(no permission|an unreadable file)\n(  .*\n)*`)

func compareBadFolders(t *testing.T, golden, got string) {
	t.Helper()
	want, err := os.ReadFile(golden)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 { // keep what somebody else wrote about permissions
		written := byPermission.FindAllString(string(want), -1)
		if len(written) == 2 {
			i := -1
			got = byPermission.ReplaceAllStringFunc(got, func(string) string { i++; return written[i] })
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != string(want) {
		t.Errorf("%s is different now; read the difference after go test -update\n%s", golden, got)
	}
}
