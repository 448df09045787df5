package main

import (
	"fmt"

	"amends/rules/protections"
)

var protectionsVerb = verb{
	name: "protections", args: "[ASSESSMENT…]",
	short: "print all that keeps people safe, on one page to sign",
	long: `Prints what protects people in an assessment: guards with their conditions, pages,
allow-lists and help lines; tags that close steps; what questions hide; help lines
that were checked; notes; invariants; cases. Whoever answers for the content reads
and signs it. Its last line has a number that is another one as soon as anything
of it changes. amends diff says what changed, and what of it got weaker.`,
	run: tellProtections,
}

func tellProtections(c *call) error {
	dir, asJSON := c.dirFlag(), c.jsonFlag("print the protections as JSON")
	full := c.flags.Bool("full", false, "print every list and text in full")
	from, names, err := c.chosen(dir)
	if err != nil {
		return err
	}
	all := []*protections.Ledger{}
	for i, name := range names {
		source, program, err := c.compile(from, name)
		if err != nil {
			return err
		}
		ledger := protections.Of(source, program)
		if all = append(all, ledger); *asJSON {
			continue
		}
		if i > 0 {
			fmt.Fprintln(c.out)
		}
		if err := ledger.WritePage(c.out, *full); err != nil {
			return err
		}
	}
	return c.outcome(all, *asJSON, true)
}
