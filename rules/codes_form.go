package rules

import "amends/rules/diagnostic"

// Codes about keys and values that an entry cannot have.
var (
	codeUnknownKey = codes.Add(diagnostic.Code{
		Name: "unknown-key", Title: "an entry has no key of this name",
		Text: `A key that nobody reads has no effect, so a slip in its name must not pass. The key may
also stand in the wrong column and so belong to another entry.`,
		Before: "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    becuase: There was a lie.\n    because: There was a lie.\n    recommend: [listen]\n",
		After:  "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    because: There was a lie.\n    recommend: [listen]\n",
	})
	codeMissingKey = codes.Add(diagnostic.Code{
		Name: "missing-key", Title: "an entry lacks a key that it needs",
		Before: "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    recommend: [listen]\n",
		After:  "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    because: There was a lie.\n    recommend: [listen]\n",
	})
	codeEmptyValue = codes.Add(diagnostic.Code{
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
	codeWrongType = codes.Add(diagnostic.Code{
		Name: "wrong-type", Title: "a value is of another kind than its key needs",
		Before: "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    because: There was a lie.\n    recommend: listen\n",
		After:  "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    because: There was a lie.\n    recommend: [listen]\n",
	})
	codeWrongValue = codes.Add(diagnostic.Code{
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
	codeWrongQuestionKey = codes.Add(diagnostic.Code{
		Name: "wrong-question-key", Title: "a key does not belong to a question of this type",
		Text:   `Bounds belong to number questions, options to the others.`,
		Before: "questions:\n  - {id: years, section: start, type: number, text: 'How many years?', if_skipped: none}\n",
		After:  "questions:\n  - {id: years, section: start, type: number, text: 'How many years?', required: true}\n",
	})
	codeMinAboveMax = codes.Add(diagnostic.Code{
		Name: "min-above-max", Title: "the lowest allowed number is above the highest",
		Before: "questions:\n  - {id: years, section: start, type: number, text: 'How many years?', min: 80, max: 0}\n",
		After:  "questions:\n  - {id: years, section: start, type: number, text: 'How many years?', min: 0, max: 80}\n",
	})
	codeNegativeCap = codes.Add(diagnostic.Code{
		Name: "negative-cap", Title: "a cap is below zero",
		Before: "guards:\n  - {id: small, when: settled, caps: {open: -1}}\n",
		After:  "guards:\n  - {id: small, when: settled, caps: {open: 1}}\n",
	})
	codeWrongDate = codes.Add(diagnostic.Code{
		Name: "wrong-date", Title: "a date is not written as year, month and day",
		Before: "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, source: seen there, reviewed: \"1.11.2026\", checked: true}\n",
		After:  "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, source: seen there, reviewed: \"2026-11-01\", checked: true}\n",
	})
	codeWebAddress = codes.Add(diagnostic.Code{
		Name: "web-address", Title: "an address is written with https://",
		Text:   `Addresses of help lines are shown to be read, typed or written down; nothing loads them.`,
		Before: "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: \"https://example.org\", hours: always, source: seen there, reviewed: \"2026-11-01\", checked: true}\n",
		After:  "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, source: seen there, reviewed: \"2026-11-01\", checked: true}\n",
	})
	codeCountryCode = codes.Add(diagnostic.Code{
		Name: "country-code", Title: "a country has no code of two capital letters",
		Before: "help_lines:\n  countries:\n    - {code: UKR1, name: Ukraine, lines: []}\n",
		After:  "help_lines:\n  countries:\n    - {code: UA, name: Ukraine, lines: []}\n",
	})
	codeUnprovedHelpLine = codes.Add(diagnostic.Code{
		Name: "unproved-help-line", Title: "a help line is marked as checked and does not say how",
		Text: `A wrong number on a bad day is worse than none. A line is shown only when it has a
number or an address, hours, the source where it was checked, and the date.`,
		Before: "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, reviewed: \"2026-11-01\", checked: true}\n",
		After:  "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, source: seen there, reviewed: \"2026-11-01\", checked: true}\n",
	})
	codeWrongAnswer = codes.Add(diagnostic.Code{
		Name: "wrong-answer", Title: "an answer of a case does not suit its question",
		Before: "cases:\n  - id: nobody\n    answers: {cause: lie}\n    expect: {outcome: plan}\n",
		After:  "cases:\n  - id: nobody\n    answers: {cause: [lie]}\n    expect: {outcome: plan}\n",
	})
	codeTable = codes.Add(diagnostic.Code{
		Name: "table", Title: "a table of cases cannot be read",
		Text: `A table stands in cases/ with a name that ends in .csv, as a spreadsheet saves it. Commas,
semicolons or tabs, UTF-8, UTF-16 or Windows-1252: all are fine.`,
	})
	codeTableColumn = codes.Add(diagnostic.Code{
		Name: "table-column", Title: "a column of a table of cases means nothing",
		Text: `The first row names the columns: id, person, the ids of questions, and "expect" with one of
the keys of a case, such as "expect open". A column whose name begins with # is not read.
"amends test -csv" writes the cases as such a table.`,
		File:   "cases/x.csv",
		Before: "id,person,roel,expect outcome\nanna,Anna,unclear,stop\n",
		After:  "id,person,role,expect outcome\nanna,Anna,unclear,stop\n",
	})
	codeTableCell = codes.Add(diagnostic.Code{
		Name: "table-cell", Title: "a spreadsheet has changed what was typed into a cell",
		Text: `Spreadsheets make dates, numbers, true and false of what looks like them. Format the columns
as text before you type, or correct the cell after.`,
		File:   "cases/x.csv",
		Before: "id,cause,expect outcome\nanna,01. Feb,plan\n",
		After:  "id,cause,expect outcome\nanna,lie,plan\n",
	})
	codeEmptyCase = codes.Add(diagnostic.Code{
		Name: "empty-case", Severity: diagnostic.Warning, Title: "a case tests nothing",
		Before: "cases:\n  - {id: nobody, answers: {role: i-broke-it}, expect: {}}\n",
		After:  "cases:\n  - {id: nobody, answers: {role: i-broke-it}, expect: {complete: false}}\n",
	})
)
