package preview

import (
	"strings"

	"amends/engine"
)

// conditionView is a condition with what it came to.
type conditionView struct {
	Value string
	Asked string // of a comparison: the name and the options
	Text  string
	Fact  bool // its parts are those of the fact, and shown when asked for
	Parts []*conditionView
}

func newConditionView(f *engine.Finding) *conditionView {
	v := &conditionView{Value: f.Value}
	parts := f.All
	switch {
	case f.Not != nil:
		v.Text, parts = "not this:", []engine.Finding{*f.Not}
	case len(f.Any) > 0:
		v.Text, parts = "any of these:", f.Any
	case f.Fact != "":
		v.Asked, v.Fact = asked(f, f.Fact), len(f.All) > 0
	case len(f.All) > 0:
		v.Text = "all of these:"
	case f.Question != "":
		v.Asked, v.Text = asked(f, f.Question), f.Text
	default:
		v.Text = "always"
	}
	for i := range parts {
		v.Parts = append(v.Parts, newConditionView(&parts[i]))
	}
	return v
}

// asked is what a comparison asks of a question or fact.
func asked(f *engine.Finding, name string) string {
	if f.Test == nil || len(f.Test.Options) == 0 {
		return name
	}
	return name + ": " + strings.Join(f.Test.Options, ", ")
}
