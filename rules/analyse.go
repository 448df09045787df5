package rules

import (
	"fmt"
	"slices"

	"golang.org/x/text/language"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lines"
)

// analyse reads what the entries mean together, and checks it. Each stage needs
// the ones before it.
func (a *Assessment) analyse() {
	a.checkFolder()
	a.readQuestions()
	sc := a.readFacts()
	a.readShowIfs(sc)
	a.readGuards(sc)
	a.readTexts(sc)
	a.readAdvice(sc)
	a.readInvariants(sc)
	a.checkAssessment()
	a.checkUses()
	a.checkQuestions()
	a.checkTexts()
	a.checkLists()
	a.checkCurrentPhase()
	a.checkGuards()
	a.checkRules()
	a.checkSteps()
	a.checkTags()
	a.checkHelp()
	a.checkAdvice()
	a.readCases()
	a.notePlaces()
	a.checkUnused()
	a.checkCaseAnswers()
	a.checkUnread()
	a.checkShown()
	a.checkWording()
	a.checkNone()
	a.checkCare()
}

// checkFolder reports a folder that does not hold an assessment.
func (a *Assessment) checkFolder() {
	if len(a.folder.Files) == 0 {
		a.folder.Report(codeNoFiles.Diagnose(fmt.Sprintf("the folder `%s` has no YAML files", a.name), "an assessment begins with the file `assessment.yaml`"))
		return
	}
	root := false
	for _, f := range a.folder.Files {
		root = root || f.Name == rootFile
	}
	if !root {
		a.folder.Report(codeNoAssessment.Diagnose(fmt.Sprintf("the folder `%s` has no file `%s`", a.name, rootFile), "write one with `assessment:`, `sections:` and `phases:`"))
	}
	if root && len(a.all.Assessments) == 0 && !a.folder.MayMention("assessment") {
		a.folder.Report(lines.NewFile(rootFile).DiagnoseWhole(codeNoAssessment, "no file has the key `assessment`", "write `assessment:` with a `title:` under it"))
	}
}

// checkAssessment checks the head of the assessment.
func (a *Assessment) checkAssessment() {
	all := a.all.Assessments
	for i, head := range all {
		if i > 0 {
			d := head.Diagnose(entries.CodeDuplicateID, "the assessment is described twice", "keep one `assessment:`")
			d.Related = []Related{all[0].RelatedWhole("first here")}
			a.folder.Report(d)
		}
		if t := head.Language; t.Value != "" && !languageTag.MatchString(t.Value) {
			a.folder.Report(t.Diagnose(entries.CodeWrongValue, fmt.Sprintf("`%s` is no language tag", diagnostic.Clip(t.Value)), "write two or three letters, such as `en` or `pt-BR`"))
		} else if _, err := language.Parse(t.Value); t.Value != "" && err != nil {
			a.folder.Report(t.Diagnose(entries.CodeWrongValue, fmt.Sprintf("`%s` is the tag of no language", diagnostic.Clip(t.Value)), "write two or three letters, such as `en` for English, `de` for German, `fr` for French or `es` for Spanish"))
		}
		a.checkCaps(head.Caps.Entry)
	}
	if len(all) > 0 && len(a.questions) == 0 && !a.folder.MayMention("questions") && !a.folder.Log.Failed() {
		a.folder.Report(all[0].Diagnose(codeNoQuestion, "the assessment asks nothing", "write `questions:` with at least one; was the end of a file lost?"))
	}
	if len(all) > 0 && len(a.questions) > 0 && !a.givesSteps() && !a.folder.MayMention("rules") && !a.folder.Log.Failed() {
		a.folder.Report(all[0].Diagnose(codeNoPlan, "nobody can get a step: nothing recommends one", "write `rules:` with at least one that has `recommend`; was the end of a file lost?"))
	}
	used := map[string]bool{}
	for _, q := range a.questions {
		used[q.Section.Value] = true
	}
	for _, d := range a.names.Definitions(entries.KindSection) {
		if id := d.ID.Value; !used[id] && !a.folder.MayMention(id) {
			a.folder.Report(d.ID.Diagnose(codeUnusedSection, fmt.Sprintf("the section `%s` has no questions", id), "remove it, or give a question `section: "+id+"`"))
		}
	}
}

// givesSteps reports whether any rule or guard leads to a step.
func (a *Assessment) givesSteps() bool {
	return slices.ContainsFunc(a.all.Rules, func(r *entries.Rule) bool { return len(r.Recommend.All) > 0 }) ||
		slices.ContainsFunc(a.guards, func(g *entries.Guard) bool { return len(recommendedBy(g))+len(g.Allow.Texts) > 0 })
}

// readShowIfs lowers the conditions of questions and options.
func (a *Assessment) readShowIfs(sc scope) {
	for _, s := range a.all.Sections {
		a.lowerCondition(sc, &s.ShowIf)
	}
	for _, q := range a.questions {
		a.lowerCondition(sc, &q.ShowIf)
		for _, option := range q.Options.All {
			a.lowerCondition(sc, &option.ShowIf)
		}
	}
}

// section is the section that a question is asked in; nil if there is none.
func (a *Assessment) section(q *question) *entries.Section {
	if d := a.names.Definition(entries.KindSection, q.Section.Value); d != nil {
		for _, s := range a.all.Sections {
			if &s.Entry == d.Entry {
				return s
			}
		}
	}
	return nil
}

// askedIf is the condition under which a question is asked: its own, and that of
// its section; nil for always.
func (a *Assessment) askedIf(q *question) *engine.Condition {
	own := a.showIf(&q.ShowIf)
	s := a.section(q)
	if s == nil {
		return own
	}
	of := a.showIf(&s.ShowIf)
	switch {
	case of == nil:
		return own
	case own == nil:
		return of
	}
	return &engine.Condition{All: []engine.Condition{*of, *own}}
}

// checkSections reports a show_if of a section that reads one of its own
// questions, or a later one.
func (a *Assessment) checkSections() {
	for _, s := range a.all.Sections {
		for _, q := range a.questions {
			if q.Section.Value == s.ID.Value {
				a.checkEarlier(q, &s.ShowIf, s.Called())
				break // its first question
			}
		}
	}
}

// checkQuestions checks what questions ask of each other.
func (a *Assessment) checkQuestions() {
	a.checkSections()
	for _, q := range a.questions {
		a.checkEarlier(q, &q.ShowIf, q.Called())
		for _, option := range q.Options.All {
			a.checkEarlier(q, &option.ShowIf, fmt.Sprintf("the option `%s`", option.ID.Value))
		}
	}
	used := a.namesUsed()
	for _, q := range a.questions {
		if id := q.ID; !used[id.Value] && !a.folder.MayMention(id.Value) && entries.CanBeRead(id.Value) {
			a.folder.Report(id.Diagnose(codeUnusedQuestion, fmt.Sprintf("no condition reads the question `%s`, so nobody should have to answer it", id.Value), "use it in a condition, or remove it"))
		}
	}
	for _, f := range a.facts {
		if id := f.ID; !used[id.Value] && !a.folder.MayMention(id.Value) && entries.CanBeRead(id.Value) {
			a.folder.Report(id.Diagnose(codeUnusedFact, fmt.Sprintf("no condition reads the fact `%s`", id.Value), "use it in a condition, or remove it"))
		}
	}
}

// checkEarlier reports a show_if that reads a question that is asked later, or
// the question itself.
func (a *Assessment) checkEarlier(q *question, showIf *entries.Condition, called string) {
	for _, name := range a.reads(showIf) {
		for _, read := range a.questionsOf(name) {
			if read.index < q.index {
				continue
			}
			through := ""
			if name != read.ID.Value {
				through = fmt.Sprintf(" through the fact `%s`", name)
			}
			message := fmt.Sprintf("`show_if` of %s reads `%s`%s, which is asked later", called, read.ID.Value, through)
			if read == q {
				message = fmt.Sprintf("`show_if` of %s reads `%s` itself%s", called, q.ID.Value, through)
			}
			d := atName(a.conditions[showIf].text, name, codeReadsLater, message, "a question may depend only on questions before it")
			if read != q {
				d.Related = []Related{read.Related("asked here")}
			}
			a.folder.Report(d)
		}
	}
}

// namesUsed are the questions and facts that some condition reads, directly or
// through facts that are used themselves.
func (a *Assessment) namesUsed() map[string]bool {
	used := map[string]bool{}
	var visit func(name string)
	visit = func(name string) {
		if used[name] {
			return
		}
		used[name] = true
		if f := a.fact(name); f != nil {
			for _, r := range f.reads {
				visit(r)
			}
		}
	}
	for _, c := range a.deciding() {
		for _, name := range a.reads(c) {
			visit(name)
		}
	}
	for _, head := range a.all.Assessments {
		visit(head.CurrentPhase.Value)
	}
	return used
}

// sensitive says whether a name is of a sensitive question, or of a fact that
// reads one.
func (a *Assessment) sensitive(name string) bool {
	if f := a.fact(name); f != nil {
		hides := false
		f.data.EachTest(func(t *engine.Test) { hides = hides || a.hides(t) })
		return hides
	}
	q := a.question(name)
	return q != nil && q.data.Sensitive
}

// hides says whether a test reads something sensitive.
func (a *Assessment) hides(t *engine.Test) bool {
	if q := a.question(t.Question); q != nil && t.Fact == "" {
		return q.data.Hides(t)
	}
	return a.sensitive(t.Fact)
}

// hidden gathers the questions of which a condition reads something sensitive,
// directly or through facts.
func (a *Assessment) hidden(c *engine.Condition) map[string]bool {
	out := map[string]bool{}
	var visit func(t *engine.Test)
	visit = func(t *engine.Test) {
		if f := a.fact(t.Fact); f != nil {
			f.data.EachTest(visit)
		} else if a.hides(t) {
			out[t.Question] = true
		}
	}
	c.EachTest(visit)
	return out
}

// deciding are the conditions of questions, options, guards, rules and texts. Those of
// the index of advice and of invariants speak about plans and make none.
func (a *Assessment) deciding() []*entries.Condition {
	var list []*entries.Condition
	for _, s := range a.all.Sections {
		list = append(list, &s.ShowIf)
	}
	for _, q := range a.questions {
		list = append(list, &q.ShowIf)
		for _, option := range q.Options.All {
			list = append(list, &option.ShowIf)
		}
	}
	for _, g := range a.guards {
		list = append(list, &g.When)
	}
	for _, r := range a.all.Rules {
		list = append(list, &r.When)
	}
	for _, v := range a.texts {
		list = append(list, v.conditions()...)
	}
	return list
}

// showIf is the lowered condition, or nil for always.
func (a *Assessment) showIf(written *entries.Condition) *engine.Condition {
	c := a.lowered(written)
	if c != nil && c.Always {
		return nil
	}
	return c
}
