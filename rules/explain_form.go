package rules

// formPages explain keys and values that an entry cannot have.
var formPages = []page{
	{
		code: "unknown-key", title: "an entry has no key of this name",
		text: `A key that nobody reads has no effect, so a slip in its name must not pass. The key may
also stand in the wrong column and so belong to another entry.`,
		before: "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    becuase: There was a lie.\n    because: There was a lie.\n    recommend: [listen]\n",
		after:  "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    because: There was a lie.\n    recommend: [listen]\n",
	},
	{
		code: "missing-key", title: "an entry lacks a key that it needs",
		before: "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    recommend: [listen]\n",
		after:  "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    because: There was a lie.\n    recommend: [listen]\n",
	},
	{
		code: "empty-value", title: "a key has no value",
		before: "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text:\n",
		after:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	},
	{
		code: "not-text", title: "YAML reads a text as a number, a date, or true or false",
		text: `Without quotes 012 is the number 10, 1.0 is 1, and 2026-11-01 is a point in time.
Quotes keep what you wrote.`,
		before: "sources:\n  - {id: evidence/E09, title: 2019}\n",
		after:  "sources:\n  - {id: evidence/E09, title: \"2019\"}\n",
	},
	{
		code: "wrong-type", title: "a value is of another kind than its key needs",
		before: "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    because: There was a lie.\n    recommend: listen\n",
		after:  "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    because: There was a lie.\n    recommend: [listen]\n",
	},
	{
		code: "wrong-value", title: "a value is none of those that its key allows",
		before: "cases:\n  - id: nobody\n    answers: {role: i-broke-it}\n    expect: {outcome: plann}\n",
		after:  "cases:\n  - id: nobody\n    answers: {role: i-broke-it}\n    expect: {outcome: plan}\n",
	},
	{
		code: "repeated", title: "a word stands twice in one list",
		before: "notes:\n  - id: gently\n    always: true\n    tags: [talk, talk]\n    text: Go gently.\n",
		after:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	},
	{
		code: "markdown", title: "a text has marks that texts of an assessment cannot have",
		text: `Texts are paragraphs, lists with "-", **strong** and *emphasis*. Links would lead a
frightened person away from the page, and HTML could break it.`,
		before: "phases:\n  - id: later\n    title: Later\n    text: |\n      # What to expect\n",
		after:  "phases:\n  - id: later\n    title: Later\n    text: |\n      **What to expect**\n",
	},
	{
		code: "text-too-long", title: "a text is longer than anybody reads at once",
	},
	{
		code: "wrong-question-key", title: "a key does not belong to a question of this type",
		text:   `Bounds belong to number questions, options to the others.`,
		before: "questions:\n  - {id: years, section: start, type: number, text: 'How many years?', if_skipped: none}\n",
		after:  "questions:\n  - {id: years, section: start, type: number, text: 'How many years?', required: true}\n",
	},
	{
		code: "min-above-max", title: "the lowest allowed number is above the highest",
		before: "questions:\n  - {id: years, section: start, type: number, text: 'How many years?', min: 80, max: 0}\n",
		after:  "questions:\n  - {id: years, section: start, type: number, text: 'How many years?', min: 0, max: 80}\n",
	},
	{
		code: "negative-cap", title: "a cap is below zero",
		before: "guards:\n  - {id: small, when: settled, caps: {open: -1}}\n",
		after:  "guards:\n  - {id: small, when: settled, caps: {open: 1}}\n",
	},
	{
		code: "wrong-date", title: "a date is not written as year, month and day",
		before: "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, source: seen there, reviewed: \"1.11.2026\", checked: true}\n",
		after:  "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, source: seen there, reviewed: \"2026-11-01\", checked: true}\n",
	},
	{
		code: "web-address", title: "an address is written with https://",
		text:   `Addresses of help lines are shown to be read, typed or written down; nothing loads them.`,
		before: "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: \"https://example.org\", hours: always, source: seen there, reviewed: \"2026-11-01\", checked: true}\n",
		after:  "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, source: seen there, reviewed: \"2026-11-01\", checked: true}\n",
	},
	{
		code: "country-code", title: "a country has no code of two capital letters",
		before: "help_lines:\n  countries:\n    - {code: UKR1, name: Ukraine, lines: []}\n",
		after:  "help_lines:\n  countries:\n    - {code: UA, name: Ukraine, lines: []}\n",
	},
	{
		code: "unproved-help-line", title: "a help line is marked as checked and does not say how",
		text: `A wrong number on a bad day is worse than none. A line is shown only when it has a
number or an address, hours, the source where it was checked, and the date.`,
		before: "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, reviewed: \"2026-11-01\", checked: true}\n",
		after:  "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, source: seen there, reviewed: \"2026-11-01\", checked: true}\n",
	},
	{
		code: "wrong-answer", title: "an answer of a case does not suit its question",
		before: "cases:\n  - id: nobody\n    answers: {cause: lie}\n    expect: {outcome: plan}\n",
		after:  "cases:\n  - id: nobody\n    answers: {cause: [lie]}\n    expect: {outcome: plan}\n",
	},
	{
		code: "table", title: "a table of cases cannot be read",
		text: `A table stands in cases/ with a name that ends in .csv, as a spreadsheet saves it. Commas,
semicolons or tabs, UTF-8, UTF-16 or Windows-1252: all are fine.`,
	},
	{
		code: "table-column", title: "a column of a table of cases means nothing",
		text: `The first row names the columns: id, person, the ids of questions, and "expect" with one of
the keys of a case, such as "expect open". A column whose name begins with # is not read.
"amends test -csv" writes the cases as such a table.`,
		file:   "cases/x.csv",
		before: "id,person,roel,expect outcome\nanna,Anna,unclear,stop\n",
		after:  "id,person,role,expect outcome\nanna,Anna,unclear,stop\n",
	},
	{
		code: "table-cell", title: "a spreadsheet has changed what was typed into a cell",
		text: `Spreadsheets make dates, numbers, true and false of what looks like them. Format the columns
as text before you type, or correct the cell after.`,
		file:   "cases/x.csv",
		before: "id,cause,expect outcome\nanna,01. Feb,plan\n",
		after:  "id,cause,expect outcome\nanna,lie,plan\n",
	},
	{
		code: "empty-case", title: "a case tests nothing",
		before: "cases:\n  - {id: nobody, answers: {role: i-broke-it}, expect: {}}\n",
		after:  "cases:\n  - {id: nobody, answers: {role: i-broke-it}, expect: {complete: false}}\n",
	},
}
