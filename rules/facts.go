package rules

import (
	"fmt"
	"slices"
	"strings"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lower"
)

// fact is a fact as written.
type fact struct {
	*entries.Fact
	data  engine.Fact
	reads []string // names of questions and facts
	shaky bool     // its expression has faults
	level int      // one above the facts that it reads
}

// readFacts lowers the facts, those that others read first, and returns the
// scope for all other conditions.
func (a *Assessment) readFacts() scope {
	facts := a.writtenFacts()
	a.checkCircles(facts)
	sc := scope{shaky: map[string]bool{}}
	names := lower.Names{Lists: a.readLists()}
	for _, q := range a.questions {
		names.Questions = append(names.Questions, q.data)
		sc.shaky[q.ID.Value] = q.shaky
	}
	levels := map[int][]*fact{}
	deepest := 0
	for _, f := range facts {
		levels[f.level] = append(levels[f.level], f)
		deepest = max(deepest, f.level)
	}
	for level := 0; level <= deepest; level++ {
		sc.Scope = lower.NewScope(names)
		for _, f := range levels[level] {
			a.lowerFact(sc, f)
			sc.shaky[f.ID.Value] = f.shaky
			a.facts = append(a.facts, f)
		}
		for _, f := range levels[level] {
			names.Facts = append(names.Facts, f.data)
		}
	}
	sc.Scope = lower.NewScope(names)
	return sc
}

// writtenFacts lists the facts as authored.
func (a *Assessment) writtenFacts() []*fact {
	var facts []*fact
	for _, f := range own(a, entries.KindFact, a.all.Facts, func(f *entries.Fact) *entries.Entry { return &f.Entry }) {
		facts = append(facts, &fact{Fact: f, reads: lower.Reads(f.Is.Value), data: engine.Fact{ID: f.ID.Value}})
	}
	return facts
}

// lowerFact lowers the expression of a fact. One with faults becomes a stand-in
// that other conditions may name.
func (a *Assessment) lowerFact(sc scope, f *fact) {
	t := f.Is.Text.Text
	if !f.shaky && t.Value != "" {
		data, problems := sc.Fact(f.ID.Value, t.Value)
		a.reportProblems(sc, t, problems)
		if len(problems) == 0 {
			data.EachTest(a.noteTest(sc, t))
			f.data = data
			return
		}
	}
	f.shaky = true
	f.data = engine.Fact{ID: f.ID.Value, When: &engine.Condition{Always: true}}
}

// checkCircles gives each fact its level and reports facts that read
// themselves.
func (a *Assessment) checkCircles(facts []*fact) {
	byID := map[string]*fact{}
	for _, f := range facts {
		byID[f.ID.Value] = f
	}
	done := map[*fact]bool{}
	var path []*fact
	var visit func(f *fact)
	visit = func(f *fact) {
		if i := slices.Index(path, f); i >= 0 {
			a.reportCircle(path[i:])
			return
		}
		if done[f] {
			return
		}
		path = append(path, f)
		for _, name := range f.reads {
			if g := byID[name]; g != nil {
				visit(g)
				f.level = max(f.level, g.level+1)
			}
		}
		path = path[:len(path)-1]
		done[f] = true
	}
	for _, f := range facts {
		visit(f)
	}
}

// reportCircle reports facts that read each other.
func (a *Assessment) reportCircle(circle []*fact) {
	var ids []string
	for _, f := range circle {
		f.shaky = true
		ids = append(ids, f.ID.Value)
	}
	ids = append(ids, ids[0])
	first := circle[0]
	next := ids[1]
	d := atName(first.Is.Text.Text, next, codeFactCircle, "facts read each other in a circle: "+strings.Join(ids, " → "), "one of them must be said without the others")
	if len(circle) == 1 {
		d.Message = fmt.Sprintf("the fact `%s` reads itself", ids[0])
		d.Hint = "say it with questions and other facts"
	}
	for _, f := range circle[1:] {
		d.Related = append(d.Related, f.Related(fmt.Sprintf("`%s` is here", f.ID.Value)))
	}
	a.folder.Report(d)
}

// fact finds a fact by id.
func (a *Assessment) fact(id string) *fact {
	for _, f := range a.facts {
		if f.ID.Value == id {
			return f
		}
	}
	return nil
}

// questionsOf lists the questions that a name stands for: the question itself,
// or all that a fact reads, directly and through facts.
func (a *Assessment) questionsOf(name string) []*question {
	var found []*question
	seen := map[string]bool{}
	var visit func(name string)
	visit = func(name string) {
		if seen[name] {
			return
		}
		seen[name] = true
		if q := a.question(name); q != nil {
			found = append(found, q)
		}
		if f := a.fact(name); f != nil {
			for _, r := range f.reads {
				visit(r)
			}
		}
	}
	visit(name)
	return found
}

// checkCurrentPhase checks that the results of the fact of the current phase
// are phases.
func (a *Assessment) checkCurrentPhase() {
	for _, head := range a.all.Assessments {
		f := a.fact(head.CurrentPhase.Value)
		if f == nil || f.shaky {
			continue
		}
		if f.data.Choose == nil {
			a.folder.Report(head.CurrentPhase.Diagnose(codeCurrentPhase, fmt.Sprintf("the fact `%s` is yes or no, and not the id of a phase", f.ID.Value),
				"it must choose between phases: `test ? \"first-talk\" : \"months\"`"))
			continue
		}
		for _, value := range f.data.Values {
			a.checkPhaseResult(f, value)
		}
	}
}

// checkPhaseResult checks one result of the fact of the current phase.
func (a *Assessment) checkPhaseResult(f *fact, value string) {
	t := f.Is
	from := len([]rune(t.Value[:max(0, strings.Index(t.Value, `"`+value+`"`))])) + 1
	phase := a.phase(value)
	switch {
	case phase == nil && !a.folder.MayMention(value):
		d := t.DiagnosePart(from, from+len([]rune(value)), codeUnknownPhase, fmt.Sprintf("there is no phase `%s`", diagnostic.Clip(value)), diagnostic.Meant(value, a.names.Known(entries.KindPhase)))
		a.folder.Report(d)
	case phase != nil && phase.Always.On:
		a.folder.Report(t.DiagnosePart(from, from+len([]rune(value)), codeCurrentPhase, fmt.Sprintf("the phase `%s` is shown always and cannot be the current one", value),
			"choose a phase without `always: true`"))
	}
}

// phase finds a phase by id; nil if there is none.
func (a *Assessment) phase(id string) *entries.Phase {
	for _, p := range a.all.Phases {
		if p.ID.Value == id && id != "" {
			return p
		}
	}
	return nil
}
