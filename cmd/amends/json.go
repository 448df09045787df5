package main

import (
	"encoding/json"
	"fmt"
	"io"
)

// jsonFlag declares -json.
func (c *call) jsonFlag(usage string) *bool { return c.flags.Bool("json", false, usage) }

// outcome ends a verb with what it found in each assessment, as JSON if asked
// for, and with errProblems unless all is fine.
func (c *call) outcome(all any, asJSON, fine bool) error {
	if asJSON {
		if err := writeJSON(c.out, map[string]any{"schema": 1, "assessments": all}); err != nil {
			return err
		}
	}
	if !fine {
		return errProblems
	}
	return nil
}

// writeJSON writes a value in one line.
func writeJSON(w io.Writer, v any) error {
	data, err := json.Marshal(v)
	return writeData(w, data, err)
}

// writeIndented writes a value for people to read.
func writeIndented(w io.Writer, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	return writeData(w, data, err)
}

func writeData(w io.Writer, data []byte, err error) error {
	if err != nil {
		return fmt.Errorf("failed to write the result: %w", err)
	}
	return writeOut(w, append(data, '\n'))
}

// writeOut writes a result as it is.
func writeOut(w io.Writer, data []byte) error {
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("failed to write the result: %w", err)
	}
	return nil
}
