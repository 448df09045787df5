package rules

// conditionPages explain the codes of conditions; their titles are lower's.
var conditionPages = map[string]page{
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

// examples is a page with a rule that has one condition before and another
// after.
func examples(before, after string) page {
	rule := func(condition string) string {
		return "rules:\n  - id: more\n    when: |\n      " + condition + "\n    because: It is so.\n    recommend: [listen]\n"
	}
	return page{before: rule(before), after: rule(after)}
}
