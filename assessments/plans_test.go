package assessments_test

import (
	"fmt"
	"strings"
	"testing"

	"amends/plan"
	"amends/rules"
)

// planned are the cases whose plans stand under docs/plans: ten people, each with
// another relationship, cause, stage or guard, and then those of docs/care.md.
var planned = []string{
	"plan-affair-found-out-last-night", "plan-friend-told-half", "plan-nothing-broken-jealous", "plan-ex-said-stop",
	"plan-grown-child-wants-space", "plan-seventeen-and-a-friend", "plan-gambling-still-going", "plan-opening-up-again",
	"plan-afraid-at-home", "plan-two-years-and-worse",
	"care-control-after-flirting", "care-they-refuse-to-talk", "care-a-silent-ex", "care-seven-weeks-after-an-affair",
	"care-looked-through-their-phone", "care-a-child-was-let-down", "care-sixteen-and-a-parent", "care-they-have-died",
	"care-a-baby-on-the-way", "care-money-of-a-frail-relative", "care-only-a-letter", "care-nothing-broken-for-half-a-year",
}

// TestPlans writes them as a reviewer reads them.
func TestPlans(t *testing.T) {
	source, p := load(t, "trust")
	cases := map[string]rules.Case{}
	for _, c := range source.Cases() {
		cases[c.ID] = c
	}
	for i, id := range planned {
		c, ok := cases[id]
		if !ok {
			t.Errorf("there is no case %s", id)
			continue
		}
		result := p.Evaluate(c.Answers)
		name := strings.TrimPrefix(strings.TrimPrefix(id, "plan-"), "care-")
		document(t, fmt.Sprintf("../docs/plans/%02d-%s.txt", i+1, name), plan.New(p, &result, "GB").Review(c.Person, c.Answers))
	}
}
