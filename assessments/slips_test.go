package assessments_test

import (
	"hash/fnv"
	"io/fs"
	"maps"
	"math/rand/v2"
	"reflect"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"amends/assessments"
	"amends/engine"
	"amends/engine/reference"
	"amends/rules"
	"amends/rules/diff"
	"amends/rules/findings"
	"amends/rules/protections"
)

// slip is one of a kind.
type slip struct {
	kind  *slipKind
	name  string // of the assessment
	file  string
	line  int
	files map[string]string
}

// fate is what became of a slip.
type fate struct {
	slip
	by      string // check, test, prove; empty if nothing says a word
	code    string // what check says
	stopped bool   // it does not compile, so nobody ever gets it
	changes bool   // somebody gets something else, or reads something else
	weakens bool
	named   bool // by diff, as weaker
}

// faultless is an assessment without a slip.
type faultless struct {
	name    string
	files   map[string]string
	source  *rules.Assessment
	program *engine.Program
	people  []engine.Answers
	results []engine.Result
}

// TestSlips puts slips into the shipped assessments, one at a time, and holds
// what is found against docs/faults.md.
func TestSlips(t *testing.T) {
	if testing.Short() {
		t.Skip("most of a minute of processor time")
	}
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // much is read, and little kept
	var untouched []*faultless
	for _, name := range shippedNames(t) {
		untouched = append(untouched, newFaultless(t, name))
	}
	fates := make([][]fate, len(slipKinds))
	t.Run("kinds", func(t *testing.T) {
		for i := range slipKinds {
			t.Run(strings.ReplaceAll(slipKinds[i].name, " ", "-"), func(t *testing.T) {
				t.Parallel()
				for j, a := range untouched {
					if slipKinds[i].each == 1 && i%len(untouched) == j {
						continue
					}
					for _, s := range a.slips(&slipKinds[i]) {
						fates[i] = append(fates[i], a.fate(t, s))
					}
				}
				if len(fates[i]) == 0 {
					t.Error("nowhere can anybody slip so")
				}
			})
		}
	})
	if !t.Failed() {
		weigh(t, fates)
	}
}

func shippedNames(t *testing.T) []string {
	t.Helper()
	names, err := rules.List(assessments.Files)
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// newFaultless reads an assessment in which nothing may be found.
func newFaultless(t *testing.T, name string) *faultless {
	t.Helper()
	a := &faultless{name: name, files: map[string]string{}}
	err := fs.WalkDir(assessments.Files, name, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(assessments.Files, path)
		a.files[strings.TrimPrefix(path, name+"/")] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	f := a.fate(t, slip{name: name, files: a.files})
	if f.by != "" {
		t.Fatalf("%s, untouched: found by %s %s", name, f.by, f.code)
	}
	return a
}

// slips are those of a kind, dealt over all places where it can happen. They
// depend on nothing but the kind and the files.
func (a *faultless) slips(kind *slipKind) []slip {
	seed := fnv.New64a()
	seed.Write([]byte(a.name + kind.name))
	rng := rand.New(rand.NewPCG(1, seed.Sum64()))
	places := a.places(kind)
	rng.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
	var out []slip
	for _, p := range places {
		if s, ok := a.slip(kind, p, rng); ok && len(out) < kind.each {
			out = append(out, s)
		}
	}
	return out
}

// place is where a slip can happen: the submatches of its pattern.
type place struct {
	file string
	at   []int
}

func (a *faultless) places(kind *slipKind) []place {
	var out []place
	for _, file := range sortedNames(a.files) {
		if !regexp.MustCompile(kind.files).MatchString(file) {
			continue
		}
		if kind.whole != nil {
			out = append(out, place{file: file})
			continue
		}
		text := a.files[file]
		stretches := [][]int{{0, len(text)}}
		if kind.within != "" {
			stretches = regexp.MustCompile(kind.within).FindAllStringIndex(text, -1)
		}
		for _, in := range stretches {
			for _, at := range regexp.MustCompile(kind.find).FindAllStringSubmatchIndex(text[in[0]:in[1]], -1) {
				for i := range at {
					at[i] += in[0]
				}
				out = append(out, place{file, at})
			}
		}
	}
	return out
}

// slip makes it happen; false if it would change nothing in the file.
func (a *faultless) slip(kind *slipKind, p place, rng *rand.Rand) (slip, bool) {
	with := &slipping{rng: rng, files: maps.Clone(a.files)}
	s := slip{kind: kind, name: a.name, file: p.file, files: with.files}
	if kind.whole != nil {
		kind.whole(with, p.file)
		return s, true
	}
	text := a.files[p.file]
	var found []string
	for i := 0; i < len(p.at); i += 2 {
		found = append(found, text[p.at[i]:p.at[i+1]])
	}
	written, ok := kind.write(found, with)
	from, to := p.at[0], p.at[1]
	s.line = 1 + strings.Count(text[:from], "\n")
	with.files[p.file] = text[:from] + written + text[to:]
	return s, ok && written != found[0]
}

// fate finds out what is said of a slip, and what it does.
func (a *faultless) fate(t *testing.T, s slip) fate {
	t.Helper()
	f := fate{slip: s}
	files := fstest.MapFS{}
	for _, beside := range shippedNames(t) {
		files[beside+"/assessment.yaml"] = &fstest.MapFile{} // texts link to it
	}
	for name, text := range s.files {
		files[s.name+"/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	source, err := rules.Load(files, s.name)
	if err != nil {
		t.Fatal(err)
	}
	said, err := findings.Check(source)
	if err != nil {
		t.Fatalf("%v: %v", s, err)
	}
	if len(said) > 0 {
		f.by, f.code = "check", said[0].Code
	}
	if said.Errors() > 0 {
		f.stopped, f.changes = true, true
		return f
	}
	program, err := rules.Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	if f.by == "" {
		f.by = byMeaning(t, source, program)
	}
	if a.source == nil {
		a.source, a.program = source, program
		a.meet()
		return f
	}
	a.compare(t, &f, source, program)
	return f
}

// byMeaning says whether cases or, failing that, a proof find something.
func byMeaning(t *testing.T, source *rules.Assessment, program *engine.Program) string {
	t.Helper()
	for _, c := range source.Cases() {
		if len(c.Run(program)) > 0 {
			return "test"
		}
	}
	report, err := findings.Prove(source, program)
	if err != nil {
		t.Fatal(err)
	}
	if !report.Holds() {
		return "prove"
	}
	return ""
}

// meet chooses some people whose plans are looked at: of the cases, and made-up
// ones.
func (a *faultless) meet() {
	rng := rand.New(rand.NewPCG(2, 0))
	for _, c := range a.source.Cases() {
		a.people = append(a.people, c.Answers, reference.Person(a.program.Bundle(), rng))
	}
	for _, answers := range a.people {
		a.results = append(a.results, a.program.Evaluate(answers))
	}
}

// compare finds out whether anybody gets something else, and what diff says of
// what protects people.
func (a *faultless) compare(t *testing.T, f *fate, source *rules.Assessment, program *engine.Program) {
	t.Helper()
	f.changes = f.by == "test"
	f.weakens = f.kind.weakens || a.untagged(program.Bundle())
	for i, answers := range a.people {
		now := program.Evaluate(answers)
		f.changes = f.changes || !reflect.DeepEqual(now, a.results[i])
		for _, guard := range a.results[i].Guards {
			f.weakens = f.weakens || !slices.Contains(now.Guards, guard)
		}
		if f.changes && f.weakens {
			break
		}
	}
	if f.changes && !f.weakens {
		return
	}
	old := diff.Side{Name: "old", Program: a.program, Source: a.source}
	report, err := diff.Compare(old, diff.Side{Name: "new", Program: program, Source: source}, diff.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	f.named = report.Weaker()
	f.changes = f.changes || reaches(report)
}

// untagged reports whether a step lacks a tag by which it was closed to
// somebody. What a step covers can still give it the tag.
func (a *faultless) untagged(now *engine.Bundle) bool {
	protecting := map[string]bool{}
	for _, tag := range a.source.Tags() {
		protecting[tag.ID] = tag.Protects != ""
	}
	tags := map[string][]string{}
	for _, s := range now.Steps {
		tags[s.ID] = s.Tags
	}
	for _, s := range a.program.Bundle().Steps {
		left, there := tags[s.ID]
		for _, tag := range s.Tags {
			if there && protecting[tag] && !slices.Contains(left, tag) {
				return true
			}
		}
	}
	return false
}

// reaches says whether anybody gets or reads something else.
func reaches(r *diff.Report) bool {
	return !r.Same ||
		slices.ContainsFunc(r.Edits, func(e diff.Edit) bool { return len(e.Wording) > 0 }) ||
		slices.ContainsFunc(r.Protections, func(c protections.Change) bool {
			return c.Kind == protections.HelpLine || c.Kind == protections.Question || c.Kind == protections.Note
		})
}

func sortedNames(files map[string]string) []string { return slices.Sorted(maps.Keys(files)) }
