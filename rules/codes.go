package rules

import (
	"slices"
	"strings"

	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lines"
	"amends/rules/lower"
	"amends/rules/sheet"
)

var codes diagnostic.Codes

// Codes lists all codes of the language, those of conditions first.
func Codes() []*diagnostic.Code {
	return slices.Concat(lower.Codes(), lines.Codes(), entries.Codes(), sheet.Codes(), codes.All(), diagnostic.All())
}

// Codes about keys and values that an entry cannot have.
var (
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
	codeEmptyCase = codes.Add(diagnostic.Code{
		Name: "empty-case", Severity: diagnostic.Warning, Title: "a case tests nothing",
		Before: "cases:\n  - {id: nobody, answers: {role: i-broke-it}, expect: {}}\n",
		After:  "cases:\n  - {id: nobody, answers: {role: i-broke-it}, expect: {complete: false}}\n",
	})
)

// Codes about ids: how they are spelled, and what they stand for.
var (
	codeUnknownSection  = unknownCode("section", "questions:\n  - {id: years, section: SECTION, type: number, text: 'How many years?'}\n", "SECTION", "startt", "start")
	codeUnknownPhase    = unknownCode("phase", "steps:\n  - {id: wait, title: Wait, phase: PHASE, paragraphs: [{text: Wait.}]}\n", "PHASE", "noww", "now")
	codeUnknownQuestion = unknownCode("question", "cases:\n  - {id: nobody, answers: {QUESTION: i-broke-it}, expect: {complete: false}}\n", "QUESTION", "rolle", "role")
	codeUnknownFact     = unknownCode("fact", "assessment: {title: Again, current_phase: FACT}\n", "FACT", "phase_noww", "phase_now")
	codeUnknownGuard    = unknownCode("guard", "cases:\n  - {id: nobody, answers: {}, expect: {guards: [GUARD]}}\n", "GUARD", "stopp", "stop")
	codeUnknownRule     = unknownCode("rule", "cases:\n  - {id: nobody, answers: {}, expect: {silent: [RULE]}}\n", "RULE", "tallk", "talk")
	codeUnknownStep     = unknownCode("step", "rules:\n  - {id: more, when: settled, because: It is settled., recommend: [STEP]}\n", "STEP", "lissten", "listen")
	codeUnknownNote     = unknownCode("note", "rules:\n  - {id: more, when: settled, because: It is settled., notes: [NOTE]}\n", "NOTE", "gentle", "gently-now")
	codeUnknownSource   = unknownCode("source", "rules:\n  - {id: more, when: settled, because: It is settled., recommend: [listen], sources: [SOURCE]}\n", "SOURCE", "evidence/E2", "evidence/E1")
	codeUnknownTag      = codes.Add(diagnostic.Code{
		Name: "unknown-tag", Title: "a tag is not declared",
		Text: `A guard that holds the tag "contcat" holds nothing, and a step with the tag "contcat" is
closed by no guard, and nobody would notice either. So each tag is declared once, under
tags, with what it means and whom it protects.`,
		Before: "rules:\n  - {id: more, when: settled, because: It is settled., hold_tags: [tallk]}\n",
		After:  "rules:\n  - {id: more, when: settled, because: It is settled., hold_tags: [talk]}\n",
	})
	codeUnknownHelp = codes.Add(diagnostic.Code{
		Name: "unknown-help", Title: "no help line is of this kind",
		Before: "guards:\n  - id: rest\n    when: settled\n    page: {title: Rest, paragraphs: [{text: Rest.}], help: [crysis]}\n",
		After:  "guards:\n  - id: rest\n    when: settled\n    page: {title: Rest, paragraphs: [{text: Rest.}], help: [crisis]}\n",
	})
	codeUnknownAdvice = codes.Add(diagnostic.Code{
		Name: "unknown-advice", Title: "no paragraph covers this piece of advice",
		Before: "cases:\n  - {id: nobody, answers: {}, expect: {covers: [act-lissen]}}\n",
		After:  "cases:\n  - {id: nobody, answers: {}, expect: {covers: [act-listen]}}\n",
	})
)

// unknownCode is the code for an id of a kind that nothing has.
func unknownCode(kind Kind, example, word, wrong, right string) *diagnostic.Code {
	return codes.Add(diagnostic.Code{
		Name: "unknown-" + string(kind), Title: "there is no " + string(kind) + " of this id",
		Text:   "The nearest id is shown where there is one that you may have meant.",
		Before: strings.ReplaceAll(example, word, wrong), After: strings.ReplaceAll(example, word, right),
	})
}

// unknownCodes are the codes for an id that stands for nothing, by its kind.
var unknownCodes = map[Kind]*diagnostic.Code{
	entries.KindSection: codeUnknownSection, entries.KindPhase: codeUnknownPhase, entries.KindQuestion: codeUnknownQuestion, entries.KindFact: codeUnknownFact,
	entries.KindGuard: codeUnknownGuard, entries.KindRule: codeUnknownRule, entries.KindStep: codeUnknownStep, entries.KindNote: codeUnknownNote,
	entries.KindSource: codeUnknownSource, entries.KindTag: codeUnknownTag, entries.KindHelp: codeUnknownHelp, entries.KindAdvice: codeUnknownAdvice,
}
