package answers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v3"
)

var errNoObject = errors.New(`want a line for each question, such as "role: i-broke-it"`)

// fromYAML turns answers in YAML into the JSON that the engine reads, with every
// key as often as it stands there.
func fromYAML(data []byte) ([]byte, []answer, error) {
	root, err := parse(data)
	if err != nil {
		return nil, nil, err
	}
	if root.Kind != yaml.MappingNode {
		return nil, nil, &SyntaxError{root.Line, root.Column, errNoObject}
	}
	var all []answer
	var out bytes.Buffer
	out.WriteByte('{')
	for i := 0; i < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		text, err := asJSON(value)
		if err != nil {
			return nil, nil, err
		}
		if i > 0 {
			out.WriteByte(',')
		}
		name, err := json.Marshal(key.Value)
		if err != nil {
			return nil, nil, fmt.Errorf("write a key as JSON: %w", err)
		}
		out.Write(name)
		out.WriteByte(':')
		out.Write(text)
		one := answer{place{key.Line, key.Column}, map[string]place{}}
		for _, option := range append([]*yaml.Node{value}, value.Content...) {
			one.name(option.Value, place{option.Line, option.Column})
		}
		all = append(all, one)
	}
	out.WriteByte('}')
	return out.Bytes(), all, nil
}

var lineInError = regexp.MustCompile(`^(?:yaml: )?line (\d+): `)

// parse reads the one document of a file.
func parse(data []byte) (root *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil { // the library panics on some broken files
			err = fmt.Errorf("it is not YAML: %v", r)
		}
	}()
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		return nil, errors.New("there is nothing to read")
	case err != nil:
		if m := lineInError.FindStringSubmatch(err.Error()); m != nil {
			line, _ := strconv.Atoi(m[1]) // digits
			return nil, &SyntaxError{line, 0, errors.New(err.Error()[len(m[0]):])}
		}
		return nil, fmt.Errorf("it is not YAML: %w", err)
	}
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return nil, errors.New("there is more after the answers")
	}
	return document.Content[0], nil
}

// asJSON is an answer as JSON.
func asJSON(n *yaml.Node) ([]byte, error) {
	if n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		return nil, &SyntaxError{n.Line, n.Column, errors.New("an answer is a text, a number, a list of options, true, false or null")}
	}
	switch n.Kind {
	case yaml.MappingNode:
		return []byte("{}"), nil // the engine says what the question takes
	case yaml.SequenceNode:
		parts := [][]byte{}
		for _, item := range n.Content {
			part, err := asJSON(item)
			if err != nil {
				return nil, err
			}
			parts = append(parts, part)
		}
		return fmt.Appendf(nil, "[%s]", bytes.Join(parts, []byte(","))), nil
	}
	return scalar(n)
}

// scalar is a text, number, truth or nothing as JSON; what JSON has no word for
// is a text.
func scalar(n *yaml.Node) ([]byte, error) {
	var value any = n.Value
	switch n.Tag {
	case "!!null", "!!bool", "!!int", "!!float":
		if err := n.Decode(&value); err != nil {
			value = n.Value
		}
	}
	text, err := json.Marshal(value)
	if err != nil { // infinity
		text, err = json.Marshal(n.Value)
	}
	return text, err
}
