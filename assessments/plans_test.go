package assessments_test

import (
	"fmt"
	"strings"
	"testing"

	"amends/plan"
	"amends/rules"
)

// tenPeople are the people whose plans stand under docs/plans: ten of the
// cases, each with another relationship, cause, stage or guard.
var tenPeople = []string{
	"plan-affair-found-out-last-night", "plan-friend-told-half", "plan-nothing-broken-jealous", "plan-ex-said-stop",
	"plan-grown-child-wants-space", "plan-seventeen-and-a-friend", "plan-gambling-still-going", "plan-opening-up-again",
	"plan-afraid-at-home", "plan-two-years-and-worse",
}

// TestTenPlans writes the ten plans as a person would print them.
func TestTenPlans(t *testing.T) {
	source, p := load(t, "trust")
	cases := map[string]rules.Case{}
	for _, c := range source.Cases() {
		cases[c.ID] = c
	}
	for i, id := range tenPeople {
		c, ok := cases[id]
		if !ok {
			t.Errorf("there is no case %s", id)
			continue
		}
		result := p.Evaluate(c.Answers)
		document(t, fmt.Sprintf("../docs/plans/%02d-%s.txt", i+1, strings.TrimPrefix(id, "plan-")), plan.New(p, &result, "GB").Review(c.Person, c.Answers))
	}
}
