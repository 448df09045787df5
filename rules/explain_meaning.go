package rules

import "strings"

func replace(example, word, by string) string { return strings.ReplaceAll(example, word, by) }

// meaningPages explain what entries cannot mean together.
var meaningPages = []page{
	{
		code: "required-and-skipped", title: "a question is required and says what a skip counts as",
		before: "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', required: true, if_skipped: \"no\"}\n",
		after:  "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', if_skipped: \"no\"}\n",
	},
	{
		code: "conditional-if-skipped", title: "a skip counts as an option that is not always there",
		before: "questions:\n  - id: place\n    section: start\n    type: one-of\n    text: Where are you?\n    if_skipped: work\n    options:\n      - {id: home, label: At home}\n      - {id: work, label: At work, show_if: settled}\n",
		after:  "questions:\n  - id: place\n    section: start\n    type: one-of\n    text: Where are you?\n    if_skipped: home\n    options:\n      - {id: home, label: At home}\n      - {id: work, label: At work, show_if: settled}\n",
	},
	{
		code: "pointless-exclusive", title: "an option stands alone where every option does",
		before: "questions:\n  - {id: place, section: start, type: one-of, text: 'Where?', options: [{id: home, label: Home, exclusive: true}]}\n",
		after:  "questions:\n  - {id: place, section: start, type: one-of, text: 'Where?', options: [{id: home, label: Home}]}\n",
	},
	{
		code: "reads-later", title: "whether something is asked depends on a later question",
		text: `Questions are asked in order. A condition on a question that comes later, or on the
question itself, could not be known in time.`,
		before: "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', show_if: safe}\n",
		after:  "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', show_if: settled}\n",
	},
	{
		code: "unused-question", title: "nothing depends on a question",
		text: `Every question costs the taker effort, and some of them pain. One that changes nothing
should not be asked.`,
		before: "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?'}\n",
		after:  "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?'}\nrules:\n  - {id: more, when: safe, because: You are safe., recommend: [listen]}\n",
	},
	{
		code: "unused-fact", title: "no condition reads a fact",
		before: "facts:\n  - {id: calm, is: settled}\n",
		after:  "facts:\n  - {id: calm, is: settled}\nrules:\n  - {id: more, when: calm, because: It is calm., recommend: [listen]}\n",
	},
	{
		code: "unused-note", title: "nothing attaches a note",
		before: "notes:\n  - {id: gently, tags: [talk], text: Go gently.}\n",
		after:  "notes:\n  - {id: gently, tags: [talk], text: Go gently., always: true}\n",
	},
	{
		code: "unused-step", title: "no rule recommends a step",
		text:   `A step comes into a plan only when a rule recommends it.`,
		before: "steps:\n  - {id: wait, title: Wait, phase: now, paragraphs: [{text: Wait.}]}\n",
		after:  "steps:\n  - {id: wait, title: Wait, phase: now, paragraphs: [{text: Wait.}]}\nrules:\n  - {id: more, when: settled, because: It is settled., recommend: [wait]}\n",
	},
	{
		code: "unused-section", title: "a section has no questions",
		before: "sections:\n  - {id: end, title: At the end}\n",
		after:  "facts:\n  - {id: calm, is: settled}\n",
	},
	{
		code: "fact-circle", title: "facts read each other in a circle",
		before: "facts:\n  - {id: calm, is: quiet}\n  - {id: quiet, is: calm}\n",
		after:  "facts:\n  - {id: calm, is: quiet}\n  - {id: quiet, is: settled}\n",
	},
	{
		code: "current-phase", title: "the fact of the current phase has a result that is no phase of time",
		text: `It must choose between ids of phases, and a phase that is shown always is never the
current one.`,
		before: "assessment: {title: Again, current_phase: calm}\nfacts:\n  - {id: calm, is: settled}\n",
		after:  "assessment: {title: Again, current_phase: calm}\nfacts:\n  - id: calm\n    is: |\n      settled ? \"now\" : \"later\"\n",
	},
	{
		code: "guard-undecided", title: "a guard reads a question that may stay without an answer",
		text: `While a hard guard is undecided there is no plan, and a soft one that is undecided
protects nobody. So each question that a guard reads is required, or says with
if_skipped what a skip counts as.`,
		before: "guards:\n  - {id: lies, when: 'has(cause, \"lie\")', caps: {open: 3}}\n",
		after:  "guards:\n  - {id: lies, when: 'role == \"i-broke-it\"', caps: {open: 3}}\n",
	},
	{
		code: "equal-rank", title: "two hard guards have the same rank",
		before: "guards:\n  - {id: rest, hard: true, rank: 1, when: settled, page: {title: Rest, paragraphs: [{text: Rest.}]}}\n",
		after:  "guards:\n  - {id: rest, hard: true, rank: 2, when: settled, page: {title: Rest, paragraphs: [{text: Rest.}]}}\n",
	},
	{
		code: "hard-only", title: "a soft guard has a key of hard guards",
		before: "guards:\n  - {id: rest, rank: 2, when: settled, caps: {open: 1}}\n",
		after:  "guards:\n  - {id: rest, when: settled, caps: {open: 1}}\n",
	},
	{
		code: "allow-without-ask", title: "a hard guard allows steps and never comes to them",
		text:   `A hard guard without ask ends in its page. With ask it goes on and plans from allow.`,
		before: "guards:\n  - {id: rest, hard: true, rank: 2, when: settled, allow: [listen], allow_advice: [act-listen], page: {title: Rest, paragraphs: [{text: Rest.}]}}\n",
		after:  "guards:\n  - {id: rest, hard: true, rank: 2, when: settled, ask: [cause], allow: [listen], allow_advice: [act-listen], page: {title: Rest, paragraphs: [{text: Rest.}]}}\n",
	},
	{
		code: "advice-not-allowed", title: "a hard guard's page or step covers advice that the guard does not allow",
		text: `A hard guard works by allow-list: what it does not name is absent. The list of advice
is a second look at the same thing, from the side of what is said.`,
		before: "guards:\n  - {id: rest, hard: true, rank: 2, when: settled, page: {title: Rest, paragraphs: [{text: Rest., covers: [act-rest]}]}}\n",
		after:  "guards:\n  - {id: rest, hard: true, rank: 2, when: settled, allow_advice: [act-rest], page: {title: Rest, paragraphs: [{text: Rest., covers: [act-rest]}]}}\n",
	},
	{
		code: "missing-because", title: "a guard holds steps and does not say why",
		before: "guards:\n  - {id: rest, when: settled, hold: [listen]}\n",
		after:  "guards:\n  - {id: rest, when: settled, hold: [listen], because: Only when they ask.}\n",
	},
	{
		code: "no-effect", title: "a rule or guard does nothing",
		before: "rules:\n  - {id: more, when: settled, because: It is settled.}\n",
		after:  "rules:\n  - {id: more, when: settled, because: It is settled., recommend: [listen]}\n",
	},
	{
		code: "recommend-and-withhold", title: "a rule recommends a step and withholds it",
		text:   `Withhold wins, so the recommendation can never count.`,
		before: "rules:\n  - {id: more, when: settled, because: It is settled., recommend: [listen], withhold: [listen]}\n",
		after:  "rules:\n  - {id: more, when: settled, because: It is settled., recommend: [listen]}\n",
	},
	{
		code: "after-other-phase", title: "a step is put after one of another phase",
		text:   `Phases are in order already; "after" orders the steps of one phase.`,
		before: "steps:\n  - {id: wait, title: Wait, phase: later, after: [listen], paragraphs: [{text: Wait.}]}\n",
		after:  "steps:\n  - {id: wait, title: Wait, phase: now, after: [listen], paragraphs: [{text: Wait.}]}\n",
	},
	{
		code: "after-circle", title: "steps come after each other in a circle",
		before: "steps:\n  - {id: wait, title: Wait, phase: now, after: [wait], paragraphs: [{text: Wait.}]}\n",
		after:  "steps:\n  - {id: wait, title: Wait, phase: now, after: [listen], paragraphs: [{text: Wait.}]}\n",
	},
	{
		code: "excludes-itself", title: "a step excludes itself",
		before: "steps:\n  - {id: wait, title: Wait, phase: now, excludes: [wait], paragraphs: [{text: Wait.}]}\n",
		after:  "steps:\n  - {id: wait, title: Wait, phase: now, excludes: [listen], paragraphs: [{text: Wait.}]}\n",
	},
	{
		code: "too-many-covers", title: "a paragraph covers more than two pieces of advice",
		before: "steps:\n  - {id: wait, title: Wait, phase: now, paragraphs: [{text: Wait., covers: [a, b, c]}]}\n",
		after:  "steps:\n  - {id: wait, title: Wait, phase: now, paragraphs: [{text: Wait., covers: [a, b]}]}\n",
	},
	{
		code: "rejected-advice", title: "a paragraph covers advice that the index rejects",
		text:   `Sources also say things that would do harm. The index keeps them, so that nobody adds them again.`,
		before: "advice:\n  - {id: act-push, kind: action, handling: reject, says: Keep asking.}\nguards:\n  - {id: rest, when: settled, page: {title: Rest, paragraphs: [{text: Ask., covers: [act-push]}]}}\n",
		after:  "advice:\n  - {id: act-push, kind: action, handling: reject, says: Keep asking.}\nguards:\n  - {id: rest, when: settled, page: {title: Rest, paragraphs: [{text: Rest.}]}}\n",
	},
	{
		code: "uncovered-advice", title: "nothing says a piece of advice of the index",
		before: "advice:\n  - {id: act-rest, kind: action, handling: use, says: Rest.}\n",
		after:  "advice:\n  - {id: act-rest, kind: action, handling: use, says: Rest.}\nguards:\n  - {id: rest, when: settled, page: {title: Rest, paragraphs: [{text: Rest., covers: [act-rest]}]}}\n",
	},
	{
		code: "promises-nothing", title: "an invariant does not say one thing",
		before: "invariants:\n  - {id: calm, because: It must., when: settled}\n",
		after:  "invariants:\n  - {id: calm, because: It must., when: settled, some: {open: true}}\n",
	},
	{
		code: "unknown-assessment", title: "a link leads to an assessment that is not there",
		text: `A link in a text names another folder of the same collection. Where that folder is
not there, only the words are shown, so that nobody is led to a page that does not
exist. Mend the name, or take the link out.`,
		before: "guards:\n  - {id: rest, when: settled, page: {title: Rest, paragraphs: [{text: 'Rest, or [begin again](assessment:again).'}]}}\n",
		after:  "guards:\n  - {id: rest, when: settled, page: {title: Rest, paragraphs: [{text: 'Rest, or [begin again](assessment:t).'}]}}\n",
	},
	{
		code: "ignored-answer", title: "a case gives an answer that does not count",
		text: `A question or option that does not apply is not asked, and an answer to it counts for
nothing. A case with such an answer tests less than it says. Where the case is about
just that, it says so with ignored, and is held to it.`,
		before: "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', required: true, show_if: 'role == \"unclear\"'}\nrules:\n  - {id: more, when: safe, because: You are safe., recommend: [listen]}\ncases:\n  - id: nobody\n    answers: {role: i-broke-it, safe: true}\n    expect: {complete: false}\n",
		after:  "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', required: true, show_if: 'role == \"unclear\"'}\nrules:\n  - {id: more, when: safe, because: You are safe., recommend: [listen]}\ncases:\n  - id: nobody\n    answers: {role: i-broke-it}\n    expect: {complete: false}\n",
	},
	{
		code: "stale-help-line", title: "a help line was last reviewed more than a year ago",
		text: `Numbers change, and a dead one on a bad day is worse than none. Whoever reviews a line
calls it up at its source and writes the day. It is a warning and not an error: a
number that is a year old mostly still answers, and the page keeps it until somebody
has looked. "amends check -on 2027-03-01" tells what will be old on that day.`,
		before: "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, source: seen there, reviewed: \"2024-11-01\", checked: true}\n",
		after:  "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, source: seen there, reviewed: \"2026-11-01\", checked: true}\n",
	},
	{
		code: "unchecked-help", title: "a page asks for help lines that nobody has checked",
		before: "help_lines:\n  world:\n    - {name: Someone, kinds: [debt]}\nguards:\n  - id: rest\n    when: settled\n    page: {title: Rest, paragraphs: [{text: Rest.}], help: [debt]}\n",
		after:  "guards:\n  - id: rest\n    when: settled\n    page: {title: Rest, paragraphs: [{text: Rest.}], help: [crisis]}\n",
	},
}

// folderPages explain what is wrong with files and the folder.
var folderPages = []page{
	{code: "no-files", title: "the folder has no YAML files"},
	{code: "no-question", title: "the assessment asks nothing", text: `An assessment without a question has nothing to show. Often a file was saved by
halves or lost its end.`},
	{code: "no-assessment", title: "the folder has no assessment.yaml, or nothing describes the assessment"},
	{code: "folder-too-large", title: "the files of the folder are larger than an assessment can be"},
	{code: "too-many-options", title: "a question has more options than anybody reads"},
	{code: "too-many-files", title: "the folder has more files than an assessment can have"},
	{code: "file-too-large", title: "a file is larger than 1 MB", text: "Split it; all files of the folder are read."},
	{code: "file-name", title: "a file looks like YAML and is not read", text: "Only files whose names end in .yaml are read."},
	{code: "unreadable-file", title: "a file points to one that cannot be read", text: `A link leads to nothing, in a circle, or out of the folder; or the file is no file but a
pipe or a device. What stands outside the folder is never read: an assessment has to be
whole wherever it is copied to.`},
	{code: "empty-file", title: "a file is empty", before: "# nothing yet\n", after: "facts:\n  - {id: calm, is: settled}\n"},
	{
		code: "encoding", title: "a file is not saved as UTF-8, or has invisible characters",
		text: "Editors call it the encoding. Windows' \"Unicode\" is UTF-16; choose UTF-8.",
	},
	{code: codeMore, title: "there are more problems than are shown", text: "Mend the first ones and check again; many may follow from one."},
}
