package main

import (
	"fmt"

	"amends/rules"
	"amends/rules/diff"
)

var diffVerb = verb{
	name: "diff", args: "[OLD] NEW",
	short: "say for whom two versions of an assessment differ",
	long: `Compares what two versions of an assessment do, not their lines: which steps
appear or vanish, and for whom, with an example person for each change, the cases
whose plan changes, and how many made-up people meet it. What is not listed was
proved to change for nobody.

  amends diff assessments/trust                       what was edited since the last commit
  amends diff main~3:assessments/trust assessments/trust
  amends diff old-folder/trust new-folder/trust

OLD and NEW are a folder of one assessment, REVISION:FOLDER for the folder as it
was at a revision of git, or a compiled bundle (a .json file). Without OLD it is
HEAD:NEW. An OLD from before tags were declared may use any tags. What changed of
all that protects people stands first, and what of it got weaker. Exit status 0
whether or not anything differs; 1 if a version has mistakes, with -same if anybody
gets something else, and with -strict if anything that protects people got weaker;
2 if it could not run.`,
	run: diffVersions,
}

func diffVersions(c *call) error {
	asJSON, asMarkdown := c.jsonFlag("print the report as JSON"), c.flags.Bool("markdown", false, "print Markdown, fit for a review comment")
	all := c.flags.Bool("all", false, "list everything, however long")
	strict := c.flags.Bool("strict", false, "exit with 1 if anything that protects people got weaker")
	wantSame := c.flags.Bool("same", false, "exit with 1 unless everybody gets the same")
	people, seed := c.flags.Int("people", 2000, "count on `N` made-up people"), c.flags.Uint64("seed", 1, "make them up from this `NUMBER`")
	args, err := c.parse()
	if err != nil {
		return err
	}
	if len(args) == 1 {
		args = []string{"HEAD:" + args[0], args[0]}
	}
	if len(args) != 2 || *people < 0 {
		return hinted(fmt.Errorf("diff takes two versions of one assessment, or one folder to compare with the last commit"), "amends diff -h explains it")
	}
	old, err := c.side(args[0], rules.LoadEarlier)
	if err != nil {
		return err
	}
	new, err := c.side(args[1], rules.Load)
	if err != nil {
		return err
	}
	report, err := diff.Compare(old, new, diff.Settings{People: *people, Seed: *seed})
	if err != nil {
		return err
	}
	if *asJSON {
		err = writeJSON(c.out, report)
	} else {
		err = report.Write(c.out, diff.Form{Markdown: *asMarkdown, All: *all})
	}
	if err == nil && (*wantSame && !report.Same || *strict && report.Weaker()) {
		return errProblems
	}
	return err
}
