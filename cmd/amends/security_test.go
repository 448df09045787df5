package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	namedPlace = regexp.MustCompile("`([^`]+)`(?:: ([^`;]*))?")
	namedTest  = regexp.MustCompile(`\b(?:Test|Fuzz)[A-Z]\w*`)
	resultDate = regexp.MustCompile(`^passed \d{4}-\d\d-\d\d$`)
)

// TestPromisesHaveTests reads the tables of docs/security.md that have a column
// of tests: each row names at least one, each that is named is there, and each
// row says what came of it and when.
func TestPromisesHaveTests(t *testing.T) {
	root := filepath.Join("..", "..")
	data, err := os.ReadFile(filepath.Join(root, "docs", "security.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows, testsAt := 0, -1
	for line := range strings.Lines(string(data)) {
		cells := cellsOf(line)
		if len(cells) < 3 {
			testsAt = -1
			continue
		}
		if testsAt < 0 {
			testsAt = indexOf(cells, "test")
			continue
		}
		if strings.Trim(cells[0], "-") == "" {
			continue
		}
		rows++
		found := 0
		for _, place := range namedPlace.FindAllStringSubmatch(cells[testsAt], -1) {
			found += expectTests(t, root, place[1], strings.TrimSpace(place[2]))
		}
		if found == 0 {
			t.Errorf("no test is named: %s", line)
		}
		if result := cells[len(cells)-1]; !resultDate.MatchString(result) {
			t.Errorf("%q is no result with a date: %s", result, line)
		}
	}
	if rows < 30 {
		t.Errorf("only %d rows were read", rows)
	}
}

// cellsOf are the cells of a row of a table; none if the line is not a row.
func cellsOf(line string) []string {
	line = strings.TrimSpace(line)
	if !strings.HasPrefix(line, "|") || !strings.HasSuffix(line, "|") {
		return nil
	}
	cells := strings.Split(strings.Trim(line, "|"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

// indexOf is the place of a column, or one where no column is.
func indexOf(cells []string, name string) int {
	for i, cell := range cells {
		if cell == name {
			return i
		}
	}
	return -1
}

// expectTests counts the tests that a cell names in one place: a file of browser
// tests with words of a title, a script of the command, or a package with names.
func expectTests(t *testing.T, root, place, named string) int {
	t.Helper()
	switch {
	case strings.HasSuffix(place, ".spec.js"):
		text := contentOf(t, filepath.Join(root, "server", "e2e", "tests", place))
		for title := range strings.SplitSeq(strings.Trim(named, " ,"), " / ") {
			if !strings.Contains(text, title) {
				t.Errorf("%s has no test %q", place, title)
			}
		}
		return 1
	case strings.HasSuffix(place, ".txtar"):
		contentOf(t, filepath.Join("testdata", "script", place))
		return 1
	}
	names := namedTest.FindAllString(named, -1)
	var text strings.Builder
	files, _ := filepath.Glob(filepath.Join(root, filepath.FromSlash(place), "*_test.go"))
	for _, file := range files {
		text.WriteString(contentOf(t, file))
	}
	for _, name := range names {
		if !strings.Contains(text.String(), "func "+name+"(") {
			t.Errorf("package %s has no test %s", place, name)
		}
	}
	return len(names)
}

func contentOf(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Errorf("a test that is named is not there: %v", err)
	}
	return string(data)
}
