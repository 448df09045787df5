package mutate

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"amends/engine"
	"amends/rules"
	"amends/rules/prove"
)

// Mutant is an assessment with one slip.
type Mutant struct {
	Of     string `json:"of"`   // "rule apologise-once"
	At     string `json:"at"`   // file:line:col of what was changed, in the assessment's folder
	Text   string `json:"text"` // what was changed, as written
	Change string `json:"change"`
}

// Survivor is a slip that no case notices, with one that would.
type Survivor struct {
	Mutant
	Case rules.Case `json:"-"`
}

// Equivalent is a slip that nobody can ever notice: a proof says so.
type Equivalent struct {
	Mutant
	Lemmas int `json:"lemmas"` // of the certificate, which was verified
}

// Undecided is a slip that no case notices, and for which neither a case nor a
// proof was found.
type Undecided struct {
	Mutant
	Problem string `json:"problem"`
}

// Report is what became of all slips, each list in the order of the
// assessment.
type Report struct {
	Mutants    int          `json:"mutants"`
	Killed     int          `json:"killed"` // noticed by a case
	Survivors  []Survivor   `json:"survivors"`
	Equivalent []Equivalent `json:"equivalent"`
	Undecided  []Undecided  `json:"undecided"`
}

// together is how many places make a share: a fixed number, so that the outcome
// does not depend on the number of processors, nor the work for one place on how
// many there are.
const together = 24

// Cases makes every slip and runs the cases of the source, which must be the
// one that the program was compiled from. All of them must pass. The error
// means that the assessment cannot be analysed.
func Cases(p *engine.Program, source *rules.Assessment) (Report, error) {
	return Watched(p, source, func(int, int) {})
}

// Watched is Cases, and says after each share of the work how many of all
// conditions have been looked at. It does so from one goroutine at a time.
func Watched(p *engine.Program, source *rules.Assessment, progress func(done, of int)) (Report, error) {
	cases := source.Cases()
	for _, c := range cases {
		if failures := c.Run(p); len(failures) > 0 {
			return Report{}, fmt.Errorf("the case %s fails already: %s", c.ID, failures[0])
		}
	}
	places := sites(p.Bundle())
	work := dealt(places)
	if err := inParallel(work, p, cases, func(done int) { progress(done, len(places)) }); err != nil {
		return Report{}, err
	}
	return gather(work, source), nil
}

// dealt deals places out: rules apart from the rest, which is tried otherwise.
func dealt(places []site) []*share {
	first := slices.IndexFunc(places, func(s site) bool { return s.rule >= 0 })
	if first < 0 {
		first = len(places)
	}
	var work []*share
	for _, list := range [][]site{places[:first], places[first:]} {
		for some := range slices.Chunk(list, together) {
			work = append(work, &share{places: some, tried: make([][]tried, len(some))})
		}
	}
	return work
}

// inParallel works on all shares with as many goroutines as processors.
func inParallel(work []*share, p *engine.Program, cases []rules.Case, progress func(done int)) error {
	queue := make(chan *share)
	var wait sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for range min(runtime.GOMAXPROCS(0), len(work)) {
		w := newWorker(p, cases)
		wait.Go(func() {
			for s := range queue {
				w.work(s)
				mu.Lock()
				done += len(s.places)
				progress(done)
				mu.Unlock()
			}
		})
	}
	for _, s := range work {
		queue <- s
	}
	close(queue)
	wait.Wait()
	for _, s := range work {
		switch {
		case s.panicked != nil:
			panic(s.panicked) // where whoever called can recover from it
		case s.err != nil:
			return s.err
		}
	}
	return nil
}

// gather puts the outcomes into the order of the assessment, and gives the
// cases names.
func gather(work []*share, source *rules.Assessment) Report {
	report := Report{Survivors: []Survivor{}, Equivalent: []Equivalent{}, Undecided: []Undecided{}}
	names := newNamer(source.Cases())
	for _, s := range work {
		for i := range s.places {
			for _, t := range s.tried[i] {
				report.add(t, describe(source, s.places[i].of, t.slip), names)
			}
		}
	}
	return report
}

// add adds what became of a slip.
func (r *Report) add(t tried, m Mutant, names *namer) {
	r.Mutants++
	switch {
	case t.killed:
		r.Killed++
	case t.kill != nil:
		r.Survivors = append(r.Survivors, Survivor{m, names.name(t.kill, m)})
	case t.verdict.Equivalent:
		r.Equivalent = append(r.Equivalent, Equivalent{m, t.verdict.Lemmas})
	default:
		r.Undecided = append(r.Undecided, Undecided{m, t.verdict.Problem})
	}
}

// describe says what a slip changes, and where.
func describe(source *rules.Assessment, of string, s slip) Mutant {
	m := Mutant{Of: of, Change: s.change}
	var first, last rules.Written
	s.part.EachTest(func(t *engine.Test) {
		if w, ok := source.Written(t); ok {
			if m.At == "" {
				m.At, first = w.At(), w
			}
			last = w
		}
	})
	m.Text = first.Text
	if last != first {
		m.Text += " … " + last.Text
	}
	return m
}

// namer gives cases ids that are free. A case that notices several slips keeps
// its first id.
type namer struct {
	taken map[string]bool
	given map[*rules.Case]rules.Case
}

func newNamer(cases []rules.Case) *namer {
	n := &namer{taken: map[string]bool{}, given: map[*rules.Case]rules.Case{}}
	for _, c := range cases {
		n.taken[c.ID] = true
	}
	return n
}

func (n *namer) name(c *rules.Case, m Mutant) rules.Case {
	if named, ok := n.given[c]; ok {
		return named
	}
	base := "tells-" + strings.Map(kebab, strings.ToLower(m.Of))
	id := base
	for i := 2; n.taken[id]; i++ {
		id = fmt.Sprint(base, "-", i)
	}
	n.taken[id] = true
	named := *c
	named.ID = id
	named.Person = fmt.Sprintf("Found by amends: what comes out changes if in the %s %s is %s.", m.Of, m.Text, m.Change)
	if m.Change != "negated" && m.Change != "left out" {
		named.Person = fmt.Sprintf("Found by amends: what comes out changes if in the %s, in %s, %s.", m.Of, m.Text, m.Change)
	}
	n.given[c] = named
	return named
}

func kebab(r rune) rune {
	if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
		return r
	}
	return '-'
}

// tried is a slip with what became of it.
type tried struct {
	slip
	killed  bool
	kill    *rules.Case // unnamed
	verdict prove.Verdict
}

// Texts are the cases that would notice the survivors, each once, as entries
// of a list `cases:`.
func (r Report) Texts(source *rules.Assessment) ([]string, error) {
	var texts, ids []string
	for _, s := range r.Survivors {
		if slices.Contains(ids, s.Case.ID) {
			continue
		}
		text, err := source.CaseText(s.Case)
		if err != nil {
			return nil, err
		}
		ids, texts = append(ids, s.Case.ID), append(texts, text)
	}
	return texts, nil
}
