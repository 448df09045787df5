package ui

import (
	"errors"
	"strings"
	"sync"

	"amends/engine"
)

// FallbackLanguage is the language of the catalogue that ships complete.
const FallbackLanguage = "en"

// Messages are the page's own texts by key, in one language.
type Messages map[string]string

// catalogues are the texts that were read already: a server draws thousands of
// pages a second with them.
var catalogues sync.Map

// MessagesIn gives the texts in a language, or in English if there are none.
// Nobody may change them.
func MessagesIn(language string) Messages {
	if known, ok := catalogues.Load(language); ok {
		return known.(Messages)
	}
	m, err := readMessages(language)
	if err == nil {
		catalogues.Store(language, m)
		return m
	}
	if language == FallbackLanguage {
		panic(err) // embedded, and read by a test
	}
	return MessagesIn(FallbackLanguage)
}

// readMessages reads every file of a language's folder.
func readMessages(language string) (Messages, error) {
	files, err := messageFiles.ReadDir("messages/" + language)
	if err != nil {
		return nil, err
	}
	m := Messages{}
	for _, f := range files {
		data, err := messageFiles.ReadFile("messages/" + language + "/" + f.Name())
		if err != nil {
			return nil, err
		}
		read, _ := engine.ReadJSON(string(data))
		texts, ok := read.(map[string]any)
		for key, text := range texts {
			if m[key], ok = text.(string); !ok {
				break
			}
		}
		if !ok {
			return nil, errors.New("read messages of " + f.Name() + " in " + language + ": it is not an object of texts")
		}
	}
	return m, nil
}

// Say gives the text of a key. Pairs of name and value fill its {name} places.
func (m Messages) Say(key string, pairs ...string) string {
	text := m[key]
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+pairs[i]+"}", pairs[i+1])
	}
	return text
}
