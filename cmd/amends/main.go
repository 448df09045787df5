// Command amends serves, checks and runs assessments: declarative rules that
// turn answers into an ordered, explained plan.
//
//	amends serve              the assessments in a browser
//	amends preview            what a change to the rules does, while it is made
//	amends check              the rule files for mistakes
//	amends eval trust FILE    the result of answers, as JSON
//
// `amends -h` lists the verbs and `amends VERB -h` explains one. Each verb is a
// file of this package.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"amends/engine"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// A verb is one thing that the command does.
type verb struct {
	name  string
	args  string // as its usage shows them, after the flags
	short string // one line for the list of verbs
	long  string // what its help adds
	run   func(c *call) error
}

// verbs are in the order of the list that `amends -h` prints. A new verb is a
// new file and a line here.
func verbs() []verb {
	return []verb{serveVerb, previewVerb, buildVerb, embedCodeVerb, checkVerb, testVerb, proveVerb, protectionsVerb, evalVerb, explainVerb, diffVerb, newVerb, fmtVerb, lspVerb, schemaVerb, versionVerb}
}

// run does what the arguments say and gives the exit status.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	if len(args) == 0 {
		if dir, ok := besides(); ok && isTerminal(in) && isTerminal(out) { // somebody, not a script
			return status(errs, previewVerb.run(newCall(previewVerb, []string{dir}, in, out, errs)))
		}
		usage(errs)
		return exitFailed
	}
	name, rest := args[0], args[1:]
	if slices.Contains([]string{"-h", "-help", "--help", "help"}, name) {
		usage(out)
		return exitFine
	}
	v, err := findVerb(name)
	if err != nil {
		tellError(errs, err)
		return exitFailed
	}
	o := &output{to: out}
	return o.status(errs, v.run(newCall(v, rest, in, o, errs)))
}

// findVerb is the verb of that name, or an error with the nearest one.
func findVerb(name string) (verb, error) {
	names := []string{}
	for _, v := range verbs() {
		if v.name == name {
			return v, nil
		}
		names = append(names, v.name)
	}
	err := fmt.Errorf("there is no verb %q", name)
	if near := engine.Nearest(name, names); near != "" {
		return verb{}, didYouMean(err, near)
	}
	return verb{}, hinted(err, "the verbs are %s", strings.Join(names, ", "))
}

// status tells an error that was not told yet, and gives the exit status.
func status(errs io.Writer, err error) int {
	switch {
	case err == nil, errors.Is(err, errHelped):
		return exitFine
	case errors.Is(err, errProblems):
		return exitProblems
	}
	tellError(errs, err)
	return exitFailed
}

// usage lists the verbs.
func usage(w io.Writer) {
	fmt.Fprintln(w, "usage: amends VERB [flags] [arguments]")
	fmt.Fprintln(w)
	for _, v := range verbs() {
		fmt.Fprintf(w, "  %-10s %s\n", v.name, v.short)
	}
	fmt.Fprintln(w)
	fmt.Fprintln(w, "amends VERB -h explains a verb. Without -dir a verb uses the assessments in the binary.")
	fmt.Fprintln(w, "Exit status: 0 fine, 1 problems found, 2 could not run.")
}

// A call is one run of a verb.
type call struct {
	verb      verb
	flags     *flag.FlagSet
	arguments []string // after the verb; parse takes the flags out
	in        io.Reader
	out, errs io.Writer
}

func newCall(v verb, args []string, in io.Reader, out, errs io.Writer) *call {
	flags := flag.NewFlagSet(v.name, flag.ContinueOnError)
	flags.SetOutput(io.Discard) // we tell its errors in our voice
	flags.Usage = func() {}
	return &call{verb: v, flags: flags, arguments: args, in: in, out: out, errs: errs}
}

// parse reads the flags, wherever they stand among the arguments, and gives the
// arguments.
func (c *call) parse() ([]string, error) {
	var plain []string
	for rest := c.arguments; ; {
		if err := c.flags.Parse(rest); errors.Is(err, flag.ErrHelp) {
			c.help()
			return nil, errHelped
		} else if err != nil {
			return nil, hinted(err, "amends %s -h lists the flags", c.verb.name)
		}
		taken := len(rest) - c.flags.NArg()
		if taken > 0 && rest[taken-1] == "--" || c.flags.NArg() == 0 {
			return append(plain, c.flags.Args()...), nil
		}
		plain = append(plain, c.flags.Arg(0))
		rest = c.flags.Args()[1:]
	}
}

// help explains the verb on standard output.
func (c *call) help() {
	fmt.Fprintln(c.out, strings.TrimSpace("usage: amends "+c.verb.name+" [flags] "+c.verb.args))
	fmt.Fprintf(c.out, "\n%s\n", strings.TrimSpace(c.verb.long))
	heading := "\n"
	c.flags.VisitAll(func(f *flag.Flag) {
		kind, text := flag.UnquoteUsage(f)
		fmt.Fprintf(c.out, "%s  %-18s %s\n", heading, strings.TrimSpace("-"+f.Name+" "+kind), text)
		heading = ""
	})
}
