package schema

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"amends/assessments"
)

var update = flag.Bool("update", false, "write the committed schemas anew")

const committed = "../../assessments/schema"

// The shipped rule files name the schemas beside them, so those must be what
// the loader's table says today.
func TestCommittedSchemas(t *testing.T) {
	names := map[string]bool{}
	for _, kind := range Kinds() {
		file := filepath.Join(committed, kind+".json")
		names[kind+".json"] = true
		got := written(t, kind)
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what the loader reads by; run: go test ./rules/schema -update", file)
		}
	}
	entries, err := os.ReadDir(committed)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !names[e.Name()] {
			t.Errorf("%s is the schema of nothing", e.Name())
		}
	}
}

func TestEveryKeyIsDescribed(t *testing.T) {
	for _, kind := range Kinds() {
		var top schema
		if err := json.Unmarshal(written(t, kind), &top); err != nil {
			t.Fatal(err)
		}
		top.Definitions["the file"] = &schema{Properties: top.Properties}
		for name, entry := range top.Definitions {
			for key, value := range entry.Properties {
				if value.Description == "" {
					t.Errorf("%s: `%s` of %s has no description", kind, key, name)
				}
			}
		}
	}
}

// Every shipped file begins with the line that names its schema, and is valid.
func TestShippedFiles(t *testing.T) {
	err := fs.WalkDir(assessments.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(assessments.Files, name)
		if err != nil {
			return err
		}
		line, _, _ := strings.Cut(string(data), "\n")
		at, ok := strings.CutPrefix(line, "# yaml-language-server: $schema=")
		if !ok || path.Dir(path.Join(path.Dir(name), at)) != "schema" {
			t.Errorf("%s does not begin with the line that names its schema", name)
			return nil
		}
		kind := strings.TrimSuffix(path.Base(at), ".json")
		if err := validate(t, kind, string(data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestBrokenFiles(t *testing.T) {
	const rule = "rules:\n  - id: a\n    when: |\n      true\n    because: So.\n"
	for _, c := range []struct{ kind, text, want string }{
		{"rules", rule, ""},
		{"file", rule, ""},
		{"rules", rule + "    recommend: [rest, {step: walk, priority: 2}]\n", ""},
		{"rules", rule + "    recomend: [rest]\n", "at '/rules/0': additional properties 'recomend' not allowed"},
		{"rules", rule + "    recommend: rest\n", "at '/rules/0/recommend': got string, want array"},
		{"rules", rule + "    recommend: [{step: walk, prio: 2}]\n", "additional properties 'prio' not allowed"},
		{"rules", rule + "    recommend: [{step: walk, priority: high}]\n", "want integer"},
		{"rules", "rules:\n  - id: a\n", "at '/rules/0': missing properties 'when', 'because'"},
		{"rules", "rules:\n  - id: A b\n    when: |\n      true\n    because: So.\n", "at '/rules/0/id': 'A b' does not match pattern"},
		{"rules", rule + "steps: []\n", "additional properties 'steps' not allowed"},
		{"rules", "{}\n", "missing property 'rules'"},
		{"questions", "questions:\n  - {id: a, section: s, type: one, text: T}\n", "at '/questions/0/type': value must be one of 'one-of', 'any-of', 'number', 'yes-no'"},
		{"questions", "questions:\n  - {id: a, section: s, type: number, text: 5}\n", "at '/questions/0/text': got number, want string"},
		{"questions", "questions:\n  - {id: a, section: s, type: number, text: T, required: \"yes\"}\n", "at '/questions/0/required': got string, want boolean"},
		{"facts", "facts:\n  - {id: a-b, is: \"true\"}\n", "at '/facts/0/id'"},
		{"facts", "facts:\n  - {id: a, is: \"\"}\n", "at '/facts/0/is': minLength"},
		{"sources", "sources:\n  - {id: evidence/E01, title: T}\n", ""},
		{"assessment", "assessment: {title: T, direction: up}\nsections: []\n", "at '/assessment/direction'"},
		{"cases", "cases:\n  - {id: a, answers: {role: x, cause: [y], z: null, n: 3}, expect: {}}\n", ""},
		{"cases", "cases:\n  - {id: a, answers: {role: {x: y}}, expect: {}}\n", "at '/cases/0/answers/role'"},
	} {
		err := validate(t, c.kind, c.text)
		switch {
		case err == nil && c.want != "":
			t.Errorf("%s accepts\n%s", c.kind, c.text)
		case err != nil && (c.want == "" || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s says %v, not %q, of\n%s", c.kind, err, c.want, c.text)
		}
	}
}

func TestUnknownKind(t *testing.T) {
	if _, err := Write("rule"); err == nil {
		t.Error("there is a schema of a kind that does not exist")
	}
}

func written(t *testing.T, kind string) []byte {
	t.Helper()
	data, err := Write(kind)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// validate reads a YAML file as an editor does and checks it.
func validate(t *testing.T, kind, text string) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(written(t, kind)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var value any
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	return compiled.Validate(value)
}
