package answers_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"amends/engine"
	"amends/rules"
	"amends/rules/answers"
)

const questions = `
assessment: {title: Small, language: en, direction: ltr, introduction: Few questions.}
sections: [{id: now, title: Now}]
phases: [{id: now, title: Now}]
questions:
  - {id: role, section: now, type: one-of, text: "Who?", options: [{id: me, label: I}, {id: them, label: They}]}
  - {id: done, section: now, type: any-of, text: "What?", options: [{id: lie, label: A lie}, {id: more, label: More}]}
  - {id: years, section: now, type: number, decimal: true, text: "How long?", min: 0, max: 9}
  - {id: sorry, section: now, type: yes-no, text: "Said it?"}
rules:
  - id: listen
    when: role == "me" and any_of(done, "lie", "more") and years < 3 and not sorry
    because: So.
    recommend: [listen]
steps:
  - {id: listen, title: Listen, phase: now, paragraphs: [{text: Do.}]}
`

func program(t testing.TB) *engine.Program {
	t.Helper()
	source, err := rules.Load(fstest.MapFS{"small/assessment.yaml": {Data: []byte(questions)}}, "small")
	if err != nil {
		t.Fatal(err)
	}
	p, err := rules.Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// read is what a file says: its answers as JSON, or what is wrong, line by line.
func read(p *engine.Program, file, text string) string {
	got, problems, err := answers.Read(p, file, []byte(text))
	switch {
	case err != nil:
		return err.Error()
	case len(problems) > 0:
		out := ""
		for _, one := range problems {
			out += fmt.Sprintf("%d:%d: %s\n", one.Line, one.Column, one.AnswerProblem)
		}
		return out
	}
	return fmt.Sprint(got)
}

func TestSameInJSONAndYAML(t *testing.T) {
	p := program(t)
	want := read(p, "", `{"role": "me", "done": ["lie", "more"], "years": 2.5, "sorry": false}`)
	for name, text := range map[string]string{
		"a.yaml": "role: me\ndone:\n  - lie\n  - more\nyears: 2.5\nsorry: false\n",
		"b.yml":  "{role: me, done: [lie, more], years: 2.5, sorry: no}",
		"c.txt":  "# Anna\nrole: \"me\"\ndone: [lie, more]\nyears: 25e-1\nsorry: 'no'",
		"d.JSON": "\ufeff{\n\t\"role\": \"me\",\n\t\"done\": [\"lie\", \"more\"], \"years\": 2.5, \"sorry\": \"no\"}",
		"":       "\ufeffrole: me\r\ndone: [lie, more]\r\nyears: 2.5\r\nsorry: false\r\n",
	} {
		if got := read(p, name, text); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestEveryProblemHasItsPlace(t *testing.T) {
	p := program(t)
	for _, c := range []struct{ file, text, want string }{
		{"a.json", `{"rol": "me",` + "\n" + `  "done": ["lie", "lei"]}`, "1:2: there is no question \"rol\"; did you mean \"role\"?\n" +
			"2:19: question \"done\" has no option \"lei\" (it has lie, more); did you mean \"lie\"?\n"},
		{"a.json", `{"role": "me", "years": 3, "role": "them"}`, "1:28: \"role\" is answered twice\n"},
		{"a.json", `{"sorry": {"lie": true}, "done": ["lei"]}`, "1:2: \"sorry\" takes true, false, or null for a skip\n" +
			"1:35: question \"done\" has no option \"lei\" (it has lie, more); did you mean \"lie\"?\n"},
		{"a.yaml", "rol: me\nrole: me\nyears: many\nrole: them\ndone: lie\n", "1:1: there is no question \"rol\"; did you mean \"role\"?\n" +
			"3:1: \"years\" takes a number, at least 0, at most 9, or null for a skip\n4:1: \"role\" is answered twice\n"},
		{"a.yaml", "done:\n  - lie\n  - müde\n", "3:5: question \"done\" has no option \"müde\" (it has lie, more)\n"},
		{"a.yaml", "years: .inf\n", "1:1: \"years\" takes a number, at least 0, at most 9, or null for a skip\n"},
		{"a.yaml", "role: *me\n", "it is not YAML: yaml: unknown anchor 'me' referenced"},
		{"a.yaml", "role: !me me\n", "line 1, column 7: an answer is a text, a number, a list of options, true, false or null"},
		{"a.yaml", "role: [\n", "line 1: did not find expected node content"},
		{"a.yaml", "me\n", `line 1, column 1: want a line for each question, such as "role: i-broke-it"`},
		{"a.json", "", "read answers: there is nothing to read"},
		{"a.json", "{\n\"role\": \"me\",,}", `line 2, column 14: invalid character ',' looking for beginning of object key string`},
		{"", "{\"role\" \"me\"}", `line 1, column 9: invalid character '"' after object key`},
		{"", "[1]", `read answers: want an object such as {"role": "i-broke-it"}`},
	} {
		if got := read(p, c.file, c.text); got != c.want {
			t.Errorf("%s %q:\n%s\nwant\n%s", c.file, c.text, got, c.want)
		}
	}
}

// FuzzRead: every problem stands in the file, and nothing is both wrong and read.
func FuzzRead(f *testing.F) {
	p := program(f)
	f.Add("a.yaml", "role: me\nrol: [a, {b: c}]\n")
	f.Add("a.json", `{"role": ["me"], "rol": {"a": "b"}}`)
	f.Add("", "{role: me")
	f.Fuzz(func(t *testing.T, file, text string) {
		got, problems, err := answers.Read(p, file, []byte(text))
		if (err != nil || len(problems) > 0) && got != nil {
			t.Errorf("answers %v beside %v %v", got, problems, err)
		}
		for _, one := range problems {
			if one.Line < 1 || one.Column < 1 {
				t.Errorf("no place: %+v", one)
			}
		}
	})
}
