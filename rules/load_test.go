package rules

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"amends/rules/diagnostic"
	"amends/rules/lines"
	"amends/rules/sheet"
)

// smallest is an assessment without problems, for tests of its bytes.
const smallest = `assessment: {title: Small}
sections: [{id: start, title: Start}]
phases: [{id: now, title: Now}]
questions: [{id: tired, section: start, type: yes-no, text: 'Are you tired?'}]
rules: [{id: tired, when: tired, because: You are tired., recommend: [rest]}]
steps: [{id: rest, title: Rest, phase: now, paragraphs: [{text: Rest.}]}]
`

func checkFiles(t *testing.T, files map[string]string) Diagnostics {
	t.Helper()
	fsys := fstest.MapFS{"t": {Mode: fs.ModeDir | 0o755}}
	for name, text := range files {
		fsys["t/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	s, err := Load(fsys, "t")
	if err != nil {
		t.Fatal(err)
	}
	return s.Check()
}

func littleEndian(s string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

// TestUnreadFilesAreTold names what looks as if it should be read, and leaves
// alone what does not, and the plans that cases name.
func TestUnreadFilesAreTold(t *testing.T) {
	list := checkBase(t, map[string]string{
		"rules.yaml.txt": "", "guards.yaml~": "", "old.bak": "", "people.xlsx": "", "picture.png": "", ".hidden.yaml": "", "plans/anna.txt": "x",
		"cases.yaml": "cases:\n  - {id: anna, person: Anna., answers: {role: i-broke-it}, expect: {printed: plans/anna.txt}}\n",
	})
	got := ""
	for _, d := range list {
		got += d.File + " " + d.Code + ": " + d.Hint + "\n"
	}
	want := "guards.yaml~ file-name: name it `guards.yaml`, or move it out of the folder\n" +
		"old.bak file-name: name it `old.yaml`, or move it out of the folder\n" +
		"people.xlsx file-name: cases are read from `cases/people.xlsx`; move it there, or out of the folder\n" +
		"rules.yaml.txt file-name: name it `rules.yaml`, or move it out of the folder\n"
	if got != want {
		t.Errorf("got:\n%s", got)
	}
}

func TestFiles(t *testing.T) {
	many := map[string]string{"assessment.yaml": smallest}
	for i := range maxFiles {
		many[fmt.Sprintf("f/%04d.yaml", i)] = "notes: []\n"
	}
	large := map[string]string{"assessment.yaml": smallest}
	for i := range 5 {
		large[fmt.Sprintf("%d.yaml", i)] = "notes: []\n" + strings.Repeat("#", lines.MaxFileSize-20)
	}
	nested := "a: " + strings.Repeat("[", 80) + strings.Repeat("]", 80) + "\n"
	tests := map[string]struct {
		files map[string]string
		want  string // of the only diagnostic; empty for none
	}{
		"sound":                             {map[string]string{"assessment.yaml": smallest}, ""},
		"byte order mark":                   {map[string]string{"assessment.yaml": "\uFEFF" + smallest}, ""},
		"windows line ends":                 {map[string]string{"assessment.yaml": strings.ReplaceAll(smallest, "\n", "\r\n")}, ""},
		"old line ends":                     {map[string]string{"assessment.yaml": strings.ReplaceAll(smallest, "\n", "\r")}, ""},
		"utf-16":                            {map[string]string{"assessment.yaml": littleEndian(smallest)}, "assessment.yaml: this file is saved as UTF-16 (Windows calls it \"Unicode\") [encoding]"},
		"utf-16, no mark":                   {map[string]string{"assessment.yaml": littleEndian(smallest)[2:]}, "assessment.yaml: this file is saved as UTF-16 (Windows calls it \"Unicode\") [encoding]"},
		"latin-1, line ends of old editors": {map[string]string{"assessment.yaml": "# a\r# caf\xe9\r" + smallest}, "assessment.yaml:2:6: this character is not UTF-8 [encoding]"},
		"latin-1":                           {map[string]string{"assessment.yaml": strings.Replace(smallest, "Small", "caf\xe9", 1)}, "assessment.yaml:1:24: this character is not UTF-8 [encoding]"},
		"control":                           {map[string]string{"assessment.yaml": strings.Replace(smallest, "Small", "a\x07b", 1)}, "assessment.yaml:1:22: there is an invisible control character here [encoding]"},
		"unicode line end":                  {map[string]string{"assessment.yaml": strings.Replace(smallest, "Small", "a\u2028b", 1)}, "assessment.yaml:1:22: there is an invisible control character here [encoding]"},
		"empty folder":                      {nil, "the folder `t` has no YAML files [no-files]"},
		"no assessment.yaml":                {map[string]string{"x.yaml": smallest}, "the folder `t` has no file `assessment.yaml` [no-assessment]"},
		"no question":                       {map[string]string{"assessment.yaml": "assessment:\n  title: Cut off\n"}, "assessment.yaml:2:3: the assessment asks nothing [no-question]"},
		"no assessment":                     {map[string]string{"assessment.yaml": "notes: []\n"}, "assessment.yaml: no file has the key `assessment` [no-assessment]"},
		"hidden file":                       {map[string]string{"assessment.yaml": smallest, ".x.yaml": "{", ".git/x.yaml": "{"}, ""},
		"other name":                        {map[string]string{"assessment.yaml": smallest, "rules.yml": "{"}, "rules.yml: warning: this file is not read [file-name]"},
		"large":                             {map[string]string{"assessment.yaml": smallest, "x.yaml": strings.Repeat("#", lines.MaxFileSize+1)}, "x.yaml: this file is larger than 1 MB [file-too-large]"},
		"many":                              {many, "the folder has 1001 YAML files, and 1000 may be read [too-many-files]"},
		"long table":                        {map[string]string{"assessment.yaml": smallest, "cases/x.csv": "id,person\n" + strings.Repeat("a,b\n", sheet.MaxRows)}, "cases/x.csv: this table has 10001 rows, and 10000 may be read [table]"},
		"large table":                       {map[string]string{"assessment.yaml": smallest, "cases/x.csv": strings.Repeat("x", lines.MaxFileSize+1)}, "cases/x.csv: this file is larger than 1 MB [file-too-large]"},
		"large together":                    {large, "the YAML files of this folder are larger than 4 MB together [folder-too-large]"},
		"deep":                              {map[string]string{"assessment.yaml": smallest, "x.yaml": nested}, "x.yaml:1:68: this is nested more than 64 levels deep [yaml-depth]"},
		"deeper than the YAML":              {map[string]string{"assessment.yaml": smallest, "x.yaml": strings.Repeat("[", 20_000)}, "x.yaml:1:1: the `[` at the beginning is not closed on this line, or a text inside needs quotes [yaml-quote]"},
		"long text":                         {map[string]string{"assessment.yaml": strings.Replace(smallest, "title: Small", "title: Small, introduction: "+strings.Repeat("x", 20_000+1), 1)}, "assessment.yaml:1:42: this text is longer than 20000 characters [text-too-long]"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, d := range checkFiles(t, test.files) {
				first, _, _ := strings.Cut(shown(d), "\n")
				got = append(got, first)
			}
			if strings.Join(got, "\n") != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

// TestHugeFiles feeds files that are made to be slow: a loader that is quadratic
// in one of them does not end before go test gives up.
func TestHugeFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	files := map[string]string{
		"ten megabytes": strings.Repeat("a: b\n", 2<<20),
		"brackets":      strings.Repeat("[", lines.MaxFileSize),
		"dashes":        strings.Repeat("- ", lines.MaxFileSize/2),
		"keys":          strings.Repeat("{a: ", lines.MaxFileSize/4),
		"equal keys":    strings.Repeat("a: b\n", lines.MaxFileSize/5),
		"faults":        strings.Repeat("a: b: c\n", lines.MaxFileSize/8),
		"some faults":   strings.Repeat("a: b: c\n", 4000),
		"one line":      "rules: [" + strings.Repeat("x,", lines.MaxFileSize/2-8) + "]",
		"rules":         "rules:\n" + strings.Repeat("  - {id: a, when: x, because: y}\n", lines.MaxFileSize/33-1),
		"text":          "assessment:\n  introduction: |\n" + strings.Repeat("    *a **b [c](\n", lines.MaxFileSize/17-3),
	}
	for name, text := range files {
		t.Run(name, func(t *testing.T) {
			if d := checkFiles(t, map[string]string{"assessment.yaml": smallest, "x.yaml": text}); d.Errors() == 0 {
				t.Error("no error")
			}
		})
	}
}

// TestLoadFails lists what no author can mend in a file.
func TestLoadFails(t *testing.T) {
	if _, err := Load(fstest.MapFS{}, "t"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
	if _, err := Load(fstest.MapFS{}, "../t"); err == nil {
		t.Error("a folder outside")
	}
	dir := t.TempDir()
	secret := filepath.Join(dir, "t", "assessment.yaml")
	if err := os.MkdirAll(filepath.Dir(secret), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(secret, []byte(smallest), 0); err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadFile(secret); err == nil {
		t.Skip("this user may read everything")
	}
	if _, err := Load(os.DirFS(dir), "t"); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("no permission: %v", err)
	}
}

func TestList(t *testing.T) {
	fsys := fstest.MapFS{
		"b/assessment.yaml": {}, "a/assessment.yaml": {}, "c/other.yaml": {}, "embed.go": {}, "d/x/assessment.yaml": {},
	}
	if got, err := List(fsys); err != nil || !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestCompileRefusesProblems(t *testing.T) {
	s, err := Load(base(t, map[string]string{"x.yaml": "rulez: []\nsections:\n  - {id: none, title: None}\n"}), "t")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Compile(s)
	var problems *ProblemsError
	if !errors.As(err, &problems) || len(problems.Diagnostics) != 2 || problems.Diagnostics.Errors() != 1 {
		t.Fatalf("got %v", err)
	}
	if want := "1 error in the assessment, first x.yaml:1:1: `rulez` is not one of the lists that a file may hold"; err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
}

// TestWarningsCompile holds that a warning stops nobody.
func TestWarningsCompile(t *testing.T) {
	s, err := Load(base(t, map[string]string{"x.yaml": "sections:\n  - {id: none, title: None}\n"}), "t")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Compile(s); err != nil || len(s.Check()) != 1 {
		t.Errorf("got %v", err)
	}
}

func TestAt(t *testing.T) {
	s, err := Load(base(t, nil), "t")
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{"talk": "assessment.yaml:45:9", "stop": "assessment.yaml:34:9", "listen": ""} {
		if got := s.At(id); got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
}

// TestConcurrentUse is for the race detector.
func TestConcurrentUse(t *testing.T) {
	s, err := Load(base(t, nil), "t")
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			s.Check()
			s.Cases()
			s.At("talk")
			if _, err := Compile(s); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

// TestCheckIsCut holds that nobody is buried in messages.
func TestCheckIsCut(t *testing.T) {
	list := checkBase(t, map[string]string{"x.yaml": "rules:\n" + strings.Repeat("  - {bad: 1}\n", 100)})
	if len(list) != diagnostic.MaxShown+1 {
		t.Fatalf("got %d", len(list))
	}
	last := list[diagnostic.MaxShown]
	if last.Code != "more" || last.Message != "400 more problems are not shown" || last.Severity != Error {
		t.Errorf("got %+v", last)
	}
}

// TestSameBundle compiles the same files twice: the bundle must be the same to
// the byte.
func TestSameBundle(t *testing.T) {
	encode := func() []byte {
		s, err := Load(base(t, nil), "t")
		if err != nil {
			t.Fatal(err)
		}
		p, err := Compile(s)
		if err != nil {
			t.Fatal(err)
		}
		return p.Encode()
	}
	if a, b := encode(), encode(); !slices.Equal(a, b) {
		t.Errorf("%s\n%s", a, b)
	}
}
