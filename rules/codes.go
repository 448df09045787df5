package rules

import (
	"slices"

	"amends/rules/diagnostic"
	"amends/rules/lines"
	"amends/rules/lower"
)

var codes diagnostic.Codes

// conditionCodes are the codes of package lower by name, with examples.
var conditionCodes = func() map[string]*diagnostic.Code {
	m := map[string]*diagnostic.Code{}
	for _, c := range lower.Codes() {
		code := conditionExamples[c.Name]
		code.Name, code.Title = c.Name, c.Title
		m[c.Name] = codes.Add(code)
	}
	return m
}()

// Codes of conditions that this package reports itself.
var (
	codeUnknownOption  = conditionCodes["unknown-option"]
	codeEmptyCondition = conditionCodes["empty-condition"]
)

// Codes lists all codes of the language, those of conditions first.
func Codes() []*diagnostic.Code {
	return slices.Concat(codes.All(), lines.Codes(), diagnostic.All())
}

// Explain returns the page of a code: what it means, why it matters, and an
// example before and after.
func Explain(code string) (text string, ok bool) {
	for _, c := range Codes() {
		if c.Name == code {
			return c.Page(), true
		}
	}
	return "", false
}

// Page renders the page of a code of another package like those of this one.
func Page(code, title, text, before, after string) string {
	return (&diagnostic.Code{Name: code, Title: title, Text: text, Before: before, After: after}).Page()
}

// conditionExamples are the examples of the codes of conditions.
var conditionExamples = map[string]diagnostic.Code{
	"unknown-name":         examples(`rolle == "i-broke-it"`, `role == "i-broke-it"`),
	"unknown-option":       examples(`role == "i-brok-it"`, `role == "i-broke-it"`),
	"missing-quotes":       examples(`role == i-broke-it`, `role == "i-broke-it"`),
	"curly-quotes":         examples(`role == “i-broke-it”`, `role == "i-broke-it"`),
	"wrong-operator":       examples(`role = "i-broke-it"`, `role == "i-broke-it"`),
	"wrong-type":           {},
	"bracket-mismatch":     examples(`(settled or has(cause, "lie")`, `(settled or has(cause, "lie"))`),
	"unclosed-quote":       examples(`role == "i-broke-it`, `role == "i-broke-it"`),
	"empty-list":           examples(`role in []`, `role in ["unclear"]`),
	"repeated-option":      examples(`role in ["unclear", "unclear"]`, `role in ["unclear"]`),
	"two-questions":        examples(`role == cause`, `role == "unclear"`),
	"unknown-function":     examples(`hass(cause, "lie")`, `has(cause, "lie")`),
	"not-needs-brackets":   examples(`not role == "unclear"`, `not (role == "unclear")`),
	"constant":             examples(`settled or true`, `settled`),
	"comment-in-condition": examples("settled // for now", "settled"),
}

// examples is a code with a rule that has one condition before and another
// after.
func examples(before, after string) diagnostic.Code {
	rule := func(condition string) string {
		return "rules:\n  - id: more\n    when: |\n      " + condition + "\n    because: It is so.\n    recommend: [listen]\n"
	}
	return diagnostic.Code{Before: rule(before), After: rule(after)}
}
