package findings

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v3"

	"amends/rules"
)

var update = flag.Bool("update", false, "write the golden files anew")

// edit replaces a text that stands once in a file.
type edit struct {
	File  string `yaml:"edit"`
	Find  string `yaml:"find"`
	Write string `yaml:"write"`
}

// fault is an author's mistake and what must be said of it.
type fault struct {
	ID   string `yaml:"id"`
	edit `yaml:",inline"`
	Also edits  `yaml:"also"`
	By   string `yaml:"by"`
	Code string `yaml:"code"`
	On   string `yaml:"on"`
	In   string `yaml:"in"` // the file of the finding, if it is not the edited one
}

// edits is one edit or a list.
type edits []edit

func (e *edits) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.SequenceNode {
		return n.Decode((*[]edit)(e))
	}
	*e = make(edits, 1)
	return n.Decode(&(*e)[0])
}

func readFaults(t *testing.T) []fault {
	t.Helper()
	data, err := os.ReadFile("testdata/faults/faults.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var faults []fault
	if err := yaml.Unmarshal(data, &faults); err != nil {
		t.Fatal(err)
	}
	return faults
}

// money is the assessment that the faults are put into.
func money(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	files := os.DirFS("testdata/faults")
	err := fs.WalkDir(files, "money", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (f *fault) apply(t *testing.T) fstest.MapFS {
	t.Helper()
	files := money(t)
	for _, e := range append(edits{f.edit}, f.Also...) {
		text := string(files["money/"+e.File].Data)
		if strings.Count(text, e.Find) != 1 {
			t.Fatalf("%s: %q stands %d times in %s", f.ID, e.Find, strings.Count(text, e.Find), e.File)
		}
		files["money/"+e.File] = &fstest.MapFile{Data: []byte(strings.Replace(text, e.Find, e.Write, 1))}
	}
	return files
}

var nth = regexp.MustCompile(` #(\d+)$`)

// line is the line that the finding must name, and its file.
func (f *fault) line(t *testing.T, files fstest.MapFS) (string, int) {
	t.Helper()
	file := f.In
	if file == "" {
		file = f.File
	}
	on, wanted := f.On, 1
	if m := nth.FindStringSubmatch(on); m != nil {
		on = strings.TrimSuffix(on, m[0])
		wanted, _ = strconv.Atoi(m[1])
	}
	var lines []int
	for i, line := range strings.Split(string(files["money/"+file].Data), "\n") {
		if strings.Contains(line, on) {
			lines = append(lines, i+1)
		}
	}
	if len(lines) < wanted || wanted == 1 && len(lines) > 1 {
		t.Fatalf("%s: %q stands in the lines %v of %s", f.ID, on, lines, file)
	}
	return file, lines[wanted-1]
}

// messages is everything that check, or prove, says of an assessment, in short.
func messages(t *testing.T, files fs.FS, by string) []string {
	t.Helper()
	source, err := rules.Load(files, "money")
	if err != nil {
		t.Fatal(err)
	}
	if by == "prove" {
		return proveMessages(t, source)
	}
	var out []string
	for _, d := range check(t, source) {
		out = append(out, fmt.Sprintf("%s:%d %s", d.File, d.Line, d.Code))
	}
	return out
}

func proveMessages(t *testing.T, source *rules.Assessment) []string {
	t.Helper()
	program, err := rules.Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	report, err := Prove(source, program)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range report.Results {
		if !f.Proved {
			out = append(out, f.Invariant)
		}
	}
	return out
}

// TestFaults puts every fault, one at a time, into the assessment money and
// notes which are found, in the right line, under the right code.
func TestFaults(t *testing.T) {
	for _, by := range []string{"check", "prove"} {
		if said := messages(t, money(t), by); len(said) > 0 {
			t.Errorf("%s finds faults in the assessment without a fault: %v", by, said)
		}
	}
	var report strings.Builder
	found := 0
	faults := readFaults(t)
	for _, f := range faults {
		files := f.apply(t)
		want := f.Code
		if f.By != "prove" {
			file, line := f.line(t, files)
			want = fmt.Sprintf("%s:%d %s", file, line, f.Code)
		}
		said := messages(t, files, f.By)
		if slices.Contains(said, want) {
			found++
			fmt.Fprintf(&report, "found   %s: %s\n", f.ID, want)
		} else {
			fmt.Fprintf(&report, "MISSED  %s: %s (said: %s)\n", f.ID, want, strings.Join(said, ", "))
		}
	}
	fmt.Fprintf(&report, "\n%d of %d found\n", found, len(faults))
	if 10*found < 9*len(faults) || len(faults) < 50 {
		t.Errorf("%d of %d are too few", found, len(faults))
	}
	golden(t, "testdata/faults/found.txt", report.String())
}

// golden compares with a file, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not what came; look at it, then run this test with -update\n%s", name, got)
	}
}
