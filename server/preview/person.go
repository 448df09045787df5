package preview

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"amends/engine"
	"amends/plan"
	"amends/rules"
	"amends/rules/words"
)

// personView is a person with their plans.
type personView struct {
	ID, Sentence, At string
	Answers          []answerView
	Failures         []rules.Failure
	Before, After    planView
	Same             bool
	News             []string // what changed, in words
}

// answerView is a question with the answer of a person.
type answerView struct{ Question, Answer, Ignored string }

// planView is a plan as one version makes it.
type planView struct {
	Outcome string
	Next    []string
	Pages   []pageView
	Phases  []phaseView
	More    int
}

type pageView struct {
	Title, At  string
	Paragraphs []engine.Paragraph
}

// phaseView is a phase of a plan. When says where it stands in time.
type phaseView struct {
	Title, When string
	Steps       []stepView
}

// whenOf says in plain words where a group of phases stands in time.
var whenOf = map[plan.Group]string{plan.Before: "done", plan.Now: "now", plan.Due: "still to do", plan.Always: "always", plan.Later: "later"}

// stepView is a step of a plan. Mark says how it differs from the other plan.
type stepView struct {
	ID, Title, Standing, Mark, At string
	Today                         bool // it is the one thing for today
	Paragraphs                    []engine.Paragraph
	Notes                         []engine.ShownNote
	Why                           []reasonView
}

// reasonView is a rule or guard that put a step where it is.
type reasonView struct {
	Role, ID, At, Text string
	Conditions         []*words.Explained
}

func newPersonView(p *Preview, a *assessment, c rules.Case, sinceSave bool) *personView {
	v := &personView{
		ID: c.ID, Sentence: c.Person, At: fmt.Sprintf("%s:%d", p.place(a.name, c.File), c.Line),
		Failures: c.Run(a.current.program),
		Answers:  answersOf(a.current.program, c.Answers),
	}
	v.Before = newPlanView(p, a, a.before(sinceSave), c.Answers)
	v.After = newPlanView(p, a, a.current, c.Answers)
	v.compare()
	return v
}

// answersOf are the answers of a person in the words of the questions.
func answersOf(program *engine.Program, answers engine.Answers) []answerView {
	ignored := map[string]string{}
	for _, i := range program.Evaluate(answers).Ignored {
		ignored[i.Question] = strings.ReplaceAll(string(i.Reason), "-", " ")
	}
	var list []answerView
	w := words.For(program.Bundle())
	for _, a := range program.Asking(answers) {
		q := a.Question
		if value, ok := answers[q.ID]; ok {
			list = append(list, answerView{q.Text, w.Answer(q.ID, value), ignored[q.ID]})
		}
	}
	return list
}

// newPlanView is the plan of a version for answers.
func newPlanView(p *Preview, a *assessment, v *version, answers engine.Answers) planView {
	result := v.program.Evaluate(answers)
	view := planView{Outcome: result.Outcome, More: result.More}
	for _, a := range v.program.Asking(answers) {
		if slices.Contains(result.Next, a.Question.ID) {
			view.Next = append(view.Next, a.Question.Text)
		}
	}
	shown := plan.New(v.program, &result, "")
	for _, page := range shown.Pages {
		view.Pages = append(view.Pages, pageView{page.Title, p.place(a.name, v.source.At(page.ID)), page.Paragraphs})
	}
	s := stepper{p, a, v, answers}
	for i := range shown.Parts {
		part := &shown.Parts[i]
		view.Phases = append(view.Phases, phaseView{part.Phase.Title, whenOf[part.Group], s.steps(part.Steps())})
	}
	if also := plan.Steps(shown.Also); len(also) > 0 {
		view.Phases = append(view.Phases, phaseView{"Also helpful", "left out for now", s.steps(also)})
	}
	return view
}

// stepper makes the steps of one plan.
type stepper struct {
	preview    *Preview
	assessment *assessment
	version    *version
	answers    engine.Answers
}

func (s stepper) steps(list []*plan.Step) []stepView {
	var out []stepView
	for _, step := range list {
		view := stepView{
			ID: step.ID, Title: step.Title, Standing: standing(step), Today: step.Today,
			Paragraphs: step.Paragraphs, Notes: step.PlanStep.Notes,
		}
		if e, ok := s.version.program.Explain(s.answers, step.ID); ok {
			view.Why = append(s.reasons("", e.By), s.fired(e.Rules)...)
		}
		out = append(out, view)
	}
	return out
}

// fired are the rules that recommend a step now.
func (s stepper) fired(list []engine.Judgment) []reasonView {
	return s.reasons("recommended by", slices.DeleteFunc(list, func(j engine.Judgment) bool { return j.Conditions.Value != engine.True.String() }))
}

func (s stepper) reasons(role string, list []engine.Judgment) []reasonView {
	var out []reasonView
	for _, j := range list {
		r := reasonView{Role: role, ID: j.ID, Text: j.Text}
		if role == "" {
			r.Role = "by " + string(j.Kind)
		}
		if at := s.version.source.At(j.ID); at != "" {
			r.At = s.preview.place(s.assessment.name, at)
		}
		r.Conditions = words.ByID(s.version.program.Bundle()).Judged(s.version.program, j)
		out = append(out, r)
	}
	return out
}

// standing is how a step is shown.
func standing(step *plan.Step) string {
	switch {
	case step.FoldedBy != "":
		return "folded"
	case step.Held:
		return "held"
	}
	return "open"
}

// compare marks what differs between the two plans, and says it in words.
func (v *personView) compare() {
	before, after := v.Before.byID(), v.After.byID()
	if v.Before.Outcome != v.After.Outcome {
		v.News = append(v.News, fmt.Sprintf("The outcome was %s and is %s.", v.Before.Outcome, v.After.Outcome))
	}
	for _, s := range v.After.each() {
		was := before[s.ID]
		switch {
		case was == nil:
			s.Mark = "new"
			v.News = append(v.News, fmt.Sprintf("New: %s (%s).", s.Title, s.Standing))
		case was.Standing != s.Standing:
			s.Mark, was.Mark = "was "+was.Standing, "now "+s.Standing
			v.News = append(v.News, fmt.Sprintf("Was %s, is %s: %s.", was.Standing, s.Standing, s.Title))
		case s.Today && !was.Today:
			s.Mark = "now for today"
			v.News = append(v.News, fmt.Sprintf("Now the thing for today: %s.", s.Title))
		case was.Title != s.Title || !reflect.DeepEqual(was.Paragraphs, s.Paragraphs) || !reflect.DeepEqual(was.Notes, s.Notes):
			s.Mark, was.Mark = "other words", "other words"
			v.News = append(v.News, fmt.Sprintf("Other words: %s.", s.Title))
		}
	}
	for _, s := range v.Before.each() {
		if after[s.ID] == nil {
			s.Mark = "gone"
			v.News = append(v.News, fmt.Sprintf("Gone: %s.", s.Title))
		}
	}
	if len(v.News) == 0 && !slices.Equal(v.Before.order(), v.After.order()) {
		v.News = append(v.News, "The steps stand in another order or phase.")
	}
	if len(v.News) == 0 && !reflect.DeepEqual(v.Before.said(), v.After.said()) {
		v.News = append(v.News, "A page says something else.")
	}
	v.Same = len(v.News) == 0
}

// each is every step of a plan, to be marked.
func (p *planView) each() []*stepView {
	var list []*stepView
	for i := range p.Phases {
		for j := range p.Phases[i].Steps {
			list = append(list, &p.Phases[i].Steps[j])
		}
	}
	return list
}

// said is what the pages of guards say, wherever that is written.
func (p *planView) said() []pageView {
	list := slices.Clone(p.Pages)
	for i := range list {
		list[i].At = ""
	}
	return list
}

func (p *planView) byID() map[string]*stepView {
	m := map[string]*stepView{}
	for _, s := range p.each() {
		m[s.ID] = s
	}
	return m
}

// order are phases and steps from top to bottom.
func (p *planView) order() []string {
	var list []string
	for _, phase := range p.Phases {
		list = append(list, phase.Title)
		for _, s := range phase.Steps {
			list = append(list, s.ID)
		}
	}
	return list
}
