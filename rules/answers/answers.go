// Package answers reads files of answers, JSON or YAML, and says of what cannot
// count where it stands.
package answers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"amends/engine"
)

// Problem is an answer that cannot count, with its place. Line and Column are
// counted from 1, the column in characters; both are 0 if the place is not known.
type Problem struct {
	engine.AnswerProblem
	Line, Column int
}

// A SyntaxError says where a file stops being what it should be.
type SyntaxError struct {
	Line, Column int // from 1, in characters; Column is 0 if only the line is known
	Err          error
}

func (e *SyntaxError) Error() string {
	if e.Column == 0 {
		return fmt.Sprintf("line %d: %v", e.Line, e.Err)
	}
	return fmt.Sprintf("line %d, column %d: %v", e.Line, e.Column, e.Err)
}

func (e *SyntaxError) Unwrap() error { return e.Err }

// Read reads answers to the questions of a program. The name of the file says
// what it holds: JSON if it ends in .json, YAML if in .yaml or .yml; of any other
// name JSON, or else YAML. With any problem the answers are nil. The error
// says that the data is not a set of answers at all; it is a [SyntaxError] where
// that has a place.
func Read(program *engine.Program, file string, data []byte) (engine.Answers, []Problem, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	var all []answer
	if isJSON(file, data) {
		all = jsonPlaces(data)
	} else {
		var err error
		if data, all, err = fromYAML(data); err != nil {
			return nil, nil, err
		}
	}
	read, problems, err := program.ReadAnswers(data)
	if err != nil {
		return nil, nil, located(err, data)
	}
	placed := make([]Problem, len(problems))
	for i, p := range problems {
		at := placeOf(p, all)
		placed[i] = Problem{p, at.line, at.column}
	}
	return read, placed, nil
}

// isJSON decides what a file holds.
func isJSON(file string, data []byte) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".json":
		return true
	case ".yaml", ".yml":
		return false
	}
	data = bytes.TrimSpace(data)
	if len(data) == 0 || data[0] == '[' || json.Valid(data) {
		return true
	}
	if data[0] != '{' {
		return false
	}
	_, _, err := fromYAML(data)
	return err != nil // what is neither was most likely meant as JSON
}

// located gives an error of the JSON reader its place. Reading piece by piece
// counts otherwise than reading at once, so it is read once more.
func located(err error, data []byte) error {
	syntax := (*json.SyntaxError)(nil)
	if !errors.As(err, &syntax) && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if !errors.As(json.Unmarshal(data, new(any)), &syntax) {
		return err
	}
	if syntax.Offset >= int64(len(data)) {
		at := placeAt(data, len(data))
		return &SyntaxError{at.line, at.column, errors.New("the file ends in the middle")}
	}
	at := placeAt(data, int(syntax.Offset)-1)
	return &SyntaxError{at.line, at.column, syntax}
}
