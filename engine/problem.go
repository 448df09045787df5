//go:build !page

package engine

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// AnswerProblem is something in a set of answers that cannot count: a name
// that does not exist, or a value of the wrong kind.
type AnswerProblem struct {
	Question string `json:"question"`
	Option   string `json:"option,omitempty"`
	Message  string `json:"message"`           // what is wrong, and what was expected
	Nearest  string `json:"nearest,omitempty"` // the name that was probably meant
	Answer   int    `json:"-"`                 // which answer of the object it is, from 0
}

// String is the message with the nearest name.
func (x AnswerProblem) String() string {
	if x.Nearest == "" {
		return x.Message
	}
	return fmt.Sprintf("%s; did you mean %q?", x.Message, x.Nearest)
}

// ReadAnswers reads answers from a JSON object and checks every one of them
// against the program. With any problem the answers are nil: nothing is
// silently dropped. The error says that the data is no JSON object at all.
func (p *Program) ReadAnswers(data []byte) (Answers, []AnswerProblem, error) {
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	open, err := decoder.Token()
	if err != nil {
		return nil, nil, fmt.Errorf("read answers: %w", orEmpty(err))
	}
	if open != json.Delim('{') {
		return nil, nil, errors.New(`read answers: want an object such as {"role": "i-broke-it"}`)
	}
	answers := Answers{}
	var problems []AnswerProblem
	for i := 0; decoder.More(); i++ {
		found, err := p.readAnswer(decoder, answers)
		if err != nil {
			return nil, nil, fmt.Errorf("read answers: %w", err)
		}
		for _, one := range found {
			one.Answer = i
			problems = append(problems, one)
		}
	}
	if _, err := decoder.Token(); err != nil { // the closing brace
		return nil, nil, fmt.Errorf("read answers: %w", err)
	}
	if err := finish(decoder); err != nil {
		return nil, nil, fmt.Errorf("read answers: %w", err)
	}
	if len(problems) > 0 {
		return nil, problems, nil
	}
	return answers, nil, nil
}

func orEmpty(err error) error {
	if errors.Is(err, io.EOF) {
		return errors.New("there is nothing to read")
	}
	return err
}

// finish makes sure that nothing follows what was read.
func finish(decoder *json.Decoder) error {
	if err := decoder.Decode(new(json.RawMessage)); !errors.Is(err, io.EOF) {
		return errors.New("there is more after the object")
	}
	return nil
}

func (p *Program) readAnswer(decoder *json.Decoder, answers Answers) ([]AnswerProblem, error) {
	key, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	id, _ := key.(string)
	var raw any
	if err := decoder.Decode(&raw); err != nil {
		return nil, err
	}
	q, ok := p.Question(id)
	if !ok {
		return []AnswerProblem{p.unknownQuestion(id)}, nil
	}
	if _, double := answers[id]; double {
		return []AnswerProblem{{Question: id, Message: fmt.Sprintf("%q is answered twice", id)}}, nil
	}
	value, ok := ValueOf(raw)
	if !ok || !value.suits(q, raw) {
		return []AnswerProblem{{Question: id, Message: fmt.Sprintf("%q takes %s", id, expected(q))}}, nil
	}
	answers[id] = value
	return unknownOptions(q, value), nil
}

// suits reports whether a value has the kind that a question takes.
func (v Value) suits(q *Question, raw any) bool {
	_, isBool := raw.(bool)
	switch {
	case v.Skipped():
		return true
	case q.Kind == Number:
		return v.kind == amount && q.accepts(v.amount)
	case v.kind != chosen || isBool && q.Kind != YesNo:
		return false
	}
	return q.Kind == AnyOf || len(v.options) == 1
}

// expected says in words what a question takes.
func expected(q *Question) string {
	switch q.Kind {
	case AnyOf:
		return fmt.Sprintf("a list of options, such as [%q], or null for a skip", q.Options[0].ID)
	case YesNo:
		return "true, false, or null for a skip"
	case Number:
		return expectedNumber(q)
	case OneOf:
		return fmt.Sprintf("one option, such as %q, or null for a skip", q.Options[0].ID)
	}
	panic(UnknownKind{"engine: a question", string(q.Kind)})
}

func expectedNumber(q *Question) string {
	text := "a whole number"
	if q.Decimal {
		text = "a number"
	}
	if q.Min != nil {
		text += fmt.Sprintf(", at least %v", *q.Min)
	}
	if q.Max != nil {
		text += fmt.Sprintf(", at most %v", *q.Max)
	}
	return text + ", or null for a skip"
}

func (p *Program) unknownQuestion(id string) AnswerProblem {
	names := make([]string, len(p.bundle.Questions))
	for i := range p.bundle.Questions {
		names[i] = p.bundle.Questions[i].ID
	}
	return AnswerProblem{Question: id, Message: fmt.Sprintf("there is no question %q", id), Nearest: Nearest(id, names)}
}

func unknownOptions(q *Question, value Value) []AnswerProblem {
	names := make([]string, len(q.Options))
	for i := range q.Options {
		names[i] = q.Options[i].ID
	}
	var problems []AnswerProblem
	for _, option := range value.options {
		if !slices.Contains(names, option) {
			message := fmt.Sprintf("question %q has no option %q (it has %s)", q.ID, option, strings.Join(names, ", "))
			problems = append(problems, AnswerProblem{Question: q.ID, Option: option, Message: message, Nearest: Nearest(option, names)})
		}
	}
	return problems
}
