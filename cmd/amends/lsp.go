package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"amends/editor"
	"amends/rules/diagnostic"
)

var lspVerb = verb{
	name: "lsp", args: "",
	short: "tell an editor about rule files while they are written",
	long: `Speaks the Language Server Protocol with an editor, over standard input and
output: what is wrong and where, completion of names, what they mean, where they
are given and used, renaming everywhere (cases and tables too), and laying out.
It works on text that is not saved, and writes no file itself. An editor starts
it; docs/counselors.md says how.`,
	run: serveEditor,
}

func serveEditor(c *call) error {
	c.flags.Bool("stdio", true, "speak over standard input and output, as it always does; some editors ask for it")
	args, err := c.parse()
	if err != nil {
		return err
	}
	if len(args) > 0 {
		return hinted(fmt.Errorf("lsp takes no arguments, not %s", diagnostic.Counted(len(args), "argument")), "amends lsp -h explains it")
	}
	if isTerminal(c.in) {
		return hinted(errors.New("lsp speaks with an editor, and this is a terminal"), "let the editor start it; docs/counselors.md says how")
	}
	return editor.Serve(c.in, unclosed{c.out}, func(dir string) fs.FS { return folder(dir) })
}

// unclosed is a stream that somebody else closes.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }
