package rules

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// A fixture is an archive of files that are added to testdata/base, or replace
// it. What is expected stands on the line that it is expected on, after
// `# want`, as "code: part of the message"; it is cut off before the file is
// read. What is expected of a file as a whole, or of the folder, stands in a
// file `want` as "file: code: part of the message".

var (
	wantMark = regexp.MustCompile(`[ \t]*# want (".*")\s*$`)
	wantItem = regexp.MustCompile(`"([a-z-]+): ([^"]*)"`)
)

type expectation struct {
	file string
	line int
	code string
	part string
}

func (e expectation) String() string {
	return fmt.Sprintf("%s:%d: %s: %s", e.file, e.line, e.code, e.part)
}

// readFixture splits an archive into files and expectations.
func readFixture(t *testing.T, name string) (map[string]string, []expectation) {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	var wanted []expectation
	for _, f := range archive.Files {
		if f.Name == "want" {
			for line := range strings.Lines(string(f.Data)) {
				parts := strings.SplitN(strings.TrimSpace(line), ": ", 3)
				wanted = append(wanted, expectation{strings.Trim(parts[0], "-"), 0, parts[1], parts[2]})
			}
			continue
		}
		lines := strings.Split(string(f.Data), "\n")
		for i, line := range lines {
			m := wantMark.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			lines[i] = strings.TrimSuffix(line, m[0])
			for _, item := range wantItem.FindAllStringSubmatch(m[1], -1) {
				wanted = append(wanted, expectation{f.Name, i + 1, item[1], item[2]})
			}
		}
		files[f.Name] = strings.Join(lines, "\n")
	}
	return files, wanted
}

func TestCheck(t *testing.T) {
	fixtures, err := filepath.Glob("testdata/check/*.txtar")
	if err != nil || len(fixtures) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, name := range fixtures {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			files, wanted := readFixture(t, name)
			for _, d := range checkBase(t, files) {
				i := slices.IndexFunc(wanted, func(e expectation) bool {
					return e.file == d.File && e.line == d.Line && e.code == d.Code && strings.Contains(d.Message, e.part)
				})
				if i < 0 {
					t.Errorf("not expected:\n%s", shown(d))
					continue
				}
				wanted = slices.Delete(wanted, i, i+1)
			}
			for _, e := range wanted {
				t.Errorf("expected and not found: %s", e)
			}
		})
	}
}
