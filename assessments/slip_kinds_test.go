package assessments_test

import (
	"math/rand/v2"
	"regexp"
	"strings"
)

// slipKind is a way to slip, wherever it is possible.
type slipKind struct {
	name    string
	files   string // in whose names it is looked for, as a pattern
	within  string // a pattern of the stretches that find is looked for in; empty for the whole file
	find    string
	write   writer
	whole   func(s *slipping, name string) // what becomes of a file, in place of find and write
	weakens bool                           // it always takes something away that keeps people safe
	each    int                            // how many in each assessment; with 1, one assessment is left out by turns
	why     string                         // nothing says a word of some
}

// writer is what stands there after the slip. It may refuse.
type writer func(m []string, s *slipping) (string, bool)

// slipping is the assessment in which it happens.
type slipping struct {
	rng   *rand.Rand
	files map[string]string
}

// as writes a template in which $1 is what the first bracket found.
func as(template string) writer {
	return func(m []string, _ *slipping) (string, bool) {
		out := template
		for i := len(m) - 1; i > 0; i-- {
			out = strings.ReplaceAll(out, "$"+string(rune('0'+i)), m[i])
		}
		return out, out != m[0]
	}
}

// swapped exchanges two letters of what the brackets found.
func swapped(m []string, s *slipping) (string, bool) {
	word := m[1]
	at := s.rng.IntN(len(word) - 1)
	if word[at] == word[at+1] {
		return "", false
	}
	wrong := word[:at] + string(word[at+1]) + string(word[at]) + word[at+2:]
	return strings.Replace(m[0], word, wrong, 1), true
}

// another puts in the place of what the brackets found another one of all that a
// pattern finds in some files.
func another(files, find string) writer {
	return func(m []string, s *slipping) (string, bool) {
		all := s.all(files, find)
		if len(all) == 0 {
			return "", false
		}
		one := all[s.rng.IntN(len(all))]
		return strings.Replace(m[0], m[1], one, 1), one != m[1]
	}
}

// another option of the same question.
func anotherOption(m []string, s *slipping) (string, bool) {
	for _, q := range s.all("^questions/", `(?s)  - (id: `+m[1]+"\n.*?)(?:\n  - id:|$)") {
		var other []string
		for _, o := range regexp.MustCompile(`\{id: ([a-z0-9-]+),`).FindAllStringSubmatch(q, -1) {
			if o[1] != m[3] {
				other = append(other, o[1])
			}
		}
		if len(other) > 0 {
			return m[1] + m[2] + `"` + other[s.rng.IntN(len(other))] + `"`, true
		}
	}
	return "", false
}

// all is what the first bracket of a pattern finds in some files.
func (s *slipping) all(files, find string) []string {
	var out []string
	for _, name := range sortedNames(s.files) {
		if regexp.MustCompile(files).MatchString(name) {
			for _, m := range regexp.MustCompile(find).FindAllStringSubmatch(s.files[name], -1) {
				out = append(out, m[1])
			}
		}
	}
	return out
}

const (
	logic     = `^rules/|^facts\.yaml`
	guarding  = `^guards/`
	hardOnes  = `^guards/1-hard`
	stepFiles = `^steps/`
	asking    = `^questions/`
	condition = `(?:when|is|show_if): \|\n(?:      .*\n)+`
	entry     = `(?m)^  - id: .*\n(?:(?:    .*)?\n)+`
	closing   = `(?m)^    (?:hold|withhold)_tags: .*\n`
	option    = `"[a-z0-9-]+"`

	noSuchCase = "no case has such a person, and no invariant forbids the plan; `test -mutate` looks for such slips, `diff` says who is met"
)

// slipKinds are the ways to slip that the three assessments leave room for. None
// of them asks for a number; a folder that is a link needs a disk, and has a test
// of its own.
var slipKinds = []slipKind{
	// Slips of the pen.
	{name: "an option is misspelt", files: logic, within: condition, find: `"([a-z][a-z-]{4,})"`, write: swapped, each: 2},
	{name: "a question or fact is misspelt", files: logic, within: condition, find: `\b([a-z_]{5,}) (?:==|in)`, write: swapped, each: 1},
	{name: "a recommended step is misspelt", files: `^rules/`, find: `step: ([a-z-]{5,}),`, write: swapped, each: 1},
	{name: "a tag of a step is misspelt", files: stepFiles, find: `tags: \[([a-z]{5,})`, write: swapped, each: 2},
	{name: "a tag of a guard is misspelt", files: guarding, find: `_tags: \[([a-z]{5,})`, write: swapped, each: 1},
	{name: "one equals sign", files: logic, within: condition, find: ` == `, write: as(" = "), each: 1},
	{name: "a quote is left open", files: logic, within: condition, find: `("[a-z-]+)"`, write: as("$1"), each: 1},
	{name: "a bracket is lost", files: logic, within: condition, find: ` \(`, write: as(" "), each: 1},
	{name: "curly quotes in a condition", files: logic, within: condition, find: `"([a-z-]+)"`, write: as("“$1”"), each: 1},
	{name: "curly quotes around a text", files: `^rules/`, find: `because: (\w.*)`, write: as("because: “$1”"), each: 1},
	{name: "a key is misspelt", files: `^rules/|^steps/|^guards/`, find: `\n    ([a-z]{4,}):`, write: swapped, each: 1},
	{name: "a key is one space too deep", files: `^rules/|^steps/|^guards/`, find: `\n    ([a-z_]+:)`, write: as("\n     $1"), each: 2},
	{name: "a key is one space too shallow", files: `^rules/|^steps/|^guards/`, find: `\n    ([a-z_]+:)`, write: as("\n   $1"), each: 2},
	{name: "no-break spaces in the indentation", files: `^rules/|^steps/`, find: `\n    (phase|because|recommend):`, write: as("\n\u00a0\u00a0\u00a0\u00a0$1:"), each: 1},
	{name: "a tab in the indentation", files: `^rules/|^steps/`, find: `\n    (phase|because|recommend):`, write: as("\n\t$1:"), each: 1},
	{name: "a no-break space after a colon", files: `^rules/|^steps/`, find: `\n    (phase|because|title): `, write: as("\n    $1:\u00a0"), each: 1},
	{name: "a rule or step is copied and not renamed", files: `^rules/|^steps/`, find: `(` + entry + `)`, write: as("$1$1"), each: 1},
	{name: "the language has a name", files: `^assessment`, find: `language: en\b`, write: as("language: English"), each: 1},

	// Slips of thought.
	{name: "another option of the question", files: logic, within: condition, find: `\b([a-z_]+)( == )"([a-z0-9-]+)"`, write: anotherOption, each: 2, why: noSuchCase},
	{name: "“and” for “or”", files: logic, within: condition, find: ` or `, write: as(" and "), each: 2, why: noSuchCase},
	{name: "“or” for “and”", files: logic, within: condition, find: ` and `, write: as(" or "), each: 2, why: noSuchCase},
	{name: "a comparison the other way round", files: logic, within: condition, find: ` == `, write: as(" != "), each: 2, why: noSuchCase},
	{name: "a “not” is lost", files: logic, within: condition, find: `\bnot ([a-z])`, write: as("$1"), each: 2, why: noSuchCase},
	{name: "a “not” too many", files: logic, within: condition, find: `\b(has|any_of)\(`, write: as("not $1("), each: 2, why: noSuchCase},
	{name: "an option is missing in a list", files: logic, within: condition, find: `, ` + option, write: as(""), each: 2, why: noSuchCase},
	{name: "a part of a condition is lost", files: logic, within: condition, find: ` and [a-z_]+\b( and|\n)`, write: as("$1"), each: 2, why: noSuchCase},
	{name: "a rule is gone", files: `^rules/`, find: entry, write: as(""), each: 2},
	{name: "a rule recommends another step", files: `^rules/`, find: `step: ([a-z-]+),`, write: another(stepFiles, `\n  - id: ([a-z-]+)`), each: 2},
	{name: "a step is in another phase", files: stepFiles, find: `phase: ([a-z-]+)`, write: another(stepFiles, `phase: ([a-z-]+)`), each: 2, why: "which phase suits is for people to say; `diff` says whose plan changes"},
	{name: "a question is not asked any more", files: asking, find: entry, write: as(""), each: 1},

	// Texts.
	{name: "“ #” cuts a text", files: `^rules/`, find: `because: (\w[^"\n]{10,}) (\w+)`, write: as("because: $1 #$2"), each: 2},
	{name: "{name} in a text", files: stepFiles, find: `(- text: \|\n +)(\w+)`, write: as("$1{name}, $2"), each: 1},
	{name: "{{boss}} in a text", files: stepFiles, find: `(- text: \|\n +)(\w+)`, write: as("$1{{boss}}: $2"), each: 1},
	{name: "bold that does not end", files: stepFiles, find: `(- text: \|\n +)(\w+)`, write: as("$1**$2"), each: 1},
	{name: "a check box", files: stepFiles, find: `(- text: \|\n +)(\w+)`, write: as("$1- [ ] $2"), each: 1},
	{name: "a table", files: stepFiles, find: `(- text: \|\n( +))(\w+)`, write: as("$1| day | call |\n$2| --- | --- |\n$2| one | two |\n\n$2$3"), each: 1},
	{name: "a bare address", files: stepFiles, find: `(- text: \|\n +)(\w+)`, write: as("$1See https://example.org/help first. $2"), each: 1},
	{name: "a condition where a text belongs", files: `^rules/`, find: `because: \w.*`, write: as("because: 'has(cause, \"lie\")'"), each: 1},
	{name: "a character without width", files: stepFiles, find: `(- text: \|\n +\w+ \w)(\w)`, write: as("$1\u200b$2"), each: 1},
	{name: "a soft hyphen", files: stepFiles, find: `(- text: \|\n +\w+ \w)(\w)`, write: as("$1\u00ad$2"), each: 1},
	{name: "TODO", files: stepFiles, find: `(- text: \|\n +)(\w+)`, write: as("$1TODO say this better. $2"), each: 1},
	{name: "two options read alike", files: asking, find: `label: ([^,}\n]+)(\}\n +- \{id: [a-z0-9-]+, label: )[^"},\n]+`, write: as("label: $1$2$1"), each: 1},
	{name: "two questions read alike", files: asking, find: `\n    text: (\w.*)`, write: another(asking, `\n    text: (\w.*)`), each: 1},
	{name: "two steps read alike", files: stepFiles, find: `\n    title: (\w.*)`, write: another(stepFiles, `\n    title: (\w.*)`), each: 1, why: "a step that a hard guard allows may say there what another one says to all others"},
	{name: "a text loses its “not”", files: stepFiles, find: `\b(do|is|are|has|have|can) not `, write: as("$1 "), each: 1, why: "nobody but a reader knows what a text should say; `diff` shows the words before and after"},

	// Whom to call.
	{name: "two numbers in one", files: `^help`, find: `number: "?([0-9 ]+[0-9])"?`, write: as("number: $1 or 112"), weakens: true, each: 1},
	{name: "a number with (0)", files: `^help`, find: `number: "?0([0-9 ]+)"?`, write: as("number: +44 (0)$1"), weakens: true, each: 1},
	{name: "a number with letters", files: `^help`, find: `number: "?([0-9 ]+[0-9])"?`, write: as("number: $1 HELP"), weakens: true, each: 1},
	{name: "a number with an extension", files: `^help`, find: `number: "?([0-9 ]+[0-9])"?`, write: as("number: $1 ext. 4"), weakens: true, each: 1},
	{name: "a help line is not checked any more", files: `^help`, find: ` +checked: true\n`, write: as(""), weakens: true, each: 2, why: "a line may wait until somebody checks it; `diff` calls it weaker"},
	{name: "a kind of help is missing on a page", files: guarding, find: `      help: \[[a-z]+, (.*)\]`, write: as("      help: [$1]"), weakens: true, each: 2, why: "the list is sound without it; `diff` calls it weaker"},
	{name: "a page has no help", files: guarding, find: `      help: \[.*\]\n`, write: as(""), weakens: true, each: 1, why: "only the page of a hard guard that reads a sensitive question must have one; `diff` calls it weaker"},

	// What protects.
	{name: "a question is not sensitive any more", files: asking, find: `    sensitive: true\n`, write: as(""), weakens: true, each: 2, why: "no other question of its section and type is sensitive; `diff` calls it weaker"},
	{name: "“None of these” goes with others", files: asking, find: `(\{id: none, label: [^}]*), exclusive: true`, write: as("$1"), weakens: true, each: 2},
	{name: "an option of a safety question is gone", files: `^questions/1`, find: ` +- \{id: [a-z0-9-]+, label: .*\n`, write: as(""), weakens: true, each: 1},
	{name: "a hard guard is gone", files: hardOnes, find: entry, write: as(""), weakens: true, each: 1},
	{name: "a soft guard is gone", files: `^guards/2`, find: entry, write: as(""), weakens: true, each: 2},
	{name: "a hard guard is soft", files: hardOnes, find: `    hard: true\n    rank: \d+\n`, write: as(""), weakens: true, each: 1},
	{name: "a guard misses an option", files: guarding, within: condition, find: `, ` + option, write: as(""), weakens: true, each: 2},
	{name: "a guard says “and” for “or”", files: guarding, within: condition, find: ` or `, write: as(" and "), weakens: true, each: 2},
	{name: "a guard closes nothing any more", files: guarding, find: closing, write: as(""), weakens: true, each: 2, why: "no case or invariant speaks of what it closes; `diff` calls it weaker"},
	{name: "a guard closes one tag less", files: guarding, find: `(_tags: \[)[a-z]+, `, write: as("$1"), weakens: true, each: 2},
	{name: "a guard allows another step", files: hardOnes, find: `(    allow:\n)(      - )`, write: allowed, weakens: true, each: 1, why: "no case or invariant names the step; `diff` calls it weaker"},
	{name: "a step loses its tags", files: stepFiles, find: `    tags: \[.*\]\n`, write: as(""), each: 2, why: "no invariant or case speaks of this step; `diff` names it"},
	{name: "a note is not always shown", files: `^notes`, find: `    always: true\n`, write: as(""), weakens: true, each: 1},
	{name: "a tag protects nobody", files: `^tags`, find: `    protects: .*\n`, write: as(""), weakens: true, each: 1},
	{name: "an invariant is gone", files: `^invariants`, find: entry, write: as(""), weakens: true, each: 1},
	{name: "an invariant lets closed steps pass", files: `^invariants`, find: `(never: \{tags: \[.*\])\}`, write: as("$1, open: true}"), weakens: true, each: 1},
	{name: "an invariant is for fewer people", files: `^invariants`, within: condition, find: `, ` + option, write: as(""), weakens: true, each: 1},
	{name: "an invariant is of fewer tags", files: `^invariants`, find: `(tags: \[)[a-z]+, `, write: as("$1"), weakens: true, each: 1},
	{name: "a case expects less", files: `^cases/`, find: `      (?:held|absent|open|guards): .*\n`, write: as(""), weakens: true, each: 2},
	{name: "a case is gone", files: `^cases/`, find: entry, write: as(""), weakens: true, each: 1},
	{name: "a file of cases is gone", files: `^cases/`, whole: gone, weakens: true, each: 1},
	{name: "the file of invariants is gone", files: `^invariants`, whole: gone, weakens: true, each: 1},
	{name: "a file is named .txt, .bak or .xlsx", files: `^cases/|^invariants|^guards/2`, whole: renamed, weakens: true, each: 2},
	{name: "a folder stands beside its copy", files: `^steps/|^rules/`, whole: copied, each: 1},
}

// allowed adds a step to an allow-list.
func allowed(m []string, s *slipping) (string, bool) {
	all := s.all(stepFiles, `\n  - id: ([a-z-]+)`)
	one := m[2] + all[s.rng.IntN(len(all))] + "\n"
	return m[1] + one + m[2], !strings.Contains(s.files["guards/1-hard.yaml"], one)
}

// gone, renamed and copied are slips with whole files.
func gone(s *slipping, name string) { delete(s.files, name) }

func renamed(s *slipping, name string) {
	s.files[name+[]string{".txt", ".bak", ".xlsx"}[s.rng.IntN(3)]] = s.files[name]
	delete(s.files, name)
}

func copied(s *slipping, name string) {
	folder, _, _ := strings.Cut(name, "/")
	for _, each := range sortedNames(s.files) {
		if rest, inside := strings.CutPrefix(each, folder+"/"); inside {
			s.files[folder+" (copy)/"+rest] = s.files[each]
		}
	}
}
