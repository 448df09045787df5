package rules

import (
	"fmt"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lines"
)

// analyse reads what the entries mean together, and checks it. Each stage needs
// the ones before it.
func (s *Source) analyse() {
	s.checkFolder()
	s.readQuestions()
	sc := s.readFacts()
	s.readShowIfs(sc)
	s.readGuards(sc)
	s.readAdvice(sc)
	s.readInvariants(sc)
	s.checkAssessment()
	s.checkUses()
	s.checkQuestions()
	s.checkCurrentPhase()
	s.checkGuards()
	s.checkRules()
	s.checkSteps()
	s.checkHelp()
	s.checkAdvice()
	s.readCases()
	s.notePlaces()
	s.checkUnused()
	s.checkCaseAnswers()
}

// checkFolder reports a folder that is no assessment.
func (s *Source) checkFolder() {
	if len(s.folder.Files) == 0 {
		s.folder.Report(codeNoFiles.Diagnose(fmt.Sprintf("the folder `%s` has no YAML files", s.name), "an assessment begins with the file `assessment.yaml`"))
		return
	}
	root := false
	for _, f := range s.folder.Files {
		root = root || f.Name == rootFile
	}
	if !root {
		s.folder.Report(codeNoAssessment.Diagnose(fmt.Sprintf("the folder `%s` has no file `%s`", s.name, rootFile), "write one with `assessment:`, `sections:` and `phases:`"))
	}
	if root && len(s.all.Assessments) == 0 && !s.folder.MayMention("assessment") {
		s.folder.Report(lines.NewFile(rootFile).DiagnoseWhole(codeNoAssessment, "no file has the key `assessment`", "write `assessment:` with a `title:` under it"))
	}
}

// checkAssessment checks the head of the assessment.
func (s *Source) checkAssessment() {
	all := s.all.Assessments
	for i, a := range all {
		if i > 0 {
			d := a.Diagnose(entries.CodeDuplicateID, "the assessment is described twice", "keep one `assessment:`")
			d.Related = []Related{all[0].RelatedWhole("first here")}
			s.folder.Report(d)
		}
		if t := a.Language; t.Value != "" && !languageTag.MatchString(t.Value) {
			s.folder.Report(t.Diagnose(entries.CodeWrongValue, fmt.Sprintf("`%s` is no language tag", diagnostic.Clip(t.Value)), "write two or three letters, such as `en` or `pt-BR`"))
		}
		s.checkCaps(a.Caps.Entry)
	}
	if len(all) > 0 && len(s.questions) == 0 && !s.folder.MayMention("questions") {
		s.folder.Report(all[0].Diagnose(codeNoQuestion, "the assessment asks nothing", "write `questions:` with at least one; was the end of a file lost?"))
	}
	used := map[string]bool{}
	for _, q := range s.questions {
		used[q.Section.Value] = true
	}
	for _, d := range s.names.Definitions(entries.KindSection) {
		if id := d.ID.Value; !used[id] && !s.folder.MayMention(id) {
			s.folder.Report(d.ID.Diagnose(codeUnusedSection, fmt.Sprintf("the section `%s` has no questions", id), "remove it, or give a question `section: "+id+"`"))
		}
	}
}

// readShowIfs lowers the conditions of questions and options.
func (s *Source) readShowIfs(sc scope) {
	for _, q := range s.questions {
		s.lowerCondition(sc, &q.ShowIf)
		for _, option := range q.Options.All {
			s.lowerCondition(sc, &option.ShowIf)
		}
	}
}

// checkQuestions checks what questions ask of each other.
func (s *Source) checkQuestions() {
	for _, q := range s.questions {
		s.checkEarlier(q, &q.ShowIf, q.Called())
		for _, option := range q.Options.All {
			s.checkEarlier(q, &option.ShowIf, fmt.Sprintf("the option `%s`", option.ID.Value))
		}
	}
	used := s.namesUsed()
	for _, q := range s.questions {
		if id := q.ID; !used[id.Value] && !s.folder.MayMention(id.Value) && entries.CanBeRead(id.Value) {
			s.folder.Report(id.Diagnose(codeUnusedQuestion, fmt.Sprintf("no condition reads the question `%s`, so nobody should have to answer it", id.Value), "use it in a condition, or remove it"))
		}
	}
	for _, f := range s.facts {
		if id := f.ID; !used[id.Value] && !s.folder.MayMention(id.Value) && entries.CanBeRead(id.Value) {
			s.folder.Report(id.Diagnose(codeUnusedFact, fmt.Sprintf("no condition reads the fact `%s`", id.Value), "use it in a condition, or remove it"))
		}
	}
}

// checkEarlier reports a show_if that reads a question that is asked later, or
// the question itself.
func (s *Source) checkEarlier(q *question, showIf *entries.Condition, called string) {
	for _, name := range s.reads(showIf) {
		for _, read := range s.questionsOf(name) {
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
			d := atName(s.conditions[showIf].text, name, codeReadsLater, message, "a question may depend only on questions before it")
			if read != q {
				d.Related = []Related{read.Related("asked here")}
			}
			s.folder.Report(d)
		}
	}
}

// namesUsed are the questions and facts that some condition reads, directly or
// through facts that are used themselves.
func (s *Source) namesUsed() map[string]bool {
	used := map[string]bool{}
	var visit func(name string)
	visit = func(name string) {
		if used[name] {
			return
		}
		used[name] = true
		if f := s.fact(name); f != nil {
			for _, r := range f.reads {
				visit(r)
			}
		}
	}
	for _, c := range s.deciding() {
		for _, name := range s.reads(c) {
			visit(name)
		}
	}
	for _, a := range s.all.Assessments {
		visit(a.CurrentPhase.Value)
	}
	return used
}

// sensitive says whether a name is of a sensitive question, or of a fact that
// reads one.
func (s *Source) sensitive(name string) bool {
	for _, q := range s.questionsOf(name) {
		if q.data.Sensitive {
			return true
		}
	}
	return false
}

// deciding are the conditions of questions, options, guards and rules. Those of
// the index of advice and of invariants speak about plans and make none.
func (s *Source) deciding() []*entries.Condition {
	var list []*entries.Condition
	for _, q := range s.questions {
		list = append(list, &q.ShowIf)
		for _, option := range q.Options.All {
			list = append(list, &option.ShowIf)
		}
	}
	for _, g := range s.guards {
		list = append(list, &g.When)
	}
	for _, r := range s.all.Rules {
		list = append(list, &r.When)
	}
	return list
}

// showIf is the lowered condition, or nil for always.
func (s *Source) showIf(written *entries.Condition) *engine.Condition {
	c := s.lowered(written)
	if c != nil && c.Always {
		return nil
	}
	return c
}
