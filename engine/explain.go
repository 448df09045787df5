package engine

// Standing says where a step stands in a plan.
type Standing string

// The standings.
const (
	StandsOpen       Standing = "open"            // shown
	StandsHeld       Standing = "held"            // shown closed
	StandsFolded     Standing = "folded"          // under "also helpful"
	StandsCounted    Standing = "counted"         // folded, and only counted
	StandsPast       Standing = "past"            // its phase is over, and nothing says that it is still due
	StandsWithheld   Standing = "withheld"        // recommended, but taken away
	StandsNotAllowed Standing = "not-allowed"     // recommended, but on no allow-list of the guards that fired
	StandsNowhere    Standing = "not-recommended" // no rule that recommends it fired
	StandsNoPlan     Standing = "no-plan"         // there is no plan for these answers
)

// Explanation says why a step stands where it does. Unlike a [Result] it names
// sensitive answers: it is for the command line only.
type Explanation struct {
	Step     string     `json:"step"`
	Title    string     `json:"title"`
	Standing Standing   `json:"standing"`
	By       []Judgment `json:"by"`    // the guards, rules or caps that put it there
	Rules    []Judgment `json:"rules"` // every rule that can recommend it
	Texts    []Reading  `json:"texts,omitempty"`
}

// Reading is a text of a step that is read by some people only, up to the one
// that is shown: a variant, or a paragraph that may be left out.
type Reading struct {
	Place      string          `json:"place"`          // "paragraph 2 of step listen-first"
	Text       string          `json:"text,omitempty"` // its beginning
	Conditions ValuedCondition `json:"conditions"`

	Condition *Condition `json:"-"` // in the program's bundle
}

// Judgment is a rule, guard, fact or question with the value of its condition,
// or a cap that folded a step, which has none.
type Judgment struct {
	Kind       JudgedKind      `json:"kind"`
	ID         string          `json:"id"`           // of a cap, the FoldReason
	At         string          `json:"at,omitempty"` // file:line:col, set by the command
	Text       string          `json:"text,omitempty"`
	Conditions ValuedCondition `json:"conditions"`
}

// JudgedKind says what a Judgment is about.
type JudgedKind string

// The kinds of what is judged.
const (
	JudgedRule     JudgedKind = "rule"
	JudgedGuard    JudgedKind = "guard"
	JudgedFact     JudgedKind = "fact"
	JudgedQuestion JudgedKind = "question" // by its show_if
	JudgedCap      JudgedKind = "cap"      // only in an Explanation
)

// Explain says where a step stands and why; false if there is no such step.
func (p *Program) Explain(answers Answers, id string) (Explanation, bool) {
	i, ok := p.stepIndex[id]
	if !ok {
		return Explanation{}, false
	}
	r := p.NewRun()
	r.Read(answers)
	r.Fire()
	e := explainer{Run: r, step: i, teller: newTeller(r, false)}
	out := Explanation{Step: id, Title: r.line(p.steps[i].title, p.steps[i].Title), By: []Judgment{}, Rules: e.rules()}
	out.Standing, out.By = e.standing(out.By)
	out.Texts = e.texts()
	return out, true
}

// texts says of the step's texts why they are read or not.
func (e *explainer) texts() []Reading {
	var out []Reading
	for i := range e.program.varied {
		v := &e.program.varied[i]
		if v.Of != OfStep || v.ID != e.program.steps[e.step].ID {
			continue
		}
		if v.when != nil {
			found, value := e.teller.find(v.when)
			there := Reading{v.Place.String(), e.program.written(v.Place), *found, v.When}
			if value == True && len(v.variants) > 0 {
				there.Text = "" // which one is said below
			}
			if out = append(out, there); value != True {
				continue
			}
		}
		for j := range v.variants {
			found, value := e.teller.find(&v.variants[j])
			said := e.program.Says(i, Wording(append(make([]int16, i), int16(j))))
			out = append(out, Reading{v.Place.String(), said, *found, &v.Variants[j].When})
			if value == True {
				break
			}
		}
	}
	return out
}

// Judge gives the value of the condition of a rule, guard, fact or question,
// with everything that decided it; false if there is none of that kind and
// id, of the kind cap always, or it has no condition. Like an [Explanation] it names sensitive answers.
func (p *Program) Judge(answers Answers, kind JudgedKind, id string) (Judgment, bool) {
	r := p.NewRun()
	r.Read(answers)
	e := explainer{Run: r, teller: newTeller(r, false)}
	switch kind {
	case JudgedRule:
		if i, ok := p.ruleIndex[id]; ok {
			return e.rule(i), true
		}
	case JudgedGuard:
		if i, ok := p.guardIndex[id]; ok {
			return e.guard(i), true
		}
	case JudgedFact:
		if i, ok := p.factIndex[id]; ok {
			return e.fact(i), true
		}
	case JudgedQuestion:
		if i, ok := p.questionIndex[id]; ok && p.questions[i].showIf != nil {
			return e.judged(kind, id, p.questions[i].showIf), true
		}
	}
	return Judgment{}, false
}

// explainer gathers the reasons for one step.
type explainer struct {
	*Run
	step   int
	teller *teller
}

func (e *explainer) rules() []Judgment {
	out := []Judgment{}
	for i := range e.program.rules {
		for _, x := range e.program.rules[i].recommend {
			if x.step == e.step {
				out = append(out, e.rule(i))
				break
			}
		}
	}
	return out
}

func (e *explainer) rule(i int) Judgment {
	r := &e.program.rules[i]
	out := e.judged(JudgedRule, r.ID, &r.tree)
	out.Text = e.line(r.because, r.Because)
	return out
}

func (e *explainer) guard(i int) Judgment {
	g := &e.program.guards[i]
	out := e.judged(JudgedGuard, g.ID, &g.tree)
	out.Text = e.line(g.because, g.Because)
	return out
}

// fact has the conditions that the value of a fact came from.
func (e *explainer) fact(i int) Judgment {
	f := &e.program.facts[i]
	return Judgment{Kind: JudgedFact, ID: f.ID, Conditions: ValuedCondition{Subject: &Subject{Fact: f.ID}, All: e.teller.reasons(f)}}
}

func (e *explainer) judged(kind JudgedKind, id string, c *tree) Judgment {
	found, _ := e.teller.find(c)
	return Judgment{Kind: kind, ID: id, Conditions: *found}
}

func (e *explainer) standing(by []Judgment) (Standing, []Judgment) {
	if _, planned := e.outcome(); !planned {
		return StandsNoPlan, e.stoppers(by)
	}
	if !e.recommended() {
		return StandsNowhere, by
	}
	if withheld := e.touching(by, func(x *effects) set { return x.withhold }); len(withheld) > 0 {
		return StandsWithheld, withheld
	}
	if refusing := e.refusing(by); len(refusing) > 0 {
		return StandsNotAllowed, refusing
	}
	return e.shownStanding(by)
}

// stoppers are the hard guards because of which there is no plan.
func (e *explainer) stoppers(by []Judgment) []Judgment {
	for i := range e.program.guards {
		g := &e.program.guards[i]
		if g.Hard && (e.guards[i] == Unknown || e.guards[i] == True && !g.goesOn) {
			by = append(by, e.guard(i))
		}
	}
	return by
}

func (e *explainer) recommended() bool {
	for i := range e.fired.all {
		for _, x := range e.program.rules[i].recommend {
			if x.step == e.step {
				return true
			}
		}
	}
	return false
}

// touching lists what fired and has an effect on the step.
func (e *explainer) touching(by []Judgment, effect func(*effects) set) []Judgment {
	for i := range e.program.guards {
		if e.guards[i] == True && effect(&e.program.guards[i].effects).has(e.step) {
			by = append(by, e.guard(i))
		}
	}
	for i := range e.fired.all {
		if effect(&e.program.rules[i].effects).has(e.step) {
			by = append(by, e.rule(i))
		}
	}
	return by
}

func (e *explainer) refusing(by []Judgment) []Judgment {
	for i := range e.program.guards {
		g := &e.program.guards[i]
		if g.Hard && e.guards[i] == True && !g.allow.has(e.step) {
			by = append(by, e.guard(i))
		}
	}
	return by
}

// shownStanding looks the step up in the plan itself.
func (e *explainer) shownStanding(by []Judgment) (Standing, []Judgment) {
	p := e.planned()
	at := p.placed[e.step]
	if at < 0 {
		return StandsPast, by
	}
	position := 0
	for i := range p.candidates {
		c := &p.candidates[i]
		if c.step != e.step {
			if c.foldedBy != "" {
				position++
			}
			continue
		}
		switch {
		case c.held:
			return StandsHeld, e.touching(by, func(x *effects) set { return x.hold })
		case c.foldedBy == "":
			return StandsOpen, by
		}
		by = append(by, Judgment{Kind: JudgedCap, ID: string(c.foldedBy)})
		if p.caps.Folded > 0 && position >= p.caps.Folded {
			return StandsCounted, by
		}
		return StandsFolded, by
	}
	return StandsPast, by
}
