package answers

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"amends/engine"
)

// place is a line and a column, from 1, in characters.
type place struct{ line, column int }

// answer is where one answer of a file stands: its question, and the first time
// that it names each option.
type answer struct {
	question place
	options  map[string]place
}

// name notes where an option stands.
func (a answer) name(option string, at place) {
	if _, double := a.options[option]; !double {
		a.options[option] = at
	}
}

// placeOf is where a problem of one of these answers stands.
func placeOf(p engine.AnswerProblem, all []answer) place {
	if p.Answer >= len(all) {
		return place{}
	}
	if at, ok := all[p.Answer].options[p.Option]; ok && p.Option != "" {
		return at
	}
	return all[p.Answer].question
}

// placeAt is the place of a byte.
func placeAt(data []byte, offset int) place {
	before := data[:max(0, min(offset, len(data)))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return place{line: bytes.Count(before, []byte("\n")) + 1, column: utf8.RuneCount(before[start:]) + 1}
}

// jsonPlaces finds where answers stand in a JSON object, as far as it is sound.
func jsonPlaces(data []byte) []answer {
	var all []answer
	decoder := json.NewDecoder(bytes.NewReader(data))
	depth, isKey := 0, true
	for {
		from := int(decoder.InputOffset())
		token, err := decoder.Token()
		if err != nil {
			return all
		}
		switch token := token.(type) {
		case json.Delim:
			if token == '{' || token == '[' {
				depth++
			} else {
				depth--
			}
			isKey = depth == 1
		case string:
			here := placeAt(data, from+bytes.IndexByte(data[from:], '"'))
			if depth == 1 && isKey {
				all, isKey = append(all, answer{here, map[string]place{}}), false
				continue
			}
			if len(all) > 0 {
				all[len(all)-1].name(token, here)
			}
			isKey = depth == 1
		default:
			isKey = depth == 1
		}
	}
}
