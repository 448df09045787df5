package main

import (
	"encoding/json"
	"fmt"
	"io"
)

// jsonFlag declares -json.
func (c *call) jsonFlag(usage string) *bool { return c.flags.Bool("json", false, usage) }

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
