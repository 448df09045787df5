package rules

import (
	"fmt"

	"amends/engine"
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
	if len(s.files) == 0 {
		s.report(Diagnostic{
			Code: "no-files", Severity: Error, Message: fmt.Sprintf("the folder `%s` has no YAML files", s.name),
			Hint: "an assessment begins with the file `assessment.yaml`",
		})
		return
	}
	root := false
	for _, f := range s.files {
		root = root || f.name == rootFile
	}
	if !root {
		s.report(Diagnostic{
			Code: "no-assessment", Severity: Error, Message: fmt.Sprintf("the folder `%s` has no file `%s`", s.name, rootFile),
			Hint: "write one with `assessment:`, `sections:` and `phases:`",
		})
	}
	if root && len(s.entries("assessment")) == 0 && !s.mentioned("assessment") {
		s.report(Diagnostic{
			Code: "no-assessment", Severity: Error, File: rootFile, Message: "no file has the key `assessment`",
			Hint: "write `assessment:` with a `title:` under it",
		})
	}
}

// checkAssessment checks the head of the assessment.
func (s *Source) checkAssessment() {
	all := s.entries("assessment")
	for i, a := range all {
		if i > 0 {
			d := a.diagnose("", Error, "duplicate-id", "the assessment is described twice", "keep one `assessment:`")
			first := all[0].file.span(all[0].node)
			d.Related = []Related{{File: all[0].file.name, Line: first.line, Column: first.column, Message: "first here"}}
			s.report(d)
		}
		if t := a.text("language"); t.value != "" && !languageTag.MatchString(t.value) {
			s.report(t.diagnose(Error, "wrong-value", fmt.Sprintf("`%s` is no language tag", clip(t.value)), "write two or three letters, such as `en` or `pt-BR`"))
		}
		s.checkCaps(a.one("caps"))
	}
	if len(all) > 0 && len(s.questions) == 0 && !s.mentioned("questions") {
		s.report(all[0].diagnose("", Error, "no-question", "the assessment asks nothing", "write `questions:` with at least one; was the end of a file lost?"))
	}
	for _, kind := range []Kind{kindSection} {
		used := map[string]bool{}
		for _, q := range s.questions {
			used[q.str("section")] = true
		}
		for _, d := range s.order[kind] {
			if !used[d.id.value] && !s.mentioned(d.id.value) {
				s.report(d.id.diagnose(Warning, "unused-section", fmt.Sprintf("the section `%s` has no questions", d.id.value), "remove it, or give a question `section: "+d.id.value+"`"))
			}
		}
	}
}

// readShowIfs lowers the conditions of questions and options.
func (s *Source) readShowIfs(sc scope) {
	for _, q := range s.questions {
		s.lowerCondition(sc, q.object, "show_if")
		for _, option := range q.all("options") {
			s.lowerCondition(sc, option, "show_if")
		}
	}
}

// checkQuestions checks what questions ask of each other.
func (s *Source) checkQuestions() {
	for _, q := range s.questions {
		s.checkEarlier(q, q.object, q.called())
		for _, option := range q.all("options") {
			s.checkEarlier(q, option, fmt.Sprintf("the option `%s`", option.id()))
		}
	}
	used := s.namesUsed()
	for _, q := range s.questions {
		if id := q.text("id"); !used[id.value] && !s.mentioned(id.value) && canBeRead(id.value) {
			s.report(id.diagnose(Error, "unused-question", fmt.Sprintf("no condition reads the question `%s`, so nobody should have to answer it", id.value), "use it in a condition, or remove it"))
		}
	}
	for _, f := range s.facts {
		if id := f.text("id"); !used[id.value] && !s.mentioned(id.value) && canBeRead(id.value) {
			s.report(id.diagnose(Warning, "unused-fact", fmt.Sprintf("no condition reads the fact `%s`", id.value), "use it in a condition, or remove it"))
		}
	}
}

// checkEarlier reports a show_if that reads a question that is asked later, or
// the question itself.
func (s *Source) checkEarlier(q *question, o *object, called string) {
	for _, name := range s.reads(o, "show_if") {
		for _, read := range s.questionsOf(name) {
			if read.index < q.index {
				continue
			}
			through := ""
			if name != read.id() {
				through = fmt.Sprintf(" through the fact `%s`", name)
			}
			message := fmt.Sprintf("`show_if` of %s reads `%s`%s, which is asked later", called, read.id(), through)
			if read == q {
				message = fmt.Sprintf("`show_if` of %s reads `%s` itself%s", called, q.id(), through)
			}
			d := s.when[o]["show_if"].text.atName(name, "reads-later", message, "a question may depend only on questions before it")
			if read != q {
				d.Related = []Related{read.related("asked here")}
			}
			s.report(d)
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
	for o, conditions := range s.when {
		if o.shape.Name == "entry" || o.shape.Name == "invariant" {
			continue // they speak about plans and make none
		}
		for _, c := range conditions {
			for _, name := range c.reads {
				visit(name)
			}
		}
	}
	for _, a := range s.entries("assessment") {
		visit(a.str("current_phase"))
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

// showIf is the lowered condition, or nil for always.
func (s *Source) showIf(o *object) *engine.Condition {
	c := s.lowered(o, "show_if")
	if c != nil && c.Always {
		return nil
	}
	return c
}
