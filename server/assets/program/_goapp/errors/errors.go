// Package errors stands in for go-app's in the browser's program, without
// JSON, reflection and the place in the source.
package errors

// Error is a message with the error that caused it.
type Error struct {
	message string
	cause   error
}

// New is an error that says so much.
func New(message string) Error { return Error{message: message} }

// WithTag leaves the tag out: only a log would show it.
func (e Error) WithTag(string, any) Error { return e }

// Wrap names the cause.
func (e Error) Wrap(cause error) Error {
	e.cause = cause
	return e
}

// Unwrap is the cause, or nil.
func (e Error) Unwrap() error { return e.cause }

// Error is the message, and that of the cause.
func (e Error) Error() string {
	if e.cause == nil {
		return e.message
	}
	return e.message + ": " + e.cause.Error()
}
