// Package cover holds the cases of an assessment against its conditions: which
// of them no case has ever seen true, and which never false.
//
// A point is a whole condition (the `when` of a rule or guard, a `show_if`, a
// fact) or one comparison in it. A point that cases see only one way is a rule
// that nobody tries: a slip there goes unnoticed.
//
// Start with [Cases].
package cover

import (
	"encoding/json"
	"fmt"
	"strings"

	"amends/engine"
	"amends/rules"
)

// Point is a condition, or one comparison of it, and how many cases see it
// true and false. For the others it is unknown.
type Point struct {
	Of    string `json:"of"`             // what it belongs to: "rule apologise-once"
	Text  string `json:"text,omitempty"` // a comparison as written; empty for a whole condition
	At    string `json:"at,omitempty"`   // file:line:col in the assessment's folder
	True  int    `json:"true"`
	False int    `json:"false"`
}

// Unseen says which way no case sees the point: "never true", "never false",
// "never true, never false", or nothing.
func (p Point) Unseen() string {
	var never []string
	if p.True == 0 {
		never = append(never, "never true")
	}
	if p.False == 0 {
		never = append(never, "never false")
	}
	return strings.Join(never, ", ")
}

// Report says what the cases of an assessment see. The points are in the order
// of questions, facts, guards and rules.
type Report struct {
	Cases  int     `json:"cases"`
	Points []Point `json:"points"`
}

// Seen counts the ways in which points are seen, and the ways that there are:
// two for each.
func (r Report) Seen() (seen, all int) {
	for _, p := range r.Points {
		all += 2
		if p.True > 0 {
			seen++
		}
		if p.False > 0 {
			seen++
		}
	}
	return seen, all
}

// Reaches reports whether at least so many percent are seen, without any
// rounding: 1,999 of 2,000 do not reach 100.
func (r Report) Reaches(percent float64) bool {
	seen, all := r.Seen()
	return 100*float64(seen) >= percent*float64(all)
}

// Percent is the share that is seen, cut off after two digits, never rounded
// up: only all of it is "100".
func (r Report) Percent() string {
	seen, all := r.Seen()
	if seen == all {
		return "100"
	}
	hundredths := 10000 * seen / all
	return fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100)
}

// Cases looks at every point with the answers of every case. The source must
// be the one that the program was compiled from.
func Cases(p *engine.Program, source *rules.Assessment) (Report, error) {
	cases := source.Cases()
	probing := newProber(p.Bundle())
	if err := probing.run(cases); err != nil {
		return Report{}, err
	}
	report := Report{Cases: len(cases), Points: []Point{}}
	p.Bundle().EachCondition(func(where string, c *engine.Condition) {
		if c.Always {
			return
		}
		whole := Point{Of: where, At: beginning(source, c)}
		whole.True, whole.False = probing.seen(c)
		report.Points = append(report.Points, whole)
		if c.Test != nil {
			return
		}
		c.EachTest(func(t *engine.Test) {
			w, _ := source.Written(t)
			point := Point{Of: where, Text: w.Text, At: w.At()}
			point.True, point.False = probing.seen(&engine.Condition{Test: t})
			if w.Denies {
				point.True, point.False = point.False, point.True
			}
			report.Points = append(report.Points, point)
		})
	})
	return report, nil
}

// beginning is the place where a condition begins.
func beginning(source *rules.Assessment, c *engine.Condition) string {
	at := ""
	c.EachTest(func(t *engine.Test) {
		if w, ok := source.Written(t); ok && at == "" {
			at = w.At()
		}
	})
	return at
}

// prober asks the engine itself: an assessment whose rules are replaced by two
// for each different condition, one that fires when it is true, one when it is
// false.
type prober struct {
	bundle engine.Bundle
	index  map[string]int // condition -> its first rule
	fired  []int          // by rule: how many cases
}

func newProber(b *engine.Bundle) *prober {
	p := &prober{bundle: *b, index: map[string]int{}}
	p.bundle.Rules, p.bundle.Varied = nil, nil
	b.EachCondition(func(_ string, c *engine.Condition) {
		p.add(c)
		c.EachTest(func(t *engine.Test) { p.add(&engine.Condition{Test: t}) })
	})
	return p
}

func (p *prober) add(c *engine.Condition) {
	key := keyOf(c)
	if _, known := p.index[key]; known || c.Always {
		return
	}
	at := len(p.bundle.Rules)
	p.index[key] = at
	p.bundle.Rules = append(p.bundle.Rules,
		engine.Rule{ID: fmt.Sprint("probe-", at), When: *c},
		engine.Rule{ID: fmt.Sprint("probe-", at+1), When: engine.Condition{Not: c}})
}

// keyOf is the same for conditions that say the same in the same words.
func keyOf(c *engine.Condition) string {
	key, err := json.Marshal(c)
	if err != nil {
		panic("cover: a compiled condition has only values that JSON can write: " + err.Error())
	}
	return string(key)
}

func (p *prober) run(cases []rules.Case) error {
	program, err := engine.New(p.bundle)
	if err != nil {
		return fmt.Errorf("compile the conditions alone: %w", err)
	}
	p.fired = make([]int, len(p.bundle.Rules))
	run := program.NewRun()
	for i := range cases {
		run.Read(cases[i].Answers)
		run.Fire()
		for _, rule := range run.Fired() {
			p.fired[rule]++
		}
	}
	return nil
}

func (p *prober) seen(c *engine.Condition) (isTrue, isFalse int) {
	at := p.index[keyOf(c)]
	return p.fired[at], p.fired[at+1]
}
