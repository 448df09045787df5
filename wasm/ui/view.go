package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
	"amends/plan"
)

// View is what every page of the taker is drawn from. What the answers lead to
// is worked out once for each set of them, by [View.Turn]; the rest is what has
// happened on the page that is shown. Pages are its methods.
type View struct {
	Program  *engine.Program
	Messages Messages
	Acts     Acts
	Plain    bool // for a browser without scripting: nothing on it may need the program

	Asking []engine.Asked // every question with its state
	Plan   *plan.View     // what the answers lead to

	Draft   string // what stands in the input of the question shown, of a number
	Wrong   bool   // its answer is missing or false
	Kept    bool   // answers of before a reload are here
	News    News
	WhatIf  []engine.Change // what other answers would change; nil until it is known
	Marks   plan.Marks      // of the steps of the plan
	Settled bool            // the page has been painted: what can wait is drawn too
	Copy    Copy

	result  engine.Result
	country string
}

// Acts are what the presses on the taker's pages do. Those of the zero Acts do
// nothing.
type Acts struct {
	Back, Go, Submit    app.EventHandler
	Change, Type        app.EventHandler // of an answer that is ticked, and of one that is typed
	Reopen, Check       app.EventHandler // one answer, all of them
	Finish, Again       app.EventHandler
	Country, Mark       app.EventHandler
	PrintPlan, CopyPlan app.EventHandler
}

// NewView is the view of a program. Nothing can be drawn from it before its first
// turn.
func NewView(p *engine.Program, a Acts) *View {
	return &View{Program: p, Messages: MessagesIn(p.Bundle().Language), Acts: a}
}

// Turn works out what answers lead to.
func (v *View) Turn(answers engine.Answers) {
	v.Asking = v.Program.Asking(answers)
	v.result = v.Program.Evaluate(answers)
	v.Replan()
}

// Replan works out anew what is shown, for other marks or another country.
func (v *View) Replan() { v.Plan = plan.NewMarked(v.Program, &v.result, v.country, v.Marks) }

// In shows the help lines of a country from now on; of no country or an unknown
// one, those of the world.
func (v *View) In(country string) {
	v.country = country
	if v.Plan != nil {
		v.Replan()
	}
}

// Asked finds a question that is to be asked now.
func (v *View) Asked(id string) (engine.Asked, bool) {
	for _, a := range v.Asking {
		if a.Question.ID == id {
			return a, Applies(a)
		}
	}
	return engine.Asked{}, false
}

// question finds a question in the words in which it is asked of this person.
func (v *View) question(id string) (*engine.Question, bool) {
	for i := range v.Asking {
		if v.Asking[i].Question.ID == id {
			return v.Asking[i].Question, true
		}
	}
	return nil, false
}

// Applies reports whether a question is to be asked now.
func Applies(a engine.Asked) bool {
	return a.State != engine.NotApplicable && !a.Pending
}

// MayKeep reports whether an answer may outlive a reload, and may be spoken of
// elsewhere than where it was asked: neither it nor an option of it is
// sensitive, nor is it of the first section, which is about safety.
func MayKeep(p *engine.Program, question string) bool {
	q, ok := p.Question(question)
	return ok && !q.Sensitive && !q.HasSensitive() && q.Section != p.Bundle().Sections[0].ID
}
