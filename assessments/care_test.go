package assessments_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"amends/engine"
)

// worry is something that has happened to people and must not: who they are,
// and what is wrong with their plan. docs/care.md tells what was done about
// each, with the shares that TestCare logs.
type worry struct {
	point string // of docs/care.md
	name  string
	in    string   // the assessment
	given []string // what these people have in common: question: option option | option
	wrong func(*seen) bool
}

// seen is a plan as it is looked at here.
type seen struct {
	program *engine.Program
	answers engine.Answers
	result  engine.Result
	open    map[string]*engine.Step
	shown   map[string]*engine.Step // open or held
	why     map[string][]string     // the reasons of each
}

func look(p *engine.Program, answers engine.Answers) *seen {
	s := &seen{p, answers, p.Evaluate(answers), map[string]*engine.Step{}, map[string]*engine.Step{}, map[string][]string{}}
	for _, phase := range s.result.Plan {
		for _, x := range phase.Steps {
			step, _ := p.Step(x.ID)
			s.shown[x.ID] = step
			if !x.Held {
				s.open[x.ID] = step
			}
			for _, b := range x.Because {
				s.why[x.ID] = append(s.why[x.ID], b.Text)
			}
		}
	}
	return s
}

func (s *seen) opens(ids ...string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return s.open[id] != nil })
}

func (s *seen) shows(ids ...string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return s.shown[id] != nil })
}

// opensTag finds an open step with one of the tags.
func (s *seen) opensTag(tags ...string) bool {
	for _, step := range s.open {
		if slices.ContainsFunc(step.Tags, func(tag string) bool { return slices.Contains(tags, tag) }) {
			return true
		}
	}
	return false
}

// says finds a phrase in the texts of the open steps.
func (s *seen) says(phrase string) bool {
	for _, step := range s.open {
		for _, p := range step.Paragraphs {
			if strings.Contains(plain(p.Blocks), phrase) {
				return true
			}
		}
	}
	return false
}

// helps tells whether a page names lines of a kind.
func (s *seen) helps(kind string) bool {
	return slices.ContainsFunc(s.result.Pages, func(page engine.ShownPage) bool {
		g, _ := s.program.Guard(page.ID)
		return slices.Contains(g.Page.Help, kind)
	})
}

// because tells whether a shown step has this reason.
func (s *seen) because(text string) bool {
	for _, why := range s.why {
		if slices.Contains(why, text) {
			return true
		}
	}
	return false
}

func (s *seen) chose(question string, options ...string) bool {
	return slices.ContainsFunc(s.answers[question].Options(), func(o string) bool { return slices.Contains(options, o) })
}

// grown are adults who say that nothing of the safety questions has happened,
// and who cope.
const grown = "age: adult; safety_from_them: none; safety_from_me: none; wellbeing: coping | strained"

// controlled are seven signs of control; each of these people has at least
// three of them.
const controlled = "cause: jealousy-flirting lie; distrust_reason: jealous | jealous jealous-of-friends; their_state: angry checks-on-me; " +
	"openness: feels-like-control | feels-like-control plans; myself: losing-myself | none; signs: worse | no-change"

var worries = []worry{
	{
		"1", "signs of control, and the whole story is to be told", "trust",
		[]string{grown, "role: i-broke-it; relationship: partner | spouse; contact: together-daily", controlled},
		func(s *seen) bool { return s.opens("tell-the-whole-story") },
	},
	{
		"1", "signs of control, and their anger is to be let out", "trust",
		[]string{grown, "role: i-broke-it; relationship: partner | spouse; contact: together-daily", controlled},
		func(s *seen) bool { return s.opens("let-anger-out") },
	},
	{
		"1", "signs of control, and no line to call", "trust",
		[]string{grown, "role: i-broke-it; relationship: partner | spouse; contact: together-daily", controlled},
		func(s *seen) bool { return !s.helps("abuse") },
	},
	{
		"1", "signs of control, and openness is asked for", "trust",
		[]string{grown, "role: i-broke-it; relationship: partner | spouse; contact: together-daily", controlled},
		func(s *seen) bool { return s.opensTag("openness", "disclosure") },
	},
	{
		"1", "signs of control, and what would help them to see it is missing", "trust",
		[]string{grown, "role: i-broke-it; relationship: partner | spouse; contact: together-daily", controlled},
		func(s *seen) bool {
			return !s.opens("know-the-signs-of-control") || !s.opens("keep-your-friends") || !s.opens("openness-is-not-control")
		},
	},
	{
		"2", "they refuse to talk, and a step reaches them", "trust",
		[]string{grown, "barriers: wont-talk; contact: together-daily | in-touch"},
		func(s *seen) bool { return s.opensTag("contact") },
	},
	{
		"2", "an ex who has ended it, and a step reaches them", "trust",
		[]string{grown, "relationship: ex; their_state: wants-to-end; contact: together-daily | in-touch"},
		func(s *seen) bool { return s.opensTag("contact") },
	},
	{
		"3", "a silent ex, and go on for another week", "trust",
		[]string{grown, "relationship: ex; contact: silent"},
		func(s *seen) bool { return s.says("go on for another week") },
	},
	{
		"3", "a silent ex after many apologies and gifts, and one more note", "trust",
		[]string{grown, "relationship: ex; contact: silent; done: apologised-a-lot gave-gifts"},
		func(s *seen) bool { return s.says("one short note is enough") },
	},
	{
		"3", "silence, and it is said that they want distance", "trust",
		[]string{grown, "contact: silent"},
		func(s *seen) bool { return s.because("They want distance now.") },
	},
	{
		"4", "a spouse weeks after an affair came out, and an end is talked of", "trust",
		[]string{grown, "role: i-broke-it; relationship: spouse; cause: physical-affair | emotional-affair; known: all-found-out; done: blamed-them apologised-once; time: months | weeks-to-months; signs: no-change | worse; contact: together-daily; their_state: checks-on-me angry"},
		func(s *seen) bool {
			return s.shows("rebuild-or-let-go", "when-checking-never-stops", "when-best-effort-is-not-enough", "go-on-after-the-end", "when-apologies-never-end")
		},
	},
	{
		"4", "found out, and the plan says that it was told", "trust",
		[]string{grown, "role: i-broke-it; known: all-found-out"},
		func(s *seen) bool {
			return s.shows("you-told-the-truth") || s.because("It is told and the apology is made.")
		},
	},
	{
		"8", "it gets worse, and the plan sees small steps", "trust",
		[]string{grown, "signs: worse"},
		func(s *seen) bool { return s.because("They take small steps toward you.") },
	},
	{
		"11", "they ask and check, and the openness is to end", "check-in",
		[]string{grown, "relationship: partner; done: opened-up told-everything listened apologised; contact: together-daily; their_state: asks-a-lot checks-on-me | checks-on-me; time: months | over-six-months"},
		func(s *seen) bool { return s.opens("let-the-openness-end") },
	},
	{
		"5", "looked through their phone, and the plan is the same", "trust",
		[]string{"age: adult; safety_from_them: none; safety_from_me: checked-their-phone; wellbeing: coping | strained; contact: together-daily | in-touch"},
		func(s *seen) bool {
			without := maps.Clone(s.answers)
			without["safety_from_me"] = engine.Chosen("none")
			return s.sameSteps(look(s.program, without))
		},
	},
	{
		"9", "nothing was broken, and a phase speaks of harm to stop or of what they should hear", "trust",
		[]string{grown, "role: no-breach"},
		func(s *seen) bool {
			return s.phaseSays("does harm", "should hear from you", "Words have had their turn")
		},
	},
	{
		"9", "it came out long ago, and a phase or reason speaks of the first days", "trust",
		[]string{grown, "role: i-broke-it; time: months | over-six-months | over-a-year | over-two-years"},
		func(s *seen) bool {
			return s.phaseSays("in the first days above all") || s.because("The first time after it is often stormy.")
		},
	},
	{"16", "a reason stands twice", "trust", []string{grown}, (*seen).repeatsItself},
}

// phaseSays finds one of the phrases in what a phase of the plan says to this
// person.
func (s *seen) phaseSays(phrases ...string) bool {
	return slices.ContainsFunc(s.result.Plan, func(shown engine.PlanPhase) bool {
		phase, _ := s.program.Phase(shown.Phase)
		text := plain(s.program.Blocks(s.result.Wording, engine.Place{Of: engine.OfPhase, ID: shown.Phase, Key: engine.KeyText}, phase.Text))
		return slices.ContainsFunc(phrases, func(phrase string) bool { return strings.Contains(text, phrase) })
	})
}

// sameSteps tells whether these answers show the same steps as others.
func (s *seen) sameSteps(other *seen) bool {
	return len(s.shown) == len(other.shown) && !slices.ContainsFunc(slices.Collect(maps.Keys(s.shown)), func(id string) bool { return other.shown[id] == nil })
}

// repeatsItself finds a reason that two shown steps have.
func (s *seen) repeatsItself() bool {
	told := map[string]bool{}
	for _, reasons := range s.why {
		for _, text := range slices.Compact(slices.Sorted(slices.Values(reasons))) {
			if told[text] {
				return true
			}
			told[text] = true
		}
	}
	return false
}

// givens reads what people have in common; of alternatives one is drawn.
func givens(p *people, lines []string) map[string][]string {
	out := map[string][]string{}
	for _, line := range lines {
		for part := range strings.SplitSeq(line, ";") {
			question, options, _ := strings.Cut(strings.TrimSpace(part), ":")
			choices := strings.Split(options, "|")
			out[question] = strings.Fields(choices[p.rng.IntN(len(choices))])
		}
	}
	return out
}

// fits reports whether these answers are those of somebody the worry is about:
// what was given could be answered.
func fits(answers engine.Answers, given map[string][]string) bool {
	for question, options := range given {
		if v, asked := answers[question]; asked && !slices.ContainsFunc(options, func(o string) bool { return slices.Contains(v.Options(), o) }) {
			return false
		}
	}
	return true
}

// share is how many of n random people, who fit and have a plan, the worry
// happens to, and the first of them.
func (w *worry) share(p *engine.Program, n int) (hit, all int, first engine.Answers) {
	crowd := newPeople(p, 14)
	for range 20 * n {
		crowd.given = givens(crowd, w.given)
		answers := crowd.next()
		s := look(p, answers)
		if s.result.Outcome != engine.OutcomePlan || !fits(answers, crowd.given) {
			continue
		}
		if all++; w.wrong(s) {
			if hit++; first == nil {
				first = maps.Clone(answers)
			}
		}
		if all == n {
			break
		}
	}
	return hit, all, first
}

// TestCare holds that what has happened to people happens to nobody.
func TestCare(t *testing.T) {
	n := 2000
	if testing.Short() {
		n = 200
	}
	programs := map[string]*engine.Program{}
	for _, name := range shipped(t) {
		_, programs[name] = load(t, name)
	}
	var log strings.Builder
	for i := range worries {
		w := &worries[i]
		hit, all, first := w.share(programs[w.in], n)
		fmt.Fprintf(&log, "point %-3s %5.1f %% of %d: %s\n", w.point, 100*float64(hit)/float64(max(1, all)), all, w.name)
		if all < n/4 {
			t.Errorf("only %d people for: %s", all, w.name)
		}
		if hit > 0 {
			t.Errorf("%s: %d of %d, such as %s", w.name, hit, all, text(first))
		}
	}
	t.Log("\n" + log.String())
}
