package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"amends/engine"
)

// jsonType is the media type of what the API takes and gives.
const jsonType = "application/json"

var jsonTypes = []string{jsonType} // for headers, see policy.go

// evaluation is the body of a request to evaluate answers.
type evaluation struct {
	Assessment string          `json:"assessment"`
	Answers    json.RawMessage `json:"answers"`
}

// Failure is what the API answers when it cannot evaluate.
type Failure struct {
	Error    string                 `json:"error"`
	Nearest  string                 `json:"nearest,omitempty"`  // the assessment that was probably meant
	Problems []engine.AnswerProblem `json:"problems,omitempty"` // of the answers, with the nearest names
}

// evaluate answers with the Result of the given answers (openapi.json).
func (s *Server) evaluate(w http.ResponseWriter, r *http.Request) {
	status, answer := s.result(w, r)
	writeJSON(w, status, answer)
}

func writeJSON(w http.ResponseWriter, status int, answer any) {
	if result, ok := answer.(*engine.Result); ok {
		room := rooms.Get().(*resultWriter)
		defer rooms.Put(room)
		room.out = room.out[:0]
		room.result(result)
		writeBody(w, status, room.raw("\n").out)
		return
	}
	body, err := json.Marshal(answer)
	if err != nil {
		panic(fmt.Errorf("failed to write a failure: %w", err)) // no type of ours refuses to be written
	}
	writeBody(w, status, append(body, '\n'))
}

// rooms are where results are written, one after another: each is some tens of
// kilobytes, and would be most of the garbage of a request.
var rooms = sync.Pool{New: func() any { return &resultWriter{} }}

func writeBody(w http.ResponseWriter, status int, body []byte) {
	h := w.Header()
	h["Content-Type"] = jsonTypes
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	w.WriteHeader(status)
	_, _ = w.Write(body) // the browser went away: nobody to tell
}

// result reads a request and evaluates it: a [*engine.Result], or a Failure and
// its status.
func (s *Server) result(w http.ResponseWriter, r *http.Request) (int, any) {
	if !isJSON(r.Header) {
		return http.StatusUnsupportedMediaType, Failure{Error: "send the answers as " + jsonType}
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if tooLong := (*http.MaxBytesError)(nil); errors.As(err, &tooLong) {
		return http.StatusRequestEntityTooLarge, Failure{Error: fmt.Sprintf("the body is longer than %d bytes", maxBody)}
	}
	if err != nil {
		return http.StatusBadRequest, Failure{Error: "the body did not arrive whole"}
	}
	asked, err := readRequest(body)
	if err != nil {
		return http.StatusBadRequest, Failure{Error: err.Error()}
	}
	p, ok := s.programs[asked.Assessment]
	if !ok {
		return http.StatusNotFound, s.unknown(asked.Assessment)
	}
	return evaluateAnswers(p, asked.Answers)
}

// evaluateAnswers is the result of answers in JSON, or what is wrong with them.
func evaluateAnswers(p *engine.Program, data []byte) (int, any) {
	answers, problems, err := p.ReadAnswers(data)
	if err != nil {
		return http.StatusBadRequest, Failure{Error: err.Error()}
	}
	if len(problems) > 0 {
		return http.StatusUnprocessableEntity, Failure{Error: "some answers do not fit the questions", Problems: problems}
	}
	result := p.Evaluate(answers)
	return http.StatusOK, &result
}

// isJSON reports whether a body is said to be plain JSON.
func isJSON(h http.Header) bool {
	kind, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	encoding := h.Get("Content-Encoding")
	return err == nil && kind == jsonType && (encoding == "" || strings.EqualFold(encoding, "identity"))
}

// readRequest reads the body of a request. It refuses what it does not know, so
// that no misspelt key is silently dropped.
func readRequest(body []byte) (evaluation, error) {
	var asked evaluation
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&asked); err != nil {
		return asked, fmt.Errorf("the body is not %s: %w", form, err)
	}
	if rest := body[d.InputOffset():]; len(bytes.Trim(rest, " \t\r\n")) > 0 {
		return asked, errors.New("the body goes on after " + form)
	}
	if asked.Answers == nil {
		return asked, errors.New("the body has no answers; send " + form)
	}
	return asked, nil
}

// form is what a body looks like, for messages.
const form = `{"assessment": "NAME", "answers": {…}}`

// unknown says that there is no such assessment, and which was probably meant.
func (s *Server) unknown(name string) Failure {
	return Failure{Error: "no such assessment", Nearest: engine.Nearest(name, slices.Sorted(maps.Keys(s.programs)))}
}
