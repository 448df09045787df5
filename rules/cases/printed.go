package cases

import (
	"amends/engine"
	"amends/rules/printed"
)

// Print is the plan of the case as it is printed, with the result of a program.
func (c Case) Print(p *engine.Program, result engine.Result) string {
	return printed.Plan(p, c.Person, c.Answers, result)
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
