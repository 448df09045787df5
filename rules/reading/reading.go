// Package reading measures how hard an English text is to read.
//
// The measure is the grade of Flesch and Kincaid, from the length of sentences
// and words. It is a hint and no verdict: it knows nothing of what a text
// says. Syllables are counted by rule, with a list of words that do not keep
// to the rules.
//
//	ease := reading.Of("Say what you did. Then listen.")
//	if ease.Grade() > 7 { … }
package reading

import (
	"regexp"
	"strings"
)

// Ease is what is counted in a text. The zero value is an empty text.
type Ease struct{ Words, Sentences, Syllables int }

// Of counts the words, sentences and syllables of a text.
func Of(text string) Ease {
	var r Ease
	for _, sentence := range sentences(text) {
		words := wordPattern.FindAllString(sentence, -1)
		if len(words) == 0 {
			continue
		}
		r.Sentences++
		r.Words += len(words)
		for _, w := range words {
			r.Syllables += syllables(w)
		}
	}
	return r
}

// Plus is what is counted in two texts.
func (r Ease) Plus(other Ease) Ease {
	return Ease{r.Words + other.Words, r.Sentences + other.Sentences, r.Syllables + other.Syllables}
}

// Grade is the grade of Flesch and Kincaid: about the school year in which one
// reads such a text with ease.
func (r Ease) Grade() float64 {
	return 0.39*r.PerSentence() + 11.8*float64(r.Syllables)/float64(max(1, r.Words)) - 15.59
}

// PerSentence is the average length of a sentence in words.
func (r Ease) PerSentence() float64 { return float64(r.Words) / float64(max(1, r.Sentences)) }

var (
	wordPattern     = regexp.MustCompile(`[\p{L}\p{N}]+(?:['’][\p{L}]+)?`)
	sentencePattern = regexp.MustCompile(`[.!?…]+["”’)]*(?:\s+|$)`)
)

// sentences splits a text at full stops, and at question and exclamation
// marks.
func sentences(text string) []string { return sentencePattern.Split(text, -1) }

// spoken are words whose vowels do not tell how they are spoken.
var spoken = map[string]int{
	"people": 2, "something": 2, "someone": 2, "somebody": 3, "sometimes": 2, "maybe": 2, "everybody": 4, "everyone": 3,
	"everything": 3, "being": 2, "doing": 2, "going": 2, "seeing": 2, "idea": 3, "area": 3, "quiet": 2, "trial": 2,
	"diary": 3, "lion": 2, "science": 2, "evening": 2, "therefore": 2, "somewhere": 2, "elsewhere": 2, "whatever": 3,
	"really": 2, "business": 2, "every": 2, "different": 2, "family": 3, "friend": 1, "create": 2, "react": 2,
	"reaction": 3, "reliable": 4, "client": 2, "usual": 3, "actual": 3, "real": 1, "truly": 2, "safety": 2, "lonely": 2,
	"themselves": 2, "yourselves": 2, "ourselves": 2, "apologise": 4, "apologised": 4, "apologises": 5, "hatred": 2,
	"wounded": 2, "sacred": 2, "naked": 2, "wicked": 2, "hundred": 2, "phone": 1, "statement": 2, "movement": 2,
	"careful": 2, "hopeful": 2, "likely": 2, "lately": 2, "wholly": 2, "forgiveness": 3, "useful": 2, "closeness": 2,
	"homework": 2, "lifetime": 2, "meanwhile": 2, "forever": 3, "poem": 2, "violence": 3, "riot": 2, "anxiety": 4,
	"society": 4, "variety": 4, "ruin": 2, "fluent": 2, "cruel": 2, "fuel": 2, "jealousy": 3, "jealous": 2, "gone": 1,
}

// shortened brings the short forms of words into one form.
var shortened = strings.NewReplacer("’", "'", "'s", "", "n't", "nt")

// syllables counts the syllables of an English word: groups of vowels, less
// the silent ones.
func syllables(word string) int {
	w := strings.ReplaceAll(strings.ToLower(shortened.Replace(word)), "'", "")
	if n, ok := spoken[w]; ok {
		return n
	}
	if n, ok := spoken[strings.TrimSuffix(w, "s")]; ok {
		return n
	}
	n, before := 0, false
	for _, c := range w {
		vowel := strings.ContainsRune("aeiouyäöüéè", c)
		if vowel && !before {
			n++
		}
		before = vowel
	}
	return max(1, n-silent(w))
}

// silent counts the vowels at a word's end that nobody speaks.
func silent(w string) int {
	ends := func(suffixes ...string) bool {
		for _, s := range suffixes {
			if strings.HasSuffix(w, s) && len(w) > len(s)+1 {
				return true
			}
		}
		return false
	}
	switch {
	case ends("le", "les") && !strings.ContainsRune("aeiouy", rune(w[len(strings.TrimSuffix(w, "s"))-3])):
		return 0
	case ends("ted", "ded"), ends("led") && !strings.ContainsRune("aeioulwy", rune(w[len(w)-4])):
		return 0
	case ends("ces", "ges", "ses", "zes", "xes", "shes", "ches"):
		return 0
	case ends("ied", "ies", "ee", "ees", "ye", "oe", "oes"):
		return 0
	case ends("ed", "es", "e", "ely", "eful", "eless", "ement", "eness"):
		return 1
	}
	return 0
}
