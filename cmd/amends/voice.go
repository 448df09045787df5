package main

// The command's voice.
//
// Results go to standard output and nothing else does, so that they can be
// piped. Everything else goes to standard error, one line each, in one of two
// forms, in lower case and without a full stop:
//
//	amends: error: what went wrong, with the place and the author's own words
//	amends: hint: what to do about it
//
// Diagnostics are the result of `check` and go to standard output; where they
// only explain why another verb could not do its work, they go to standard
// error. The exit status is 0 when all is well, 1 when problems were found (in
// rules, cases or answers), and 2 when the command could not do its work.

import (
	"errors"
	"fmt"
	"io"
)

// Exit statuses.
const (
	exitFine     = 0
	exitProblems = 1
	exitFailed   = 2
)

// errProblems ends a verb that found problems and has told them already.
var errProblems = errors.New("problems were found")

// errHelped ends a verb that was asked for its help and gave it.
var errHelped = errors.New("help was given")

// hintedError is an error with what to do about it.
type hintedError struct {
	error
	hint string
}

func (e hintedError) Unwrap() error { return e.error }

// hinted adds a hint to an error; an empty one adds nothing.
func hinted(err error, format string, args ...any) error {
	if format == "" {
		return err
	}
	return hintedError{err, fmt.Sprintf(format, args...)}
}

// didYouMean adds the nearest name to an error, if there is one.
func didYouMean(err error, nearest string) error {
	if nearest == "" {
		return err
	}
	return hinted(err, "did you mean %q?", nearest)
}

// tellError writes an error and its hint.
func tellError(w io.Writer, err error) {
	fmt.Fprintf(w, "amends: error: %v\n", err)
	if h := (hintedError{}); errors.As(err, &h) {
		tellHint(w, h.hint)
	}
}

// tellHint writes a hint.
func tellHint(w io.Writer, hint string) { fmt.Fprintf(w, "amends: hint: %s\n", hint) }
