package diff

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"amends/rules"
)

// weakenings are edits of the assessment that `amends new` makes, each with what
// a report says first of all.
var weakenings = []struct{ name, file, find, write, says string }{
	{"the file of invariants is gone", "invariants.yaml", "", "", "weaker: invariant no-contact-after-a-stop (invariants.yaml:4:9) is removed"},
	{"the file of cases is gone", "cases.yaml", "", "", "weaker: 5 cases, of each: is removed (worn-out-and-in-touch, and 4 more; -all lists them)"},
	{"an invariant lets held steps pass", "invariants.yaml", "never: {tags: [contact]}\n", "never: {tags: [contact], open: true}\n", "weaker: invariant no-contact-after-a-stop (invariants.yaml:4:9) counts now open steps only"},
	{"an invariant is for fewer people", "invariants.yaml", `contact == "said-stop"`, `contact == "said-stop" and apologised`, "weaker: invariant no-contact-after-a-stop (invariants.yaml:4:9) no longer holds for some people"},
	{"an invariant is of fewer steps", "invariants.yaml", "never: {tags: [contact]}\n", "never: {steps: [say-sorry]}\n", "weaker: invariant no-contact-after-a-stop (invariants.yaml:4:9) of: no longer tag contact"},
	{"a guard is gone", "guards.yaml", "  - id: space-asked\n    when: |\n      contact == \"asked-for-space\"\n    because: Only if they come to you.\n    hold_tags: [contact]\n", "", "weaker: soft guard space-asked (guards.yaml:18:9) is removed"},
	{"a guard is for fewer people", "guards.yaml", `contact == "asked-for-space"`, `contact == "asked-for-space" and contact == "in-touch"`, "weaker: soft guard space-asked (guards.yaml:18:9) no longer holds for some people"},
	{"a hard guard is soft", "guards.yaml", "    hard: true\n    rank: 1\n", "", "weaker: soft guard no-contact (guards.yaml:5:9) is a soft guard now, before a hard guard"},
	{"help lines of a page are gone", "guards.yaml", "      help: [crisis]\n", "", "weaker: hard guard no-contact (guards.yaml:5:9) help on the page: no longer crisis"},
	{"a step is allowed", "guards.yaml", "    rank: 1\n", "    rank: 1\n    allow: [say-sorry]\n", "weaker: hard guard no-contact (guards.yaml:5:9) allows the steps: now say-sorry"},
	{"a page says something else", "guards.yaml", "A no is an answer.", "A no may be a maybe.", "changed: hard guard no-contact (guards.yaml:5:9) page: “A no [−is an answer.−] [+may be a maybe.+] The kindest thing that …”"},
	{"a step loses its tag", "steps.yaml", "    tags: [contact]\n", "", "weaker: tag contact closes the steps: no longer say-sorry"},
	{"a question is sensitive no more", "questions.yaml", "    sensitive: true\n", "", "weaker: question state (questions.yaml:16:9) is no longer sensitive"},
	{"none stands alone no more", "questions.yaml", "None of these, exclusive: true", "None of these", "weaker: question state (questions.yaml:16:9) stand alone: no longer “None of these” (none)"},
	{"a help line is not marked as checked", "help-lines.yaml", "      checked: true\n", "", "weaker: help line Everywhere: Find a Helpline is no longer shown: it was removed, or is not marked as checked any more"},
	{"an address is another one", "help-lines.yaml", "web: findahelpline.com", "web: findhelp.example", "changed: help line Everywhere: Find a Helpline address: “findahelpline.com” → “findhelp.example”"},
	{"a note is not always there", "notes.yaml", "    always: true\n", "", "weaker: note their-pace is no longer always shown"},
	{"a case expects less", "cases.yaml", "      held: [say-sorry]\n", "", "weaker: case asked-for-space (cases.yaml:28) expects held: no longer say-sorry"},
	{"a case expects something else", "cases.yaml", "complete: true\n      next", "complete: false\n      next", "changed: case told-to-stop (cases.yaml:36) expects complete: “true” → “false”"},
	{"a tag protects nobody", "tags.yaml", "    protects: Whoever asked for space, or said stop.", "", "weaker: tag contact protects: nothing, before “Whoever asked for space, or said stop.”"},
}

// TestWhatProtectsCannotVanishUnseen weakens one protection at a time.
func TestWhatProtectsCannotVanishUnseen(t *testing.T) {
	old := scaffold(t, func(fstest.MapFS) {})
	for _, x := range weakenings {
		t.Run(strings.ReplaceAll(x.name, " ", "-"), func(t *testing.T) {
			new := scaffold(t, func(files fstest.MapFS) {
				if x.find == "" {
					delete(files, "new/"+x.file)
					return
				}
				text := string(files["new/"+x.file].Data)
				if !strings.Contains(text, x.find) {
					t.Fatalf("%q does not stand in %s", x.find, x.file)
				}
				files["new/"+x.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, x.find, x.write, 1))}
			})
			report, err := Compare(old, new, Settings{})
			if err != nil {
				t.Fatal(err)
			}
			var text strings.Builder
			if err := report.Write(&text, Form{}); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(text.String(), "\n  "+x.says) {
				t.Errorf("wanted: %s\ngot:\n%s", x.says, text.String())
			}
			if report.Weaker() != strings.HasPrefix(x.says, "weaker") {
				t.Errorf("weaker is %v", report.Weaker())
			}
		})
	}
}

// fuller gives it a sensitive question, and cases that name no guard.
var fuller = strings.NewReplacer(
	"    text: How is it for you?\n", "    text: How is it for you?\n    sensitive: true\n",
	"outcome: no-contact", "complete: true", "guards: [space-asked]", "complete: true",
)

// scaffold is the assessment that `amends new` makes, edited.
func scaffold(t *testing.T, edit func(fstest.MapFS)) Side {
	t.Helper()
	files := fstest.MapFS{}
	from := os.DirFS("../../cmd/amends/scaffold")
	names, err := fs.Glob(from, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(from, name)
		if err != nil {
			t.Fatal(err)
		}
		files["new/"+name] = &fstest.MapFile{Data: []byte(fuller.Replace(string(data)))}
	}
	edit(files)
	source, err := rules.Load(files, "new")
	if err != nil {
		t.Fatal(err)
	}
	program, err := rules.Compile(source)
	if err != nil {
		source.Check().WriteText(t.Output())
		t.Fatal(err)
	}
	return Side{Name: "new", Program: program, Source: source}
}
