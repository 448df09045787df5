package cases

import (
	"amends/engine"
	"amends/plan"
)

// Print is the plan of the case as it is printed, with the result of a program.
// Whom to call is that of the first country which the assessment has lines for.
func (c Case) Print(p *engine.Program, result engine.Result) string {
	country := ""
	if countries := p.Bundle().Help.Countries; len(countries) > 0 {
		country = countries[0].Code
	}
	return plan.New(p, &result, country).Review(c.Person, c.Answers)
}

// checkPrinted compares the whole plan as it is printed.
func (r *trial) checkPrinted(c *Case) {
	if c.Expect.Printed == "" {
		return
	}
	got := c.Print(r.program, r.result)
	switch {
	case c.Plan == nil:
		r.fail("", got, "there is no file %s with the plan as it is printed", c.Expect.Printed).by("printed", c.Expect.Printed)
	case got != *c.Plan:
		r.fail(*c.Plan, got, "the plan is not printed as in %s", c.Expect.Printed).by("printed", c.Expect.Printed)
	}
}
