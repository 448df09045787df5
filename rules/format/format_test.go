package format

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"amends/assessments"
	"amends/rules"
	"amends/rules/lines"
)

var update = flag.Bool("update", false, "write what comes out into the files of testdata")

// Each file of testdata is a rule file and what becomes of it.
func TestLayout(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no files in testdata", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := File(archive.Files[0].Data)
		if err != nil {
			got = []byte(err.Error() + "\n")
		}
		if *update {
			archive.Files = append(archive.Files[:1], txtar.File{Name: "after", Data: got})
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := archive.Files[1].Data; !bytes.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

func TestUnreadable(t *testing.T) {
	for text, want := range map[string]string{
		"a: \xff":           "it is not UTF-8",
		"\xff\xfea\x00":     "it is not UTF-8",
		"rules:\n\t- id: a": "it is not YAML: line 2: found character that cannot start any token",
		"a: 1\n---\nb: 2\n": "it holds more than one YAML document",
		string(make([]byte, lines.MaxFileSize+1)): "it is larger than 1 MB",
	} {
		if _, err := File([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("%.20q: %v, want %s", text, err, want)
		}
	}
}

func TestLineEnds(t *testing.T) {
	const plain = "# One.\nnotes:\n    - {id: a, text: A}\n"
	const want = "# One.\nnotes:\n  - {id: a, text: A}\n"
	windows := strings.ReplaceAll(want, "\n", "\r\n")
	for name, end := range map[string]struct{ of, want string }{
		"Unix":        {plain, want},
		"Windows":     {strings.ReplaceAll(plain, "\n", "\r\n"), windows},
		"old editors": {strings.ReplaceAll(plain, "\n", "\r"), want},
		"most":        {strings.Replace(plain, "\n", "\r\n", 2), windows},
		"the least":   {strings.Replace(plain, "\n", "\r\n", 1), want},
		"laid out":    {windows, windows},
	} {
		got, err := File([]byte(end.of))
		if err != nil || string(got) != end.want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// Laying out the shipped assessments, mangled, gives the bundles that they had.
func TestBundleStays(t *testing.T) {
	names, err := rules.List(assessments.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		want := compiled(t, assessments.Files, name)
		mangled, again := fstest.MapFS{}, fstest.MapFS{}
		for _, beside := range names { // texts link to it
			mangled[beside+"/assessment.yaml"], again[beside+"/assessment.yaml"] = &fstest.MapFile{}, &fstest.MapFile{}
		}
		each(t, assessments.Files, name, func(file string, data []byte) {
			mangled[file] = &fstest.MapFile{Data: mangle(data)}
			out, err := File(mangled[file].Data)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			again[file] = &fstest.MapFile{Data: out}
			if !bytes.Equal(bytes.ReplaceAll(out, []byte("\r\n"), []byte("\n")), data) {
				t.Errorf("%s does not come back as it is", file)
			}
		})
		if !bytes.Equal(compiled(t, mangled, name), want) || !bytes.Equal(compiled(t, again, name), want) {
			t.Errorf("%s is another assessment after it was laid out", name)
		}
	}
}

// mangle indents everything below the names of lists by three more spaces, and
// ends lines as Windows does.
func mangle(data []byte) []byte {
	var out bytes.Buffer
	out.WriteString("\uFEFF")
	for line := range bytes.Lines(data) {
		text := bytes.TrimRight(line, "\n")
		if bytes.HasPrefix(text, []byte(" ")) {
			out.WriteString("   ")
		}
		out.Write(text)
		out.WriteString("\r\n")
	}
	return out.Bytes()
}

func compiled(t *testing.T, files fs.FS, name string) []byte {
	t.Helper()
	source, err := rules.Load(files, name)
	if err != nil {
		t.Fatal(err)
	}
	program, err := rules.Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	return program.Encode()
}

// each calls do with every rule file of a folder.
func each(t testing.TB, files fs.FS, dir string, do func(name string, data []byte)) {
	t.Helper()
	err := fs.WalkDir(files, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err == nil {
			do(name, data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Whatever a file holds: what comes out comes out of itself again, and no file
// is refused for a fault of ours.
func FuzzFile(f *testing.F) {
	each(f, assessments.Files, "check-in", func(_ string, data []byte) {
		if len(data) < 4000 {
			f.Add(data)
		}
	})
	names, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		once, err := File(data)
		if err != nil {
			return
		}
		twice, err := File(once)
		if err != nil || !bytes.Equal(once, twice) {
			t.Errorf("%q\nbecomes\n%s\nand then (%v)\n%s", data, once, err, twice)
		}
		if errors.Is(err, ErrUnusual) {
			t.Errorf("its own layout is unusual: %v", err)
		}
	})
}
