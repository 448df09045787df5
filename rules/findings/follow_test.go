package findings

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"amends/engine"
	"amends/rules"
)

var inBackquotes = regexp.MustCompile("`([^`]+)`")

// TestSkippedHintsMeanWhatTheySay follows both ways out of skipped-not-equal to
// the letter, in place of what is marked: the first takes in whoever skips, the
// second leaves the rule as it was, and neither is told again.
func TestSkippedHintsMeanWhatTheySay(t *testing.T) {
	const calm = `mood == "calm" and reachable`
	for _, denial := range []string{
		`mood != "angry"`, `not (mood == "angry")`, `mood not in ["angry", "sad"]`,
		`not (mood == "angry" or share_paid > 90)`, `not not (mood != "angry")`, `not none_of(mood, "calm")`,
		`at_least(1, mood != "angry", deceived)`,
	} {
		edit := fault{ID: denial, edit: edit{"rules.yaml", calm, denial + " and reachable"}}
		files := edit.apply(t)
		said := skippedNotEqual(t, files)
		if len(said) == 0 {
			if denial != `not none_of(mood, "calm")` { // which denies nothing
				t.Errorf("%s: nothing is said", denial)
			}
			continue
		}
		d := said[0]
		ways := inBackquotes.FindAllStringSubmatch(d.Hint, -1)
		if len(ways) != 2 {
			t.Fatalf("%s: no two ways in %q", denial, d.Hint)
		}
		before := firesByMood(t, files)
		for i, way := range ways {
			runes := []rune(d.Source)
			line := string(runes[:d.Column-1]) + way[1] + string(runes[d.EndColumn-1:])
			text := strings.Replace(string(files["money/rules.yaml"].Data), d.Source, line, 1)
			mended := fstest.MapFS{}
			for name, file := range files {
				mended[name] = file
			}
			mended["money/rules.yaml"] = &fstest.MapFile{Data: []byte(text)}
			if left := skippedNotEqual(t, mended); len(left) > 0 {
				t.Errorf("%s, by %s: still said: %s", denial, way[1], left[0].Message)
			}
			want := slices.Clone(before)
			if i == 0 {
				want[0] = true
			}
			if got := firesByMood(t, mended); !slices.Equal(got, want) {
				t.Errorf("%s, by %s: fires for %v of %v, want %v", denial, way[1], got, moods, want)
			}
		}
	}
}

// moods are the answers to mood; the first is none.
var moods = []string{"", "angry", "sad", "calm"}

// firesByMood says of whom, otherwise alike, the edited rule is true.
func firesByMood(t *testing.T, files fstest.MapFS) []bool {
	t.Helper()
	source, err := rules.Load(files, "money")
	if err != nil {
		t.Fatal(err)
	}
	program, err := rules.Compile(source)
	if err != nil {
		source.Check().WriteText(t.Output())
		t.Fatal(err)
	}
	at := slices.IndexFunc(program.Bundle().Rules, func(r engine.Rule) bool { return r.ID == "calm-now" })
	var fires []bool
	for _, mood := range moods {
		answers := engine.Answers{}
		for _, c := range source.Cases() {
			if !c.Answers["mood"].Skipped() {
				answers = c.Answers.Clone()
			}
		}
		delete(answers, "mood")
		if mood != "" {
			answers["mood"] = engine.Chosen(mood)
		}
		run := program.NewRun()
		run.Read(answers)
		run.Fire()
		fires = append(fires, slices.Contains(run.Fired(), at))
	}
	return fires
}

func skippedNotEqual(t *testing.T, files fstest.MapFS) []rules.Diagnostic {
	t.Helper()
	source, err := rules.Load(files, "money")
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(check(t, source), func(d rules.Diagnostic) bool { return d.Code != codeSkippedNotEqual.Name })
}

// TestCountedOptionsAreRead: an option that no condition names changes what
// count() gives, so nobody may say that choosing it changes nothing.
func TestCountedOptionsAreRead(t *testing.T) {
	const label = "{id: something-else, label: Something else}"
	added := edit{"questions.yaml", label, label + "\n      - {id: told-others, label: I told others about it}"}
	for when, want := range map[string]string{
		`has(cause, "gambled") or count(cause) >= 2`: "",
		`has(cause, "gambled")`:                      "says no more than that the question is answered",
	} {
		f := fault{ID: when, edit: added, Also: edits{{"rules.yaml", "      has(cause, \"gambled\")\n", "      " + when + "\n"}}}
		source, err := rules.Load(f.apply(t), "money")
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, d := range check(t, source) {
			if d.Code == codeUnreadOption.Name {
				got = d.Message
			}
		}
		if want == "" && got != "" || !strings.HasSuffix(got, want) {
			t.Errorf("%s: said %q, want %q", when, got, want)
		}
	}
}
