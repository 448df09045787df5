package rules

import (
	"fmt"

	"amends/engine"
	"amends/rules/diagnostic"
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
	if root && len(s.entries("assessment")) == 0 && !s.folder.MayMention("assessment") {
		s.folder.Report(inFile(rootFile, codeNoAssessment, "no file has the key `assessment`", "write `assessment:` with a `title:` under it"))
	}
}

// checkAssessment checks the head of the assessment.
func (s *Source) checkAssessment() {
	all := s.entries("assessment")
	for i, a := range all {
		if i > 0 {
			d := a.diagnose("", codeDuplicateID, "the assessment is described twice", "keep one `assessment:`")
			d.Related = []Related{lines.Text{Node: all[0].Node, File: all[0].File}.Related("first here")}
			s.folder.Report(d)
		}
		if t := a.text("language"); t.Value != "" && !languageTag.MatchString(t.Value) {
			s.folder.Report(t.Diagnose(codeWrongValue, fmt.Sprintf("`%s` is no language tag", diagnostic.Clip(t.Value)), "write two or three letters, such as `en` or `pt-BR`"))
		}
		s.checkCaps(a.one("caps"))
	}
	if len(all) > 0 && len(s.questions) == 0 && !s.folder.MayMention("questions") {
		s.folder.Report(all[0].diagnose("", codeNoQuestion, "the assessment asks nothing", "write `questions:` with at least one; was the end of a file lost?"))
	}
	for _, kind := range []Kind{kindSection} {
		used := map[string]bool{}
		for _, q := range s.questions {
			used[q.str("section")] = true
		}
		for _, d := range s.order[kind] {
			if !used[d.id.Value] && !s.folder.MayMention(d.id.Value) {
				s.folder.Report(d.id.Diagnose(codeUnusedSection, fmt.Sprintf("the section `%s` has no questions", d.id.Value), "remove it, or give a question `section: "+d.id.Value+"`"))
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
		if id := q.text("id"); !used[id.Value] && !s.folder.MayMention(id.Value) && canBeRead(id.Value) {
			s.folder.Report(id.Diagnose(codeUnusedQuestion, fmt.Sprintf("no condition reads the question `%s`, so nobody should have to answer it", id.Value), "use it in a condition, or remove it"))
		}
	}
	for _, f := range s.facts {
		if id := f.text("id"); !used[id.Value] && !s.folder.MayMention(id.Value) && canBeRead(id.Value) {
			s.folder.Report(id.Diagnose(codeUnusedFact, fmt.Sprintf("no condition reads the fact `%s`", id.Value), "use it in a condition, or remove it"))
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
			d := atName(s.when[o]["show_if"].text, name, codeReadsLater, message, "a question may depend only on questions before it")
			if read != q {
				d.Related = []Related{read.related("asked here")}
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
