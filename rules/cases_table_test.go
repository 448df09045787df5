package rules

import (
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"amends/engine"
	"amends/rules/entries"
	"amends/rules/table"
)

const forCases = `
questions:
  - {id: years, section: start, type: number, text: Years, decimal: true}
  - {id: person, section: start, type: any-of, text: Which, options: [{id: 1-a, label: A}, {id: other, label: B}, {id: third, label: C}]}
rules:
  - {id: more, when: years > 3 and answered(person), because: It is so., recommend: [listen]}
`

// madeUp is a case with any answers and any expectations.
func madeUp(s *Assessment, rng *rand.Rand, id string) Case {
	c := Case{ID: id, Answers: engine.Answers{}}
	for range rng.IntN(4) {
		c.Person += []string{"Anna ", "=1+1 ", "\"no\", ", "Jürgen; ", "'tis ", "- ", "#x: "}[rng.IntN(7)]
	}
	c.Person = strings.TrimSpace(c.Person)
	for _, q := range s.questions {
		switch {
		case rng.IntN(3) == 0:
		case rng.IntN(4) == 0:
			c.Answers[q.ID.Value] = engine.Skip()
		case q.data.Kind == engine.Number:
			c.Answers[q.ID.Value] = engine.Amount([]float64{0, -2, 2.5, 1e6, 1.125, 0.1}[rng.IntN(6)])
		case q.data.Kind == engine.YesNo:
			c.Answers[q.ID.Value] = engine.Chosen([]string{"yes", "no"}[rng.IntN(2)])
		default:
			var ids []string
			for _, o := range q.data.Options {
				if rng.IntN(2) == 0 && (q.data.Kind == engine.AnyOf || ids == nil) {
					ids = append(ids, o.ID)
				}
			}
			c.Answers[q.ID.Value] = engine.Chosen(ids...)
		}
	}
	some := func(ids ...string) []string {
		if rng.IntN(2) == 0 {
			return nil
		}
		return append([]string{}, ids[:rng.IntN(len(ids)+1)]...)
	}
	c.Expect = Expect{
		Open: some("listen"), Held: some("listen"), Folded: some("listen"), Absent: some("listen"), Order: some("listen"),
		Plan: some("*listen", "listen"), Fired: some("talk", "more"), Silent: some("more"), Guards: some("stop"),
		Next: some("role", "years"), Ignored: some("cause"), Covers: some("act-listen"),
		Printed: []string{"", "plans/anna.txt"}[rng.IntN(2)],
		Outcome: []string{"", "plan", "stop"}[rng.IntN(3)], Current: []string{"", "now"}[rng.IntN(2)],
	}
	if rng.IntN(2) == 0 {
		complete := rng.IntN(2) == 0
		c.Expect.Complete = &complete
	}
	return c
}

// TestCasesComeBack writes made-up cases as YAML and as a table with each
// separator, and reads the same.
func TestCasesComeBack(t *testing.T) {
	s, err := Load(base(t, map[string]string{"x.yaml": forCases}), "t")
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 5))
		s.cases = nil
		text := "cases:\n"
		for i := range 1 + rng.IntN(4) {
			c := madeUp(s, rng, fmt.Sprint("case-", i))
			s.cases = append(s.cases, c)
			entry, err := s.CaseText(c)
			if err != nil {
				t.Fatal(err)
			}
			text += entry
		}
		same(t, s.cases, map[string]string{"x.yaml": forCases, "cases/y.yaml": text})
		for _, separator := range ",;\t" {
			data, err := table.Write(s.CaseTable(), separator)
			if err != nil {
				t.Fatal(err)
			}
			same(t, s.cases, map[string]string{"x.yaml": forCases, "cases/y.csv": string(data)})
		}
	}
}

// TestEveryExpectationIsWritten holds that cases are written with the keys that
// they are read by.
func TestEveryExpectationIsWritten(t *testing.T) {
	var read, written []string
	for _, key := range (&entries.Expect{}).Keys() {
		read = append(read, key.Name)
	}
	for _, field := range (&Expect{}).Fields() {
		written = append(written, field.Key)
	}
	if !slices.Equal(read, written) {
		t.Errorf("read:    %v\nwritten: %v", read, written)
	}
}

// same loads files and compares their cases, wherever they are written.
func same(t *testing.T, want []Case, files map[string]string) {
	t.Helper()
	s, err := Load(base(t, files), "t")
	if err != nil {
		t.Fatal(err)
	}
	if d := s.Check(); d.Errors() > 0 {
		d.WriteText(t.Output())
		t.Fatal(files)
	}
	got := s.Cases()
	if len(got) != len(want) {
		t.Fatalf("%d cases, want %d", len(got), len(want))
	}
	for i := range got {
		if g, w := got[i], want[i]; g.ID != w.ID || g.Person != w.Person || !reflect.DeepEqual(g.Answers, w.Answers) || !reflect.DeepEqual(g.Expect, w.Expect) {
			t.Fatalf("got  %+v\nwant %+v\nfrom %s", g, w, files)
		}
	}
}

// FuzzTable reads tables of any bytes: no panic, every problem with a place in
// the file, and what is sound comes back from what is written.
func FuzzTable(f *testing.F) {
	f.Add([]byte("id,person,role,expect open\none,Anna,unclear,listen\n"))
	f.Add([]byte("id;settled;years;expect guards\none;WAHR;2,5;(none)\n"))
	f.Add([]byte("\xff\xfei\x00d\x00,\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys, ok := base(t, map[string]string{"x.yaml": forCases}).(fstest.MapFS)
		if !ok {
			t.Fatal("no files")
		}
		fsys["t/cases/y.csv"] = &fstest.MapFile{Data: data}
		s, err := Load(fsys, "t")
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range s.Check() {
			if d.File == "cases/y.csv" && d.Line > 0 && (d.Column < 1 || d.Fix != nil || d.Line > len(s.sheets[0].File().Lines)) {
				t.Fatalf("%s", shown(d))
			}
		}
		if s.Check().Errors() > 0 || len(s.cases) == 0 {
			return
		}
		written, err := table.Write(s.CaseTable(), ';')
		if err != nil {
			t.Fatal(err)
		}
		same(t, s.cases, map[string]string{"x.yaml": forCases, "cases/y.csv": string(written)})
	})
}

// TestShippedCasesComeBack takes the cases of what the binary carries through a
// table.
func TestShippedCasesComeBack(t *testing.T) {
	for _, name := range []string{"trust", "check-in", "hurt"} {
		s, err := Load(os.DirFS("../assessments"), name)
		if err != nil {
			t.Fatal(err)
		}
		want := s.Cases()
		data, err := table.Write(s.CaseTable(), ';')
		if err != nil {
			t.Fatal(err)
		}
		fsys := fstest.MapFS{}
		for _, f := range s.folder.Files {
			if !strings.HasPrefix(f.Name, "cases/") {
				fsys["t/"+f.Name] = &fstest.MapFile{Data: []byte(strings.Join(f.Lines, "\n"))}
			}
		}
		fsys["t/cases/people.csv"] = &fstest.MapFile{Data: data}
		s, err = Load(fsys, "t")
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range s.Cases() {
			if w := want[i]; c.ID != w.ID || c.Person != w.Person || !reflect.DeepEqual(c.Answers, w.Answers) || !reflect.DeepEqual(c.Expect, w.Expect) {
				t.Errorf("%s: got  %+v\nwant %+v", name, c, w)
			}
		}
		if len(s.Cases()) != len(want) || s.Check().Errors() > 0 {
			s.Check().WriteText(t.Output())
			t.Errorf("%s: %d cases of %d", name, len(s.Cases()), len(want))
		}
	}
}
