package entries

import (
	"amends/rules/diagnostic"
	"amends/rules/lower"
)

// ConditionCodes are the codes of package lower, with examples.
var ConditionCodes diagnostic.Codes

var conditionCodes = func() map[string]*diagnostic.Code {
	m := map[string]*diagnostic.Code{}
	for _, c := range lower.Codes() {
		code := conditionExamples[c.Name]
		code.Name, code.Title = c.Name, c.Title
		m[c.Name] = ConditionCodes.Add(code)
	}
	return m
}()

// ConditionCode finds the code of a problem of package lower by its name.
func ConditionCode(name string) *diagnostic.Code { return conditionCodes[name] }

// Codes of conditions that are also reported where there is no condition.
var (
	CodeEmptyCondition = ConditionCode("empty-condition")
	CodeUnknownOption  = ConditionCode("unknown-option")
)

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
