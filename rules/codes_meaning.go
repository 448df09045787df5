package rules

import "amends/rules/diagnostic"

// Codes about what entries cannot mean together.
var (
	codeRequiredAndSkipped = codes.Add(diagnostic.Code{
		Name: "required-and-skipped", Title: "a question is required and says what a skip counts as",
		Before: "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', required: true, if_skipped: \"no\"}\n",
		After:  "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', if_skipped: \"no\"}\n",
	})
	codeConditionalIfSkipped = codes.Add(diagnostic.Code{
		Name: "conditional-if-skipped", Title: "a skip counts as an option that is not always there",
		Before: "questions:\n  - id: place\n    section: start\n    type: one-of\n    text: Where are you?\n    if_skipped: work\n    options:\n      - {id: home, label: At home}\n      - {id: work, label: At work, show_if: settled}\n",
		After:  "questions:\n  - id: place\n    section: start\n    type: one-of\n    text: Where are you?\n    if_skipped: home\n    options:\n      - {id: home, label: At home}\n      - {id: work, label: At work, show_if: settled}\n",
	})
	codePointlessExclusive = codes.Add(diagnostic.Code{
		Name: "pointless-exclusive", Severity: diagnostic.Warning, Title: "an option stands alone where every option does",
		Before: "questions:\n  - {id: place, section: start, type: one-of, text: 'Where?', options: [{id: home, label: Home, exclusive: true}]}\n",
		After:  "questions:\n  - {id: place, section: start, type: one-of, text: 'Where?', options: [{id: home, label: Home}]}\n",
	})
	codeTextReadsSensitive = codes.Add(diagnostic.Code{
		Name: "text-reads-sensitive", Title: "a text depends on a sensitive answer",
		Text: `Whoever looks over the taker's shoulder, or finds the plan on paper, could tell from the
text what was answered. Rules and guards may read sensitive questions: what they bring
into a plan or keep from it has more than one cause.`,
		Before: "questions:\n  - {id: hurt, section: start, type: yes-no, text: 'Are you hurt?', sensitive: true}\nrules:\n  - {id: hurts, when: hurt, because: x, withhold: [listen]}\nnotes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text:\n      - when: hurt\n        text: Go gently.\n      - text: Take your time.\n",
		After:  "questions:\n  - {id: hurt, section: start, type: yes-no, text: 'Are you hurt?', sensitive: true}\nrules:\n  - {id: hurts, when: hurt, because: x, withhold: [listen]}\nnotes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text:\n      - when: settled\n        text: Go gently.\n      - text: Take your time.\n",
	})
	codeFirstSectionText = codes.Add(diagnostic.Code{
		Name: "first-section-text", Title: "the words of a question of the first section depend on answers",
		Text: `The first section is on the page before its program is, so that nobody waits for the
first question. Its words must fit everybody.`,
		Before: "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', help: [{when: settled, text: Now.}, {text: Today.}]}\nrules:\n  - {id: safer, when: safe, because: x, recommend: [listen]}\n",
		After:  "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', help: Today.}\nrules:\n  - {id: safer, when: safe, because: x, recommend: [listen]}\n",
	})
	codeReadsLater = codes.Add(diagnostic.Code{
		Name: "reads-later", Title: "whether something is asked depends on a later question",
		Text: `Questions are asked in order. A condition on a question that comes later, or on the
question itself, could not be known in time.`,
		Before: "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', show_if: safe}\n",
		After:  "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', show_if: settled}\n",
	})
	codeUnusedQuestion = codes.Add(diagnostic.Code{
		Name: "unused-question", Severity: diagnostic.Warning, Title: "nothing depends on a question",
		Text: `Every question costs the taker effort, and some of them pain. One that changes nothing
should not be asked.`,
		Before: "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?'}\n",
		After:  "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?'}\nrules:\n  - {id: more, when: safe, because: You are safe., recommend: [listen]}\n",
	})
	codeUnusedList = codes.Add(diagnostic.Code{
		Name: "unused-list", Severity: diagnostic.Warning, Title: "no condition names a list",
		Before: "lists:\n  - {id: untruths, of: cause, options: [lie, hid-something]}\n",
		After:  "lists:\n  - {id: untruths, of: cause, options: [lie, hid-something]}\nrules:\n  - {id: more, when: 'any_of(cause, untruths)', because: It was untrue., recommend: [listen]}\n",
	})
	codeUnusedFact = codes.Add(diagnostic.Code{
		Name: "unused-fact", Severity: diagnostic.Warning, Title: "no condition reads a fact",
		Before: "facts:\n  - {id: calm, is: settled}\n",
		After:  "facts:\n  - {id: calm, is: settled}\nrules:\n  - {id: more, when: calm, because: It is calm., recommend: [listen]}\n",
	})
	codeUnusedNote = codes.Add(diagnostic.Code{
		Name: "unused-note", Severity: diagnostic.Warning, Title: "nothing attaches a note",
		Before: "notes:\n  - {id: gently, tags: [talk], text: Go gently.}\n",
		After:  "notes:\n  - {id: gently, tags: [talk], text: Go gently., always: true}\n",
	})
	codeUnusedStep = codes.Add(diagnostic.Code{
		Name: "unused-step", Title: "nothing recommends a step",
		Text:   `A step comes into a plan only when a rule, or a soft guard, recommends it.`,
		Before: "steps:\n  - {id: wait, title: Wait, phase: now, paragraphs: [{text: Wait.}]}\n",
		After:  "steps:\n  - {id: wait, title: Wait, phase: now, paragraphs: [{text: Wait.}]}\nrules:\n  - {id: more, when: settled, because: It is settled., recommend: [wait]}\n",
	})
	codeUnusedTag = codes.Add(diagnostic.Code{
		Name: "unused-tag", Severity: diagnostic.Warning, Title: "no step has a declared tag",
		Text:   `What guards, notes and invariants say about such a tag says nothing.`,
		Before: "tags:\n  - {id: touch, means: It is about touch.}\n",
		After:  "facts:\n  - {id: calm, is: settled}\n",
	})
	codeUnsaidProtection = codes.Add(diagnostic.Code{
		Name: "unsaid-protection", Severity: diagnostic.Warning, Title: "a tag closes steps, and its declaration does not say whom that protects",
		Text: `Guards close steps by their tags. Whoever writes the next step has to know which tags it
needs, and whoever changes a guard, who will be without it. So a tag that closes steps
says whom it protects.`,
		Before: "tags:\n  - {id: touch, means: It is about touch.}\nsteps:\n  - {id: wait, title: Wait, phase: now, tags: [touch], paragraphs: [{text: Wait.}]}\nrules:\n  - {id: more, when: settled, because: It is settled., recommend: [wait]}\n  - {id: less, when: settled, because: It is settled., hold_tags: [touch]}\n",
		After:  "tags:\n  - {id: touch, means: It is about touch., protects: The young.}\nsteps:\n  - {id: wait, title: Wait, phase: now, tags: [touch], paragraphs: [{text: Wait.}]}\nrules:\n  - {id: more, when: settled, because: It is settled., recommend: [wait]}\n  - {id: less, when: settled, because: It is settled., hold_tags: [touch]}\n",
	})
	codeProtectsNobody = codes.Add(diagnostic.Code{
		Name: "protects-nobody", Severity: diagnostic.Warning, Title: "a tag says that it protects somebody, and nothing makes it so",
		Text:   `A tag protects by what names it: a guard or rule that closes its steps, a note, an invariant.`,
		Before: "tags:\n  - {id: touch, means: It is about touch., protects: The young.}\nsteps:\n  - {id: wait, title: Wait, phase: now, tags: [touch], paragraphs: [{text: Wait.}]}\nrules:\n  - {id: more, when: settled, because: It is settled., recommend: [wait]}\n",
		After:  "tags:\n  - {id: touch, means: It is about touch., protects: The young.}\nsteps:\n  - {id: wait, title: Wait, phase: now, tags: [touch], paragraphs: [{text: Wait.}]}\nrules:\n  - {id: more, when: settled, because: It is settled., recommend: [wait]}\n  - {id: less, when: settled, because: It is settled., withhold_tags: [touch]}\n",
	})
	codeUnusedSection = codes.Add(diagnostic.Code{
		Name: "unused-section", Severity: diagnostic.Warning, Title: "a section has no questions",
		Before: "sections:\n  - {id: end, title: At the end}\n",
		After:  "facts:\n  - {id: calm, is: settled}\n",
	})
	codeFactCircle = codes.Add(diagnostic.Code{
		Name: "fact-circle", Title: "facts read each other in a circle",
		Before: "facts:\n  - {id: calm, is: quiet}\n  - {id: quiet, is: calm}\n",
		After:  "facts:\n  - {id: calm, is: quiet}\n  - {id: quiet, is: settled}\n",
	})
	codeCurrentPhase = codes.Add(diagnostic.Code{
		Name: "current-phase", Title: "the fact of the current phase has a result that is no phase of time",
		Text: `It must choose between ids of phases, and a phase that is shown always is never the
current one.`,
		Before: "assessment: {title: Again, current_phase: calm}\nfacts:\n  - {id: calm, is: settled}\n",
		After:  "assessment: {title: Again, current_phase: calm}\nfacts:\n  - id: calm\n    is: |\n      settled ? \"now\" : \"later\"\n",
	})
	codeGuardUndecided = codes.Add(diagnostic.Code{
		Name: "guard-undecided", Title: "a guard reads a question that may stay without an answer",
		Text: `While a hard guard is undecided there is no plan, and a soft one that is undecided
protects nobody. So each question that a guard reads is required, or says with
if_skipped what a skip counts as.`,
		Before: "guards:\n  - {id: lies, when: 'has(cause, \"lie\")', caps: {open: 3}}\n",
		After:  "guards:\n  - {id: lies, when: 'role == \"i-broke-it\"', caps: {open: 3}}\n",
	})
	codeEqualRank = codes.Add(diagnostic.Code{
		Name: "equal-rank", Title: "two hard guards have the same rank",
		Before: "guards:\n  - {id: rest, hard: true, rank: 1, when: settled, page: {title: Rest, paragraphs: [{text: Rest.}]}}\n",
		After:  "guards:\n  - {id: rest, hard: true, rank: 2, when: settled, page: {title: Rest, paragraphs: [{text: Rest.}]}}\n",
	})
	codeHardOnly = codes.Add(diagnostic.Code{
		Name: "hard-only", Title: "a soft guard has a key of hard guards",
		Before: "guards:\n  - {id: rest, rank: 2, when: settled, caps: {open: 1}}\n",
		After:  "guards:\n  - {id: rest, when: settled, caps: {open: 1}}\n",
	})
	codeSoftOnly = codes.Add(diagnostic.Code{
		Name: "soft-only", Title: "a hard guard has a key of soft guards",
		Text: `A hard guard is an allow-list: it takes away, and what is left has to be recommended by
rules. Only a soft guard recommends steps itself.`,
		Before: "guards:\n  - {id: halt, hard: true, rank: 9, when: settled, because: It is so., pin: [listen], page: {title: Halt, paragraphs: [{text: Halt.}]}}\n",
		After:  "guards:\n  - {id: halt, hard: true, rank: 9, when: settled, page: {title: Halt, paragraphs: [{text: Halt.}]}}\n",
	})
	codeAdviceNotAllowed = codes.Add(diagnostic.Code{
		Name: "advice-not-allowed", Title: "a hard guard's page or step covers advice that the guard does not allow",
		Text: `A hard guard works by allow-list: what it does not name is absent. The list of advice
is a second look at the same thing, from the side of what is said.`,
		Before: "guards:\n  - {id: rest, hard: true, rank: 2, when: settled, page: {title: Rest, paragraphs: [{text: Rest., covers: [act-rest]}]}}\n",
		After:  "guards:\n  - {id: rest, hard: true, rank: 2, when: settled, allow_advice: [act-rest], page: {title: Rest, paragraphs: [{text: Rest., covers: [act-rest]}]}}\n",
	})
	codeMissingBecause = codes.Add(diagnostic.Code{
		Name: "missing-because", Severity: diagnostic.Warning, Title: "a guard holds steps and does not say why",
		Before: "guards:\n  - {id: rest, when: settled, hold: [listen]}\n",
		After:  "guards:\n  - {id: rest, when: settled, hold: [listen], because: Only when they ask.}\n",
	})
	codeNoEffect = codes.Add(diagnostic.Code{
		Name: "no-effect", Title: "a rule or guard does nothing",
		Before: "rules:\n  - {id: more, when: settled, because: It is settled.}\n",
		After:  "rules:\n  - {id: more, when: settled, because: It is settled., recommend: [listen]}\n",
	})
	codeRecommendAndWithhold = codes.Add(diagnostic.Code{
		Name: "recommend-and-withhold", Title: "a rule recommends a step and withholds it",
		Text:   `Withhold wins, so the recommendation can never count.`,
		Before: "rules:\n  - {id: more, when: settled, because: It is settled., recommend: [listen], withhold: [listen]}\n",
		After:  "rules:\n  - {id: more, when: settled, because: It is settled., recommend: [listen]}\n",
	})
	codeAfterOtherPhase = codes.Add(diagnostic.Code{
		Name: "after-other-phase", Title: "a step is put after one of another phase",
		Text:   `Phases are in order already; "after" orders the steps of one phase.`,
		Before: "steps:\n  - {id: wait, title: Wait, phase: later, after: [listen], paragraphs: [{text: Wait.}]}\n",
		After:  "steps:\n  - {id: wait, title: Wait, phase: now, after: [listen], paragraphs: [{text: Wait.}]}\n",
	})
	codeAfterCircle = codes.Add(diagnostic.Code{
		Name: "after-circle", Title: "steps come after each other in a circle",
		Before: "steps:\n  - {id: wait, title: Wait, phase: now, after: [wait], paragraphs: [{text: Wait.}]}\n",
		After:  "steps:\n  - {id: wait, title: Wait, phase: now, after: [listen], paragraphs: [{text: Wait.}]}\n",
	})
	codeExcludesItself = codes.Add(diagnostic.Code{
		Name: "excludes-itself", Title: "a step excludes itself",
		Before: "steps:\n  - {id: wait, title: Wait, phase: now, excludes: [wait], paragraphs: [{text: Wait.}]}\n",
		After:  "steps:\n  - {id: wait, title: Wait, phase: now, excludes: [listen], paragraphs: [{text: Wait.}]}\n",
	})
	codeTooManyCovers = codes.Add(diagnostic.Code{
		Name: "too-many-covers", Title: "a paragraph covers more than two pieces of advice",
		Before: "steps:\n  - {id: wait, title: Wait, phase: now, paragraphs: [{text: Wait., covers: [a, b, c]}]}\n",
		After:  "steps:\n  - {id: wait, title: Wait, phase: now, paragraphs: [{text: Wait., covers: [a, b]}]}\n",
	})
	codeRejectedAdvice = codes.Add(diagnostic.Code{
		Name: "rejected-advice", Title: "a paragraph covers advice that the index rejects",
		Text:   `Sources also say things that would do harm. The index keeps them, so that nobody adds them again.`,
		Before: "advice:\n  - {id: act-push, kind: action, handling: reject, says: Keep asking.}\nguards:\n  - {id: rest, when: settled, page: {title: Rest, paragraphs: [{text: Ask., covers: [act-push]}]}}\n",
		After:  "advice:\n  - {id: act-push, kind: action, handling: reject, says: Keep asking.}\nguards:\n  - {id: rest, when: settled, page: {title: Rest, paragraphs: [{text: Rest.}]}}\n",
	})
	codeUncoveredAdvice = codes.Add(diagnostic.Code{
		Name: "uncovered-advice", Title: "nothing says a piece of advice of the index",
		Before: "advice:\n  - {id: act-rest, kind: action, handling: use, says: Rest.}\n",
		After:  "advice:\n  - {id: act-rest, kind: action, handling: use, says: Rest.}\nguards:\n  - {id: rest, when: settled, page: {title: Rest, paragraphs: [{text: Rest., covers: [act-rest]}]}}\n",
	})
	codePromisesNothing = codes.Add(diagnostic.Code{
		Name: "promises-nothing", Title: "an invariant does not say one thing",
		Before: "invariants:\n  - {id: calm, because: It must., when: settled}\n",
		After:  "invariants:\n  - {id: calm, because: It must., when: settled, some: {open: true}}\n",
	})
	codeIgnoredAnswer = codes.Add(diagnostic.Code{
		Name: "ignored-answer", Severity: diagnostic.Warning, Title: "a case gives an answer that does not count",
		Text: `A question or option that does not apply is not asked, and an answer to it counts for
nothing. A case with such an answer tests less than it says. Where the case is about
just that, it says so with ignored, and is held to it.`,
		Before: "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', required: true, show_if: 'role == \"unclear\"'}\nrules:\n  - {id: more, when: safe, because: You are safe., recommend: [listen]}\ncases:\n  - id: nobody\n    answers: {role: i-broke-it, safe: true}\n    expect: {complete: false}\n",
		After:  "questions:\n  - {id: safe, section: start, type: yes-no, text: 'Are you safe?', required: true, show_if: 'role == \"unclear\"'}\nrules:\n  - {id: more, when: safe, because: You are safe., recommend: [listen]}\ncases:\n  - id: nobody\n    answers: {role: i-broke-it}\n    expect: {complete: false}\n",
	})
	codeStaleHelpLine = codes.Add(diagnostic.Code{
		Name: "stale-help-line", Severity: diagnostic.Warning, Title: "a help line was last reviewed more than a year ago",
		Text: `Numbers change, and a dead one on a bad day is worse than none. Whoever reviews a line
calls it up at its source and writes the day. It is a warning and not an error: a
number that is a year old mostly still answers, and the page keeps it until somebody
has looked. "amends check -on 2027-03-01" tells what will be old on that day.`,
		Before: "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, source: seen there, reviewed: \"2024-11-01\", checked: true}\n",
		After:  "help_lines:\n  world:\n    - {name: Someone, kinds: [crisis], web: example.org, hours: always, source: seen there, reviewed: \"2026-11-01\", checked: true}\n",
	})
	codeUncheckedHelp = codes.Add(diagnostic.Code{
		Name: "unchecked-help", Severity: diagnostic.Warning, Title: "a page asks for help lines that nobody has checked",
		Before: "help_lines:\n  world:\n    - {name: Someone, kinds: [debt]}\nguards:\n  - id: rest\n    when: settled\n    page: {title: Rest, paragraphs: [{text: Rest.}], help: [debt]}\n",
		After:  "guards:\n  - id: rest\n    when: settled\n    page: {title: Rest, paragraphs: [{text: Rest.}], help: [crisis]}\n",
	})
)

// Codes about what is wrong with files and the folder.
var (
	codeNoFiles    = codes.Add(diagnostic.Code{Name: "no-files", Title: "the folder has no YAML files"})
	codeNoQuestion = codes.Add(diagnostic.Code{Name: "no-question", Title: "the assessment asks nothing", Text: `An assessment without a question has nothing to show. Often a file was saved by
halves or lost its end.`})
	codeNoPlan = codes.Add(diagnostic.Code{Name: "no-plan", Title: "nobody can get a step", Text: `No rule or guard recommends a step, and no hard guard allows one, so whoever answers
gets an empty plan. Often a file was saved by halves or lost its end.`})
	codeNoAssessment   = codes.Add(diagnostic.Code{Name: "no-assessment", Title: "the folder has no assessment.yaml, or nothing describes the assessment"})
	codeFolderTooLarge = codes.Add(diagnostic.Code{Name: "folder-too-large", Title: "the files of the folder are larger than an assessment can be"})
	codeTooManyOptions = codes.Add(diagnostic.Code{Name: "too-many-options", Title: "a question has more options than anybody reads"})
	codeTooManyFiles   = codes.Add(diagnostic.Code{Name: "too-many-files", Title: "the folder has more files than an assessment can have"})
	codeFileName       = codes.Add(diagnostic.Code{Name: "file-name", Severity: diagnostic.Warning, Title: "a file looks like YAML and is not read", Text: "Only files whose names end in .yaml are read."})
	codeLeftOut        = codes.Add(diagnostic.Code{Name: "left-out", Title: "a folder is passed over because of how a file in it is named", Text: `A folder is an assessment if it holds a file named assessment.yaml, spelt just so. One
with an assessment.yml, or an Assessment.yaml, is no assessment to any part of the
program: it is neither checked nor served.`})
	codeUnreadableFile = codes.Add(diagnostic.Code{Name: "unreadable-file", Title: "a file points to one that cannot be read", Text: `A link leads to nothing, in a circle, or out of the folder; or the file is no file but a
pipe or a device. What stands outside the folder is never read: an assessment has to be
whole wherever it is copied to.`})
)
