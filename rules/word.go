package rules

import "strings"

// A Word is a name, a text in quotes or a sign of a condition.
type Word struct {
	Text     string // without quotes
	From, To int    // in characters; of a text in quotes, with them
	Quoted   bool
}

// ReadWords cuts a condition into its words, whatever is wrong with it: a text
// whose quotes are not closed goes to the end.
func ReadWords(condition string) []Word {
	runes := []rune(condition)
	var words []Word
	for i := 0; i < len(runes); {
		from := i
		switch r := runes[i]; {
		case r == '"' || r == '\'':
			for i++; i < len(runes) && runes[i] != r; i++ {
			}
			words = append(words, Word{string(runes[from+1 : i]), from, min(i+1, len(runes)), true})
			i++
		case nameRune(r):
			for i < len(runes) && nameRune(runes[i]) {
				i++
			}
			words = append(words, Word{string(runes[from:i]), from, i, false})
		default:
			i++
			if !strings.ContainsRune(" \t\r\n", r) {
				words = append(words, Word{string(r), from, i, false})
			}
		}
	}
	return words
}

// Governor is the name that the text in quotes at index i is held against: role
// of `role in ["a", "b"]`, cause of `has(cause, "a")` and `"a" in cause`; empty if
// there is none.
func Governor(words []Word, i int) string {
	if name := inFront(words, i); name != "" {
		return name
	}
	for i++; i < len(words) && (words[i].Text == "in" || words[i].Text == "not") && !words[i].Quoted; i++ {
		if i+1 < len(words) && words[i].Text == "in" && isName(words[i+1]) {
			return words[i+1].Text
		}
	}
	return ""
}

// inFront goes back over what may stand between a name and its values.
func inFront(words []Word, i int) string {
	operator := false
	for i--; i >= 0; i-- {
		switch w := words[i]; {
		case w.Quoted, w.Text == ",", w.Text == "[":
		case w.Text == "=" || w.Text == "!" || w.Text == "in" || w.Text == "not":
			operator = true
		case isName(w):
			if operator || i > 0 && words[i-1].Text == "(" {
				return w.Text
			}
			return ""
		default:
			return ""
		}
	}
	return ""
}

// isName reports whether a word can be the name of a question, fact or list.
func isName(w Word) bool {
	switch w.Text {
	case "and", "or", "not", "in", "true", "false":
		return false
	}
	return !w.Quoted && w.Text != "" && nameRune([]rune(w.Text)[0])
}
