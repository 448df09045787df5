package main

import (
	"errors"
	"fmt"

	"amends/rules/diagnostic"
	"amends/server"
)

var embedCodeVerb = verb{
	name: "embed-code", args: "ASSESSMENT",
	short: "print the line that shows an assessment on another site",
	long: `Prints two lines, either of which a host pastes into a page. The first loads the
newest embed.js. The second is pinned: it names this version and its hash, and a
browser refuses anything else. docs/hosts.md says what a host can choose.`,
	run: embedCode,
}

// someBase stands for an address that nobody named.
const someBase = "https://HOST"

func embedCode(c *call) error {
	dir := c.dirFlag()
	base := c.flags.String("base", "", "the assessments are at this `URL`, such as https://example.org/help")
	args, err := c.parse()
	if err != nil {
		return err
	}
	if len(args) != 1 {
		return hinted(fmt.Errorf("embed-code takes one assessment, not %s", diagnostic.Counted(len(args), "argument")), "amends embed-code trust -base https://example.org")
	}
	from, err := open(*dir)
	if err != nil {
		return err
	}
	if _, err := from.choose(args); err != nil {
		return err
	}
	o := server.Options{FS: from.files, Base: *base}
	if *base == "" {
		o.Base = someBase
		tellHint(c.errs, "write the address of your server instead of HOST, or give it with -base")
	}
	newest, pinned, err := server.EmbedCode(o, args[0])
	if broken := (*server.BrokenError)(nil); errors.As(err, &broken) {
		return c.broken(from, broken.Assessment, err)
	}
	if err != nil {
		return err
	}
	return writeOut(c.out, fmt.Appendf(nil, "%s\n%s\n", newest, pinned))
}
