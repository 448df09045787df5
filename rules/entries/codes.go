package entries

import "amends/rules/diagnostic"

var codes diagnostic.Codes

// Codes lists the codes of this package.
func Codes() []*diagnostic.Code { return codes.All() }

// What is wrong with keys, values and ids.
var (
	codeUnknownKey = codes.Add(diagnostic.Code{
		Name: "unknown-key", Title: "an entry has no key of this name",
		Text: `A key that nobody reads has no effect, so a slip in its name must not pass. The key may
also stand in the wrong column and so belong to another entry.`,
		Before: "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    becuase: There was a lie.\n    because: There was a lie.\n    recommend: [listen]\n",
		After:  "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    because: There was a lie.\n    recommend: [listen]\n",
	})
	CodeMissingKey = codes.Add(diagnostic.Code{
		Name: "missing-key", Title: "an entry lacks a key that it needs",
		Before: "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    recommend: [listen]\n",
		After:  "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    because: There was a lie.\n    recommend: [listen]\n",
	})
	CodeEmptyValue = codes.Add(diagnostic.Code{
		Name: "empty-value", Title: "a key has no value",
		Before: "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text:\n",
		After:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	})
	codeNotText = codes.Add(diagnostic.Code{
		Name: "not-text", Title: "YAML reads a text as a number, a date, or true or false",
		Text: `Without quotes 012 is the number 10, 1.0 is 1, and 2026-11-01 is a point in time.
Quotes keep what you wrote.`,
		Before: "sources:\n  - {id: evidence/E09, title: 2019}\n",
		After:  "sources:\n  - {id: evidence/E09, title: \"2019\"}\n",
	})
	CodeWrongValue = codes.Add(diagnostic.Code{
		Name: "wrong-value", Title: "a value is none of those that its key allows",
		Before: "cases:\n  - id: nobody\n    answers: {role: i-broke-it}\n    expect: {outcome: plann}\n",
		After:  "cases:\n  - id: nobody\n    answers: {role: i-broke-it}\n    expect: {outcome: plan}\n",
	})
	codeRepeated = codes.Add(diagnostic.Code{
		Name: "repeated", Severity: diagnostic.Warning, Title: "a word stands twice in one list",
		Before: "notes:\n  - id: gently\n    always: true\n    tags: [talk, talk]\n    text: Go gently.\n",
		After:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	})
	codeMarkdown = codes.Add(diagnostic.Code{
		Name: "markdown", Title: "a text has marks that texts of an assessment cannot have",
		Text: `Texts are paragraphs, lists with "-", **strong** and *emphasis*. Links would lead a
frightened person away from the page, and HTML could break it.`,
		Before: "phases:\n  - id: later\n    title: Later\n    text: |\n      # What to expect\n",
		After:  "phases:\n  - id: later\n    title: Later\n    text: |\n      **What to expect**\n",
	})
	codeTextTooLong = codes.Add(diagnostic.Code{
		Name: "text-too-long", Title: "a text is longer than anybody reads at once",
	})
	codeNoVariant = codes.Add(diagnostic.Code{
		Name: "no-variant", Title: "an item of a list of texts has no keys",
		Text: `Where a list of texts stands for one text, each has a "text", and all but the last a
"when" that says for whom it is.`,
		Before: "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text:\n      - when: settled\n        text: Go gently.\n      - Take your time.\n",
		After:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text:\n      - when: settled\n        text: Go gently.\n      - text: Take your time.\n",
	})
	codeNoTextForOthers = codes.Add(diagnostic.Code{
		Name: "no-text-for-others", Title: "a list of texts has none for those whom no condition suits",
		Text: `The first text whose condition is true is shown. Where none is true, or an answer is
still open, the last one is, so it must be for everybody. A paragraph that only some
should read has a "when" of its own.`,
		Before: "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text:\n      - when: settled\n        text: Go gently.\n",
		After:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text:\n      - when: settled\n        text: Go gently.\n      - text: Take your time.\n",
	})
	codeNeverRead = codes.Add(diagnostic.Code{
		Name: "never-read", Title: "texts stand behind one that is for everybody",
		Before: "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text:\n      - text: Take your time.\n      - when: settled\n        text: Go gently.\n",
		After:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text:\n      - when: settled\n        text: Go gently.\n      - text: Take your time.\n",
	})
	codeIDSpelling = codes.Add(diagnostic.Code{
		Name: "id-spelling", Title: "an id is not spelled like others of its kind",
		Text: `Questions and facts are names in conditions, so their ids have "_" between words. All
other ids have "-". Both are in small letters.`,
		Before: "facts:\n  - {id: Came-Out, is: settled}\n",
		After:  "facts:\n  - {id: came_out, is: settled}\n",
	})
	codeReservedName = codes.Add(diagnostic.Code{
		Name: "reserved-name", Title: "an id is a word that conditions use themselves",
		Before: "facts:\n  - {id: not, is: settled}\n",
		After:  "facts:\n  - {id: not_settled, is: settled}\n",
	})
	CodeDuplicateID = codes.Add(diagnostic.Code{
		Name: "duplicate-id", Title: "two entries have the same id",
		Text: `Questions and facts share their names, and so do rules and guards: a condition or a
reason must be clear about which one is meant.`,
		Before: "steps:\n  - {id: listen, title: Listen, phase: now, paragraphs: [{text: Listen.}]}\n",
		After:  "facts:\n  - {id: calm, is: settled}\n",
	})
	codeUnknownAssessment = codes.Add(diagnostic.Code{
		Name: "unknown-assessment", Severity: diagnostic.Warning, Title: "a link leads to an assessment that is not there",
		Text: `A link in a text names another folder of the same collection. Where that folder is
not there, only the words are shown, so that nobody is led to a page that does not
exist. Mend the name, or take the link out.`,
		Before: "guards:\n  - {id: rest, when: settled, page: {title: Rest, paragraphs: [{text: 'Rest, or [begin again](assessment:again).'}]}}\n",
		After:  "guards:\n  - {id: rest, when: settled, page: {title: Rest, paragraphs: [{text: 'Rest, or [begin again](assessment:t).'}]}}\n",
	})
)
