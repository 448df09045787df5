package rules

import (
	"strings"

	"amends/rules/diagnostic"
)

// Codes about ids: how they are spelled, and what they stand for.
var (
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
	codeDuplicateID = codes.Add(diagnostic.Code{
		Name: "duplicate-id", Title: "two entries have the same id",
		Text: `Questions and facts share their names, and so do rules and guards: a condition or a
reason must be clear about which one is meant.`,
		Before: "steps:\n  - {id: listen, title: Listen, phase: now, paragraphs: [{text: Listen.}]}\n",
		After:  "facts:\n  - {id: calm, is: settled}\n",
	})
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
		Name: "unknown-tag", Title: "no step has this tag",
		Text: `A guard that holds the tag "contcat" holds nothing, and nobody would notice. So a tag
must be carried by at least one step.`,
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
	kindSection: codeUnknownSection, kindPhase: codeUnknownPhase, kindQuestion: codeUnknownQuestion, kindFact: codeUnknownFact,
	kindGuard: codeUnknownGuard, kindRule: codeUnknownRule, kindStep: codeUnknownStep, kindNote: codeUnknownNote,
	kindSource: codeUnknownSource, kindTag: codeUnknownTag, kindHelp: codeUnknownHelp, kindAdvice: codeUnknownAdvice,
}
