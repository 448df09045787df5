package prove

import (
	"fmt"
	"slices"

	"amends/engine"
	"amends/rules/prove/sat"
)

// People is everybody who can answer, in one formula: what one person says is
// its variables, and what each [Version] of an assessment makes of that is
// gates over them. Parts that two versions have in common are the same gates,
// so that only what differs is left to be decided.
//
// A person is the same for all versions: one answer to each question that they
// share, out of the options that all of those versions know. A question of
// another type is another question. It is not safe for concurrent use.
type People struct {
	formula  sat.Formula
	versions []*Version
	said     []*said
	solver   *sat.Solver
	checker  *sat.Checker
}

// said is what a person says to a question; neither a value nor a skip leaves
// it open.
type said struct {
	key     string
	kinds   []*engine.Question // the question in each version that has it
	options []string
	classes []class
	values  []sat.Literal // an option, or a class of numbers, each
	skip    sat.Literal
}

// NewPeople makes the formula of some versions of an assessment. The conditions
// are those that [Version.Holds] will be asked about besides the versions' own, in
// the order of the versions.
func NewPeople(bundles []*engine.Bundle, conditions ...[]*engine.Condition) *People {
	p := &People{}
	for i, b := range bundles {
		v := &Version{encoder: newEncoder(b, &p.formula), people: p}
		var own []*engine.Condition
		if i < len(conditions) {
			own = conditions[i]
		}
		v.findCuts(own)
		p.versions = append(p.versions, v)
	}
	p.listen()
	for _, v := range p.versions {
		v.take()
	}
	p.solver, p.checker = sat.NewSolver(&p.formula), sat.NewChecker(&p.formula)
	return p
}

// Version is the version with that index, in the order of NewPeople.
func (p *People) Version(i int) *Version { return p.versions[i] }

// Differ is true where exactly one of two literals is.
func (p *People) Differ(a, b sat.Literal) sat.Literal {
	return p.formula.Or(p.formula.And(a, -b), p.formula.And(-a, b))
}

// And is true where all of the literals are.
func (p *People) And(ls ...sat.Literal) sat.Literal { return p.formula.And(ls...) }

// Or is true where at least one of the literals is.
func (p *People) Or(ls ...sat.Literal) sat.Literal { return p.formula.Or(ls...) }

// Never is the literal of what cannot be.
func (p *People) Never() sat.Literal { return p.formula.False() }

// Person is somebody found: what they say to each version. The answers are
// those of the formula; whoever shows them asks the engine first.
type Person struct {
	Answers []engine.Answers
	model   []bool
}

// Holds reports whether a literal, made before the search, holds for a person.
func (p *Person) Holds(l sat.Literal) bool {
	if l < 0 {
		return !p.model[-l]
	}
	return p.model[l]
}

// Find looks for a person for whom all of the literals hold. Where it finds
// none, there is none: the certificate was verified. The error means that
// neither was found out.
func (p *People) Find(wanted ...sat.Literal) (*Person, error) {
	out, err := p.solver.Solve(budget, wanted...)
	if err != nil {
		return nil, fmt.Errorf("search all people: %w", err)
	}
	if !out.Satisfiable {
		if err := p.checker.Verify(out.Proof, wanted...); err != nil {
			return nil, fmt.Errorf("verify that there is nobody: %w", err)
		}
		return nil, nil
	}
	found := &Person{model: out.Model}
	for _, v := range p.versions {
		found.Answers = append(found.Answers, v.answersOf(out.Model))
	}
	return found, nil
}

// Require leaves out, from now on, everybody for whom the literal does not hold.
func (p *People) Require(l sat.Literal) { p.formula.Add(l) }

// Others lists, for each question that a version asks, a literal that is true
// where the person says something else than in the answers, in the order of
// the questions.
func (v *Version) Others(answers engine.Answers) []sat.Literal {
	var out []sat.Literal
	for i := range v.questions {
		x := &v.questions[i]
		s := v.people.of(x.Question)
		value, given := answers[x.ID]
		same := []sat.Literal{s.skip}
		if !given || !value.Skipped() {
			same[0] = -s.skip
		}
		amount, isAmount := value.Amount()
		for j, l := range s.values {
			is := isAmount && len(s.classes) > 0 && s.classes[j].low <= amount && amount <= s.classes[j].high ||
				len(s.options) > 0 && slices.Contains(value.Options(), s.options[j])
			if !is {
				l = -l
			}
			same = append(same, l)
		}
		out = append(out, -v.formula.And(same...))
	}
	return out
}

// AtMost is true where no more than n of the literals are.
func (p *People) AtMost(n int, ls ...sat.Literal) sat.Literal { return p.formula.AtMost(n, ls...) }

// of is what a person says to a question.
func (p *People) of(q *engine.Question) *said {
	key := keyOf(q)
	return p.said[slices.IndexFunc(p.said, func(s *said) bool { return s.key == key })]
}

// keyOf tells questions apart whose answers do not fit each other.
func keyOf(q *engine.Question) string {
	if q.Kind == engine.Number {
		return fmt.Sprintf("%s number %v", q.ID, q.Decimal)
	}
	return q.ID
}

// listen makes the variables of everything that can be said.
func (p *People) listen() {
	bounds := map[string]cut{}
	byKey := map[string]*said{}
	for _, v := range p.versions {
		for i := range v.bundle.Questions {
			q := &v.bundle.Questions[i]
			key := keyOf(q)
			if byKey[key] == nil {
				byKey[key] = &said{key: key}
				p.said = append(p.said, byKey[key])
			}
			byKey[key].kinds = append(byKey[key].kinds, q)
			bounds[key] = append(bounds[key], v.cuts[q.ID]...)
			for _, bound := range []*float64{q.Min, q.Max} {
				if bound != nil {
					bounds[key] = append(bounds[key], *bound)
				}
			}
		}
	}
	for _, s := range p.said {
		s.addVariables(&p.formula, bounds[s.key])
	}
}

func (s *said) addVariables(f *sat.Formula, bounds cut) {
	if s.kinds[0].Kind == engine.Number {
		s.classes = bounds.classesOf(&engine.Question{Kind: engine.Number, Decimal: s.kinds[0].Decimal})
	}
	for i := range s.kinds[0].Options {
		if id := s.kinds[0].Options[i].ID; s.knownToAll(id) {
			s.options = append(s.options, id)
		}
	}
	s.skip = f.Variable()
	single := slices.ContainsFunc(s.kinds, func(q *engine.Question) bool { return q.Kind != engine.AnyOf })
	for i := range len(s.options) + len(s.classes) {
		value := f.Variable()
		f.Add(-s.skip, -value)
		for j, other := range s.values {
			if single || s.alone(i) || s.alone(j) {
				f.Add(-value, -other)
			}
		}
		s.values = append(s.values, value)
	}
}

func (s *said) knownToAll(option string) bool {
	return !slices.ContainsFunc(s.kinds, func(q *engine.Question) bool { return optionIndex(q, option) < 0 })
}

// alone reports whether no version lets an option be chosen with others.
func (s *said) alone(i int) bool {
	return len(s.options) > 0 && !slices.ContainsFunc(s.kinds, func(q *engine.Question) bool {
		return !q.Options[optionIndex(q, s.options[i])].Exclusive
	})
}

func optionIndex(q *engine.Question, id string) int {
	return slices.IndexFunc(q.Options, func(o engine.Option) bool { return o.ID == id })
}

// answersOf reads what a person says to the questions of a version.
func (v *Version) answersOf(model []bool) engine.Answers {
	out := engine.Answers{}
	for i := range v.questions {
		x := &v.questions[i]
		s := v.people.of(x.Question)
		var options []string
		for j, value := range s.values {
			switch {
			case !model[value]:
			case len(s.classes) > 0:
				n, _ := s.classes[j].example(x.Question)
				out[x.ID] = engine.Amount(n)
			default:
				options = append(options, s.options[j])
			}
		}
		switch {
		case len(options) > 0:
			out[x.ID] = engine.Chosen(options...)
		case model[s.skip]:
			out[x.ID] = engine.Skip()
		}
	}
	return out
}
