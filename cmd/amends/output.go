package main

import (
	"fmt"
	"io"
)

// output is where results go. It remembers that one could not be written, as on
// a full disk, so that no verb has to look at every line that it prints.
type output struct {
	to  io.Writer
	err error
}

func (o *output) Write(data []byte) (int, error) {
	n, err := o.to.Write(data)
	if err != nil && o.err == nil {
		o.err = err
	}
	return n, err
}

// status is the exit status of a verb: half a result counts as none.
func (o *output) status(errs io.Writer, err error) int {
	code := status(errs, err)
	if o.err != nil && code != exitFailed {
		tellError(errs, fmt.Errorf("failed to write the result: %w", o.err))
		return exitFailed
	}
	return code
}
