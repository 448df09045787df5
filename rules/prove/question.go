package prove

import (
	"math"
	"slices"

	"amends/engine"
	"amends/rules/prove/sat"
)

// question is a question in the formula. Exactly one of its three states
// holds.
type question struct {
	*engine.Question
	section  int
	na       sat.Literal   // not applicable
	unknown  sat.Literal   // open, or skipped without if_skipped
	counts   sat.Literal   // has a value: answered, or skipped with if_skipped
	answered sat.Literal   // counts, and was really answered
	open     sat.Literal   // unknown, and open rather than skipped
	values   []sat.Literal // an option, or a class of numbers, each
	classes  []class       // of a number question, beside values
}

// class is a run of numbers that no condition tells apart.
type class struct{ low, high float64 } // both inside; equal for a single number

// addQuestion makes a question's variables.
func (e *encoder) addQuestion(q *engine.Question, section int) {
	f := e.formula
	x := question{Question: q, section: section, na: f.Variable(), unknown: f.Variable(), counts: f.Variable(), answered: f.Variable(), open: f.Variable()}
	if q.Kind == engine.Number {
		x.classes = e.cuts[q.ID].classesOf(q)
	}
	for range len(q.Options) + len(x.classes) {
		x.values = append(x.values, f.Variable())
	}
	e.index[q.ID] = len(e.questions)
	e.questions = append(e.questions, x)
}

// oneState says that a question is in exactly one state.
func (e *encoder) oneState(x *question) {
	f := e.formula
	f.Add(x.na, x.unknown, x.counts)
	f.Add(-x.na, -x.unknown)
	f.Add(-x.na, -x.counts)
	f.Add(-x.unknown, -x.counts)
	f.Add(-x.answered, x.counts)
	f.Add(-x.open, x.unknown)
	e.skips(x)
}

// skips says what a skip is: it leaves a required question open, and counts
// as the option of if_skipped, where that applies.
func (e *encoder) skips(x *question) {
	f := e.formula
	at := slices.IndexFunc(x.Options, func(o engine.Option) bool { return o.ID == x.IfSkipped })
	switch {
	case x.Required, at >= 0 && x.Options[at].ShowIf == nil:
		f.Add(-x.unknown, x.open)
	case at >= 0: // a skip is only a skip where that option does not apply
		f.Add(-x.unknown, x.open, -e.holds(x.Options[at].ShowIf, all))
	}
	if at < 0 || x.Required {
		f.Add(-x.counts, x.answered)
		return
	}
	for i, value := range x.values {
		if i == at {
			f.Add(-x.counts, x.answered, value)
		} else {
			f.Add(-x.counts, x.answered, -value)
		}
	}
}

// possibleValues says which values go together.
func (e *encoder) possibleValues(x *question) {
	f := e.formula
	f.Add(append([]sat.Literal{-x.counts}, x.values...)...)
	for i, value := range x.values {
		f.Add(-value, x.counts)
		for j := range i {
			if x.Kind != engine.AnyOf || x.Options[i].Exclusive || x.Options[j].Exclusive {
				f.Add(-value, -x.values[j])
			}
		}
	}
}

// states says when a question applies: shown, hidden for good, or pending,
// which counts as open.
func (e *encoder) states(x *question) {
	f := e.formula
	if e.loose {
		if x.ShowIf == nil {
			f.Add(-x.na)
		}
		return
	}
	some, someLater := e.available(x)
	asked, pending := e.applies(x, e.stopped(x), some, someLater)
	f.Add(asked, pending, x.na)
	f.Add(-asked, -x.na)
	f.Add(-pending, x.open)
}

// applies says when a question is asked, and when that is not decided yet.
func (e *encoder) applies(x *question, stopped, some, someLater sat.Literal) (asked, pending sat.Literal) {
	f := e.formula
	shown, possible := f.True(), f.True()
	if x.ShowIf != nil {
		shown, possible = e.holds(x.ShowIf, all), e.possible(x.ShowIf)
	}
	asked = f.And(-stopped, shown, some)
	return asked, f.And(-stopped, -asked, f.Or(f.And(-shown, possible), f.And(shown, someLater)))
}

// available is true when at least one option applies (and later when one still
// may), and ties every option to its own show_if.
func (e *encoder) available(x *question) (some, later sat.Literal) {
	f := e.formula
	if len(x.Options) == 0 {
		return f.True(), f.True()
	}
	var now, may []sat.Literal
	for i := range x.Options {
		c := x.Options[i].ShowIf
		if c == nil {
			now = append(now, f.True())
			continue
		}
		shown := e.holds(c, all)
		f.Add(-x.values[i], shown)
		now, may = append(now, shown), append(may, e.possible(c))
	}
	return f.Or(now...), f.Or(may...)
}

// stopped is true when a hard guard of an earlier section leaves the question
// out.
func (e *encoder) stopped(x *question) sat.Literal {
	var stops []sat.Literal
	for i := range e.bundle.Guards {
		g := &e.bundle.Guards[i]
		if !g.Hard || slices.Contains(g.Ask, x.ID) {
			continue
		}
		for section := range x.section {
			stops = append(stops, e.holds(&g.When, section))
		}
	}
	return e.formula.Or(stops...)
}

// cut are the bounds that conditions compare a number question with.
type cut []float64

// classesOf splits a question's numbers at the bounds. Classes without a
// possible number are left out.
func (c cut) classesOf(q *engine.Question) []class {
	low, high := math.Inf(-1), math.Inf(1)
	if q.Min != nil {
		low = *q.Min
	}
	if q.Max != nil {
		high = *q.Max
	}
	slices.Sort(c)
	var out []class
	add := func(from, to float64) {
		if x := (class{math.Max(from, low), math.Min(to, high)}); x.low <= x.high {
			if _, ok := x.example(q); ok {
				out = append(out, x)
			}
		}
	}
	from := math.Inf(-1)
	for _, bound := range slices.Compact(slices.Clone(c)) {
		add(from, math.Nextafter(bound, math.Inf(-1)))
		add(bound, bound)
		from = math.Nextafter(bound, math.Inf(1))
	}
	add(from, math.Inf(1))
	return out
}

// example is a number of the class that the question accepts.
func (x class) example(q *engine.Question) (float64, bool) {
	n := x.low
	if math.IsInf(n, -1) {
		n = math.Min(0, math.Floor(x.high))
	}
	if !q.Decimal {
		n = math.Ceil(n)
	}
	return n, n <= x.high
}
