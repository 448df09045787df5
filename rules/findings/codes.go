package findings

import (
	"amends/rules"
	"amends/rules/diagnostic"
)

var codes diagnostic.Codes

// Codes lists every code that [Check] reports, those of package rules included.
func Codes() []*diagnostic.Code { return append(codes.All(), rules.Codes()...) }

// Code finds a code of [Check] by its name.
func Code(name string) (*diagnostic.Code, bool) {
	for _, c := range Codes() {
		if c.Name == name {
			return c, true
		}
	}
	return nil, false
}

// rule is a rule of an example.
func rule(when string) string {
	return "rules:\n  - id: more\n    when: |\n      " + when + "\n    because: It is so.\n    recommend: [listen]\n"
}

// What is wrong with the logic of an assessment.
var (
	codeNeverTrue = codes.Add(diagnostic.Code{
		Name: "never-true", Severity: diagnostic.Warning, Title: "a condition can never be true",
		Text: `Nobody can answer so that it holds. Such a rule never fires, such a question is never
asked, and such a guard protects nobody. The parts that cannot go together are named;
where only the order of the questions keeps them apart, the places that do so are named
too.`,
		Before: rule(`role == "i-broke-it" and role == "unclear"`),
		After:  rule(`role == "i-broke-it"`),
	})
	codeAlwaysTrue = codes.Add(diagnostic.Code{
		Name: "always-true", Severity: diagnostic.Warning, Title: "a condition is true whatever is answered",
		Text: `It is true of everybody who is asked. Often an "or" stands where "and" is meant: whoever is not the one is the other. If
everybody is meant, write true, which says so.`,
		Before: rule(`role != "i-broke-it" or role != "unclear"`),
		After:  rule("true"),
	})
	codeNoDifference = codes.Add(diagnostic.Code{
		Name: "no-difference", Severity: diagnostic.Warning, Title: "a part of a condition makes no difference",
		Text: `The condition means the same without it. Either it repeats what another part says
already, and then it misleads whoever changes the rule next, or it is not what was meant.
Compared are all answers, skipped questions aside.`,
		Before: rule(`settled and role in ["i-broke-it", "unclear"] and role == "i-broke-it"`),
		After:  rule(`settled and role == "i-broke-it"`),
	})
	codeUnreadText = codes.Add(diagnostic.Code{
		Name: "unread-text", Severity: diagnostic.Warning, Title: "the last of several texts is never read",
		Text: `The texts before it are, between them, for everybody who sees them at all. Either one of
their conditions is not what was meant, or the last of them needs none.`,
		Before: "rules:\n  - id: more\n    when: settled\n    because:\n      - when: settled\n        text: It is so.\n      - text: It is not.\n    recommend: [listen]\n",
		After:  "rules:\n  - id: more\n    when: settled\n    because:\n      - when: has(cause, \"lie\")\n        text: It is so.\n      - text: It is not.\n    recommend: [listen]\n",
	})
	codeUnseenAdvice = codes.Add(diagnostic.Code{
		Name: "unseen-advice", Severity: diagnostic.Warning, Title: "advice is covered only by paragraphs that nobody reads",
		Text: `A paragraph whose "when" can never be true still counts for what guards allow, but it
says nothing to anybody.`,
		Before: "rules:\n  - {id: more, when: settled, because: It is so., recommend: [{step: speak, still_due: true}]}\nsteps:\n  - id: speak\n    title: Speak\n    phase: now\n    paragraphs:\n      - when: settled and not settled\n        text: Speak.\n        covers: [act-speak]\nadvice:\n  - {id: act-speak, kind: action, handling: use, says: Speak.}\n  - {id: act-listen, kind: action, handling: use, says: Listen.}\n",
		After:  "rules:\n  - {id: more, when: settled, because: It is so., recommend: [{step: speak, still_due: true}]}\nsteps:\n  - id: speak\n    title: Speak\n    phase: now\n    paragraphs:\n      - text: Speak.\n        covers: [act-speak]\nadvice:\n  - {id: act-speak, kind: action, handling: use, says: Speak.}\n  - {id: act-listen, kind: action, handling: use, says: Listen.}\n",
	})
	codeSameRule = codes.Add(diagnostic.Code{
		Name: "same-rule", Severity: diagnostic.Warning, Title: "two rules fire for the same people and do the same",
		Text:   `Whoever changes one of them later will not know about the other.`,
		Before: rule(`has(cause, "lie") and settled`) + "  - id: again\n    when: |\n      settled and has(cause, \"lie\")\n    because: It is so.\n    recommend: [listen]\n",
		After:  rule(`has(cause, "lie") and settled`),
	})
	codeCoveredRule = codes.Add(diagnostic.Code{
		Name: "covered-rule", Severity: diagnostic.Warning, Title: "a rule adds nothing to another rule",
		Text: `Whenever it fires the other one fires too, recommends the same steps at least as
strongly, and gives the same reason. A rule with a reason of its own is not told of.`,
		Before: rule("settled") + "  - id: again\n    when: |\n      settled and has(cause, \"lie\")\n    because: It is so.\n    recommend: [listen]\n",
		After:  rule("settled") + "  - id: again\n    when: |\n      settled and has(cause, \"lie\")\n    because: It began with a lie.\n    recommend: [listen]\n",
	})
	codeCancelled = codes.Add(diagnostic.Code{
		Name: "cancelled", Severity: diagnostic.Warning, Title: "a recommendation is always withheld",
		Text: `Withhold wins over recommend. Where the rule fires, another rule or a guard always
withholds the step, by its id or by a tag.`,
		Before: rule(`settled and role == "i-broke-it"`) + "  - id: not-now\n    when: |\n      role == \"i-broke-it\"\n    because: Not now.\n    withhold: [listen]\n",
		After:  rule("settled") + "  - id: not-now\n    when: |\n      has(cause, \"hid-something\")\n    because: Not now.\n    withhold: [listen]\n",
	})
	codeNeverShown = codes.Add(diagnostic.Code{
		Name: "never-shown", Severity: diagnostic.Warning, Title: "a step is recommended and still in no plan",
		Text: `The rules that recommend it fire only where a guard does not allow it, or where its
phase is over and nothing says that it is still due.`,
		Before: "steps:\n  - {id: look-back, title: Look back, phase: now, paragraphs: [{text: Look back.}]}\nrules:\n  - {id: more, when: settled, because: It is settled., recommend: [look-back]}\n",
		After:  "steps:\n  - {id: look-back, title: Look back, phase: later, paragraphs: [{text: Look back.}]}\nrules:\n  - {id: more, when: settled, because: It is settled., recommend: [look-back]}\n",
	})
	codeNoInfluence = codes.Add(diagnostic.Code{
		Name: "no-influence", Severity: diagnostic.Warning, Title: "the answer to a question changes nothing",
		Text: `Conditions read it, and every one of them comes out the same whatever is answered.
Every question costs the taker effort, and some of them pain.`,
		Before: "questions:\n  - {id: calm, section: start, type: yes-no, text: 'Are you calm?', required: true}\n" + rule("settled and (calm or not calm)"),
		After:  "questions:\n  - {id: calm, section: start, type: yes-no, text: 'Are you calm?', required: true}\n" + rule("settled and calm"),
	})
	codeNeverOffered = codes.Add(diagnostic.Code{
		Name: "never-offered", Severity: diagnostic.Warning, Title: "an option is never offered to those who are asked",
		Text: `Its show_if can be true, but never where the question is asked.`,
		Before: "questions:\n  - id: place\n    section: then\n    type: one-of\n    text: Where are you?\n    show_if: settled\n    options:\n      - {id: home, label: At home}\n      - {id: away, label: Away, show_if: not settled}\n" +
			rule(`place == "home"`),
		After: "questions:\n  - id: place\n    section: then\n    type: one-of\n    text: Where are you?\n    options:\n      - {id: home, label: At home}\n      - {id: away, label: Away, show_if: not settled}\n" +
			rule(`place == "home"`),
	})
	codeUnreadOption = codes.Add(diagnostic.Code{
		Name: "unread-option", Severity: diagnostic.Warning, Title: "no condition reads an option",
		Text: `A taker who chooses it, among several, gets the plan of somebody who did not. A new
option needs a rule. If people should find themselves in it all the same, list it under
accepted and say so.`,
		Before: "questions:\n  - id: mood\n    section: then\n    type: any-of\n    text: How are you?\n    options:\n      - {id: sad, label: Sad}\n      - {id: angry, label: Angry}\n" + rule(`has(mood, "sad")`),
		After:  "questions:\n  - id: mood\n    section: then\n    type: any-of\n    text: How are you?\n    options:\n      - {id: sad, label: Sad}\n      - {id: angry, label: Angry}\n" + rule(`has(mood, "sad")`) + "  - {id: anger, when: 'has(mood, \"angry\")', because: Anger is there., recommend: [listen]}\n",
	})
	codeSkippedNotEqual = codes.Add(diagnostic.Code{
		Name: "skipped-not-equal", Severity: diagnostic.Warning, Title: "a rule denies an answer of a question that may be skipped",
		Text: `Of a skipped question nothing is known, so "not this answer" is not known either, and
the rule does not fire. The hint has both ways to say which is meant.`,
		Before: rule(`not has(cause, "lie")`),
		After:  rule(`not answered(cause) or not has(cause, "lie")`),
	})
	codeDeadLink = codes.Add(diagnostic.Code{
		Name: "dead-link", Severity: diagnostic.Warning, Title: "a step comes after one that is never in the same plan",
		Before: "steps:\n  - {id: wait, title: Wait, phase: now, after: [rest], paragraphs: [{text: Wait.}]}\n  - {id: rest, title: Rest, phase: now, paragraphs: [{text: Rest.}]}\nrules:\n" +
			"  - {id: wait, when: not settled, because: It is not settled., recommend: [wait]}\n  - {id: rest, when: settled, because: It is settled., recommend: [{step: rest, still_due: true}]}\n",
		After: "steps:\n  - {id: wait, title: Wait, phase: now, paragraphs: [{text: Wait.}]}\n  - {id: rest, title: Rest, phase: now, paragraphs: [{text: Rest.}]}\nrules:\n" +
			"  - {id: wait, when: not settled, because: It is not settled., recommend: [wait]}\n  - {id: rest, when: settled, because: It is settled., recommend: [{step: rest, still_due: true}]}\n",
	})
	codeDeadAsk = codes.Add(diagnostic.Code{
		Name: "dead-ask", Severity: diagnostic.Warning, Title: "a guard goes on with a question that is not asked then",
		Text: `After a hard guard holds, only the questions of its ask list are asked. If one of them
is shown only after the answer to a question that is not in the list, it is never asked.`,
		Before: deadAsk("[why]"),
		After:  deadAsk("[calm, why]"),
	})
	codeDeadAllow = codes.Add(diagnostic.Code{
		Name: "dead-allow", Severity: diagnostic.Warning, Title: "a guard allows a step that nobody gets while it holds",
		Text:   `No rule that recommends the step can fire then, so the guard promises more than it gives.`,
		Before: deadAllow("has(cause, \"lie\") and calm"),
		After:  deadAllow("calm"),
	})
	codeDeadNote = codes.Add(diagnostic.Code{
		Name: "dead-note", Severity: diagnostic.Warning, Title: "a note is attached where no step has its tags",
		Before: "tags: [{id: voice, means: It is said.}]\nnotes:\n  - {id: softly, tags: [voice], text: Go softly.}\nsteps:\n  - {id: say-it, title: Say it, phase: later, tags: [voice], paragraphs: [{text: Say it.}]}\nrules:\n" +
			"  - {id: say, when: settled, because: It is settled., recommend: [say-it]}\n  - {id: soft, when: not settled, because: It is not settled., notes: [softly]}\n",
		After: "tags: [{id: voice, means: It is said.}]\nnotes:\n  - {id: softly, tags: [voice], text: Go softly.}\nsteps:\n  - {id: say-it, title: Say it, phase: later, tags: [voice], paragraphs: [{text: Say it.}]}\nrules:\n" +
			"  - {id: say, when: settled, because: It is settled., recommend: [say-it], notes: [softly]}\n",
	})
	codeHardToRead = codes.Add(diagnostic.Code{
		Name: "hard-to-read", Severity: diagnostic.Warning, Title: "a text is hard to read",
		Text: `People read a plan on a bad day. The measure (Flesch and Kincaid) takes long sentences
and long words for hard; up to grade 7 and 20 words a sentence are wanted. It knows
nothing of what a text says, and is made for English: other languages are not measured.`,
		Before: "notes:\n  - {id: gently, always: true, tags: [talk], text: Demonstrate unconditional accountability by communicating transparently and consistently wherever previous misrepresentations undermined interpersonal confidence and deteriorated communication.}\n",
		After:  "notes:\n  - {id: gently, always: true, tags: [talk], text: Say what you did. Tell all of it in one go. Use plain words. Then let them ask.}\n",
	})
	codeAcceptedInVain = codes.Add(diagnostic.Code{
		Name: "accepted-in-vain", Severity: diagnostic.Warning, Title: "a finding is accepted and does not exist",
		Text:   `What was found has been mended, or the code or the id is misspelt.`,
		Before: "accepted:\n  - {finding: no-difference, of: [talk], because: It is clearer so.}\n",
		After:  "facts:\n  - {id: calm, is: settled}\nrules:\n  - {id: more, when: calm, because: It is so., recommend: [listen]}\n",
	})
)

func deadAsk(ask string) string {
	return "questions:\n  - {id: calm, section: then, type: yes-no, text: 'Are you calm?', required: true}\n" +
		"  - {id: why, section: then, type: yes-no, text: 'Do you know why?', required: true, show_if: calm}\n" +
		"guards:\n  - {id: rest, hard: true, rank: 2, when: settled, ask: " + ask + ", allow: [listen], allow_advice: [act-listen], page: {title: Rest, paragraphs: [{text: Rest.}]}}\n" + rule("why")
}

func deadAllow(when string) string {
	return "questions:\n  - {id: calm, section: then, type: yes-no, text: 'Are you calm?', required: true}\n" +
		"steps:\n  - {id: breathe, title: Breathe, phase: anytime, paragraphs: [{text: Breathe.}]}\n" +
		"guards:\n  - {id: rest, hard: true, rank: 2, when: settled, ask: [calm], allow: [breathe], page: {title: Rest, paragraphs: [{text: Rest.}]}}\n" +
		"rules:\n  - {id: more, when: '" + when + "', because: It is so., recommend: [breathe]}\n"
}
