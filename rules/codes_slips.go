package rules

import "amends/rules/diagnostic"

// Codes about slips that are valid, and that nobody means.
var (
	codeWrongNumber = codes.Add(diagnostic.Code{
		Name: "wrong-number", Title: "a telephone number would be dialled wrongly",
		Text: `A number is a link that dials its digits, all of them: "999 or 112" would dial 999112,
and "+44 (0)808" would dial a zero too many. So it is one number, in digits, with a "+"
only in front, and spaces, "-" and brackets between.`,
		Before: "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], number: 999 or 112, hours: always, source: seen there, reviewed: \"2026-11-01\", checked: true}\n",
		After:  "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], number: \"112\", hours: always, source: seen there, reviewed: \"2026-11-01\", checked: true}\n",
	})
	codeCutText = codes.Add(diagnostic.Code{
		Name: "cut-text", Severity: diagnostic.Warning, Title: "a comment cuts a text",
		Text: `A space and "#" begin a comment, also in the middle of a sentence: takers read only what
stands before. A comment of your own stands on a line of its own, or two spaces after.`,
		Before: "notes:\n  - {id: gently, always: true, tags: [talk], text: go}\n  - id: softly\n    always: true\n    tags: [talk]\n    text: You are #1 for them.\n",
		After:  "notes:\n  - id: softly\n    always: true\n    tags: [talk]\n    text: \"You are #1 for them.\"\n",
	})
	codeRawMark = codes.Add(diagnostic.Code{
		Name: "raw-mark", Severity: diagnostic.Warning, Title: "takers would see a mark as it stands",
		Text: `Texts have paragraphs, lists with "-", **strong** and *emphasis*, and titles and labels
have no marks at all. Placeholders, tables, check boxes and addresses stay as they are
written. A backslash before a mark says that it is meant.`,
		Before: "steps:\n  - {id: wait, title: 'Wait, {name}', phase: now, paragraphs: [{text: Wait.}]}\nrules:\n  - {id: more, when: settled, because: It is settled., recommend: [wait]}\n",
		After:  "steps:\n  - {id: wait, title: Wait, phase: now, paragraphs: [{text: Wait.}]}\nrules:\n  - {id: more, when: settled, because: It is settled., recommend: [wait]}\n",
	})
	codeConditionInText = codes.Add(diagnostic.Code{
		Name: "condition-in-text", Severity: diagnostic.Warning, Title: "a condition stands where takers read",
		Before: "notes:\n  - {id: gently, always: true, tags: [talk], text: 'has(cause, \"lie\")'}\n",
		After:  "notes:\n  - {id: gently, always: true, tags: [talk], text: Go gently.}\n",
	})
	codeUnseen = codes.Add(diagnostic.Code{
		Name: "unseen-character", Severity: diagnostic.Warning, Title: "a text has a character that nobody sees",
		Text: `Soft hyphens and spaces without a width come with what is copied from pages and word
processors. Readers for the blind stumble over them, and a search does not find the word.`,
		Before: "notes:\n  - {id: gently, always: true, tags: [talk], text: \"Go gent\u00adly.\"}\n",
		After:  "notes:\n  - {id: gently, always: true, tags: [talk], text: Go gently.}\n",
	})
	codeUnfinished = codes.Add(diagnostic.Code{
		Name: "unfinished", Severity: diagnostic.Warning, Title: "a text is not finished",
		Before: "notes:\n  - {id: gently, always: true, tags: [talk], text: TODO say this better.}\n",
		After:  "notes:\n  - {id: gently, always: true, tags: [talk], text: Go gently.}\n",
	})
	codeSameWording = codes.Add(diagnostic.Code{
		Name: "same-wording", Severity: diagnostic.Warning, Title: "two things read alike, so nobody can tell them apart",
		Before: "questions:\n  - {id: place, section: start, type: one-of, text: 'Where?', options: [{id: home, label: Home}, {id: flat, label: home}]}\n",
		After:  "questions:\n  - {id: place, section: start, type: one-of, text: 'Where?', options: [{id: home, label: Home}, {id: flat, label: A flat}]}\n",
	})
	codeNoneNotAlone = codes.Add(diagnostic.Code{
		Name: "none-not-alone", Severity: diagnostic.Warning, Title: "“None of these” can be chosen with others",
		Text: `Who ticks "None of these" and something else has said two things, and both count. With
exclusive: true the other answers win.`,
		Before: "questions:\n  - {id: signs, section: start, type: any-of, text: 'Which?', options: [{id: fear, label: Fear}, {id: none, label: None of these}]}\n",
		After:  "questions:\n  - {id: signs, section: start, type: any-of, text: 'Which?', options: [{id: fear, label: Fear}, {id: none, label: None of these, exclusive: true}]}\n",
	})
	codeMissingSensitive = codes.Add(diagnostic.Code{
		Name: "missing-sensitive", Severity: diagnostic.Warning, Title: "a question like one that is sensitive, which a hard guard reads, is not",
		Text: `What is sensitive is never shown in reasons, on paper or to anybody who asks the server.
A question of the same section and type that a hard guard reads is probably as telling.`,
		Before: sensitiveBeside(""), After: sensitiveBeside(", sensitive: true"),
	})
	codeNobodyToCall = codes.Add(diagnostic.Code{
		Name: "nobody-to-call", Severity: diagnostic.Warning, Title: "the page of a hard guard that reads a sensitive question has no line that can be called",
		Text: `Whoever reaches such a page may need somebody now. At least one checked line of the kinds
that the page shows has a number.`,
		Before: pageWithHelp("web: example.org"), After: pageWithHelp("number: \"112\""),
	})
)

func sensitiveBeside(mark string) string {
	question := func(id, mark string) string {
		return "  - {id: " + id + ", section: start, type: any-of, text: '" + id + "?', if_skipped: none" + mark +
			", options: [{id: fear, label: Fear}, {id: none, label: None of these, exclusive: true}]}\n"
	}
	return "questions:\n" + question("by_them", ", sensitive: true") + question("by_me", mark) +
		"guards:\n  - id: danger\n    hard: true\n    rank: 2\n    when: 'has(by_them, \"fear\") or has(by_me, \"fear\")'\n" +
		"    page: {title: Stop, paragraphs: [{text: Stop.}], help: [calls]}\n" +
		"help_lines:\n  world:\n    - {name: A line, kinds: [calls], number: \"112\", hours: always, source: s, reviewed: \"2026-11-01\", checked: true}\n"
}

func pageWithHelp(by string) string {
	return "questions:\n  - {id: by_them, section: start, type: yes-no, text: 'Are you afraid?', if_skipped: \"no\", sensitive: true}\n" +
		"guards:\n  - id: danger\n    hard: true\n    rank: 2\n    when: |\n      by_them\n" +
		"    page: {title: Stop, paragraphs: [{text: Stop.}], help: [calls]}\n" +
		"help_lines:\n  world:\n    - {name: A line, kinds: [calls], " + by + ", hours: always, source: s, reviewed: \"2026-11-01\", checked: true}\n"
}
