package assessments_test

import (
	"fmt"
	"strings"
	"testing"

	"amends/plan"
	"amends/rules"
)

// carePeople are cases of docs/care.md whose whole plans stand under docs/plans.
var carePeople = []string{
	"care-control-after-flirting", "care-they-refuse-to-talk", "care-a-silent-ex", "care-seven-weeks-after-an-affair",
	"care-looked-through-their-phone", "care-a-child-was-let-down", "care-sixteen-and-a-parent", "care-they-have-died",
	"care-a-baby-on-the-way", "care-money-of-a-frail-relative", "care-only-a-letter", "care-nothing-broken-for-half-a-year",
}

// TestCarePlans writes their plans, after the ten of TestTenPlans.
func TestCarePlans(t *testing.T) {
	source, p := load(t, "trust")
	cases := map[string]rules.Case{}
	for _, c := range source.Cases() {
		cases[c.ID] = c
	}
	for i, id := range carePeople {
		c, ok := cases[id]
		if !ok {
			t.Errorf("there is no case %s", id)
			continue
		}
		name := fmt.Sprintf("../docs/plans/%02d-%s.txt", len(tenPeople)+i+1, strings.TrimPrefix(id, "care-"))
		result := p.Evaluate(c.Answers)
		document(t, name, plan.New(p, &result, "GB").Review(c.Person, c.Answers))
	}
}
