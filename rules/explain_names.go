package rules

// namePages explain ids: how they are spelled, and what they stand for.
var namePages = []page{
	{
		code: "id-spelling", title: "an id is not spelled like others of its kind",
		text: `Questions and facts are names in conditions, so their ids have "_" between words. All
other ids have "-". Both are in small letters.`,
		before: "facts:\n  - {id: Came-Out, is: settled}\n",
		after:  "facts:\n  - {id: came_out, is: settled}\n",
	},
	{
		code: "reserved-name", title: "an id is a word that conditions use themselves",
		before: "facts:\n  - {id: not, is: settled}\n",
		after:  "facts:\n  - {id: not_settled, is: settled}\n",
	},
	{
		code: "duplicate-id", title: "two entries have the same id",
		text: `Questions and facts share their names, and so do rules and guards: a condition or a
reason must be clear about which one is meant.`,
		before: "steps:\n  - {id: listen, title: Listen, phase: now, paragraphs: [{text: Listen.}]}\n",
		after:  "facts:\n  - {id: calm, is: settled}\n",
	},
	unknownPage("section", "questions:\n  - {id: years, section: SECTION, type: number, text: 'How many years?'}\n", "SECTION", "startt", "start"),
	unknownPage("phase", "steps:\n  - {id: wait, title: Wait, phase: PHASE, paragraphs: [{text: Wait.}]}\n", "PHASE", "noww", "now"),
	unknownPage("question", "cases:\n  - {id: nobody, answers: {QUESTION: i-broke-it}, expect: {complete: false}}\n", "QUESTION", "rolle", "role"),
	unknownPage("fact", "assessment: {title: Again, current_phase: FACT}\n", "FACT", "phase_noww", "phase_now"),
	unknownPage("guard", "cases:\n  - {id: nobody, answers: {}, expect: {guards: [GUARD]}}\n", "GUARD", "stopp", "stop"),
	unknownPage("step", "rules:\n  - {id: more, when: settled, because: It is settled., recommend: [STEP]}\n", "STEP", "lissten", "listen"),
	unknownPage("note", "rules:\n  - {id: more, when: settled, because: It is settled., notes: [NOTE]}\n", "NOTE", "gentle", "gently-now"),
	unknownPage("source", "rules:\n  - {id: more, when: settled, because: It is settled., recommend: [listen], sources: [SOURCE]}\n", "SOURCE", "evidence/E2", "evidence/E1"),
	{
		code: "unknown-tag", title: "no step has this tag",
		text: `A guard that holds the tag "contcat" holds nothing, and nobody would notice. So a tag
must be carried by at least one step.`,
		before: "rules:\n  - {id: more, when: settled, because: It is settled., hold_tags: [tallk]}\n",
		after:  "rules:\n  - {id: more, when: settled, because: It is settled., hold_tags: [talk]}\n",
	},
	{
		code: "unknown-help", title: "no help line is of this kind",
		before: "guards:\n  - id: rest\n    when: settled\n    page: {title: Rest, paragraphs: [{text: Rest.}], help: [crysis]}\n",
		after:  "guards:\n  - id: rest\n    when: settled\n    page: {title: Rest, paragraphs: [{text: Rest.}], help: [crisis]}\n",
	},
	{
		code: "unknown-advice", title: "no paragraph covers this piece of advice",
		before: "cases:\n  - {id: nobody, answers: {}, expect: {covers: [act-lissen]}}\n",
		after:  "cases:\n  - {id: nobody, answers: {}, expect: {covers: [act-listen]}}\n",
	},
}

// unknownPage is the page of an id of a kind that nothing has.
func unknownPage(kind Kind, example, word, wrong, right string) page {
	return page{
		code: unknownCode(kind), title: "there is no " + string(kind) + " of this id",
		text:   "The nearest id is shown where there is one that you may have meant.",
		before: replace(example, word, wrong), after: replace(example, word, right),
	}
}
