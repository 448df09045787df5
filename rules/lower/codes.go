package lower

import "amends/rules/diagnostic"

var codes diagnostic.Codes

// Codes lists every code of this package, by name.
func Codes() []*diagnostic.Code { return codes.All() }

// The codes. They are part of what scripts and documentation rely on: add new
// ones, never rename.
var (
	codeBrackets = codes.Add(example(`(settled or has(cause, "lie")`, `(settled or has(cause, "lie"))`, diagnostic.Code{
		Name: "bracket-mismatch", Title: "a bracket is opened and never closed, or closed and never opened",
	}))
	codeComment = codes.Add(example("settled // for now", "settled", diagnostic.Code{
		Name: "comment-in-condition", Title: "a comment stands inside a condition",
	}))
	codeConstant = codes.Add(example(`settled or true`, `settled`, diagnostic.Code{
		Name: "constant", Title: "a part of a condition has the same value whatever is answered",
	}))
	codeCurly = codes.Add(example(`role == “i-broke-it”`, `role == "i-broke-it"`, diagnostic.Code{
		Name: "curly-quotes", Title: "curly or other typographic quotes instead of straight ones",
	}))
	CodeEmptyCondition = codes.Add(diagnostic.Code{Name: "empty-condition", Title: "there is no condition"})
	codeEmptyList      = codes.Add(example(`role in []`, `role in ["unclear"]`, diagnostic.Code{
		Name: "empty-list", Title: "a list has nothing in it",
	}))
	codeEmptyRange = codes.Add(diagnostic.Code{Name: "empty-range", Title: "no number lies within the bounds"})
	codeResult     = codes.Add(diagnostic.Code{Name: "fact-result", Title: "a result of a fact is not a text in quotes"})
	codeInvisible  = codes.Add(diagnostic.Code{Name: "invisible-character", Title: "a character that cannot be seen stands in the condition"})
	codeQuotes     = codes.Add(example(`role == i-broke-it`, `role == "i-broke-it"`, diagnostic.Code{
		Name: "missing-quotes", Title: "an option is written without quotes",
	}))
	codeNot = codes.Add(example(`not role == "unclear"`, `not (role == "unclear")`, diagnostic.Code{
		Name: "not-needs-brackets", Title: `"not" stands before a comparison that has no brackets`,
	}))
	codeNumber       = codes.Add(diagnostic.Code{Name: "number-form", Title: "a number is not written in plain digits"})
	codeOutside      = codes.Add(diagnostic.Code{Name: "outside-language", Title: "something of another language, which conditions do not have"})
	codeDecimalRange = codes.Add(diagnostic.Code{Name: "range-on-decimal", Title: "a range of whole numbers on a question that takes decimals"})
	codeRefused      = codes.Add(diagnostic.Code{Name: "refused", Title: "the expression library refuses the condition"})
	codeRepeated     = codes.Add(example(`role in ["unclear", "unclear"]`, `role in ["unclear"]`, diagnostic.Code{
		Name: "repeated-option", Title: "an option or number is named twice in one list",
	}))
	codeSyntax = codes.Add(diagnostic.Code{Name: "syntax", Title: "something is missing between two parts of the condition, or is too much"})
	codeDeep   = codes.Add(diagnostic.Code{Name: "too-deep", Title: "brackets or operators are nested too deeply"})
	codeLong   = codes.Add(diagnostic.Code{Name: "too-long", Title: "the condition is too long"})
	codeTwo    = codes.Add(example(`role == cause`, `role == "unclear"`, diagnostic.Code{
		Name: "two-questions", Title: "two questions or facts are compared with each other",
	}))
	codeUnclosed = codes.Add(example(`role == "i-broke-it`, `role == "i-broke-it"`, diagnostic.Code{
		Name: "unclosed-quote", Title: "a quote is opened and never closed",
	}))
	codeFunction = codes.Add(example(`hass(cause, "lie")`, `has(cause, "lie")`, diagnostic.Code{
		Name: "unknown-function", Title: "there is no function of this name",
	}))
	CodeUnknownName = codes.Add(example(`rolle == "i-broke-it"`, `role == "i-broke-it"`, diagnostic.Code{
		Name: "unknown-name", Title: "there is no question or fact of this name",
	}))
	CodeUnknownOption = codes.Add(example(`role == "i-brok-it"`, `role == "i-broke-it"`, diagnostic.Code{
		Name: "unknown-option", Title: "the question has no such option",
	}))
	codeArguments = codes.Add(diagnostic.Code{Name: "wrong-arguments", Title: "a function is given too much, too little, or the wrong things"})
	codeOperator  = codes.Add(example(`role = "i-broke-it"`, `role == "i-broke-it"`, diagnostic.Code{
		Name: "wrong-operator", Title: "an operator is written as in another language",
	}))
	codeQuestion  = codes.Add(diagnostic.Code{Name: "wrong-question", Title: "the option belongs to another question"})
	CodeWrongType = codes.Add(diagnostic.Code{
		Name: "wrong-type", Title: "a value or a test is of another kind than its key, question or fact",
		Before: "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    because: There was a lie.\n    recommend: listen\n",
		After:  "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\")\n    because: There was a lie.\n    recommend: [listen]\n",
	})
)

// example gives a code the examples of a rule that has one condition before and
// another after.
func example(before, after string, code diagnostic.Code) diagnostic.Code {
	rule := func(condition string) string {
		return "rules:\n  - id: more\n    when: |\n      " + condition + "\n    because: It is so.\n    recommend: [listen]\n"
	}
	code.Before, code.After = rule(before), rule(after)
	return code
}

// followsFrom are the problems that a fault in a question or fact brings about in
// the conditions that read it.
var followsFrom = []*diagnostic.Code{
	CodeUnknownName, CodeUnknownOption, codeQuestion, CodeWrongType, codeTwo, codeDecimalRange, codeArguments, codeQuotes, codeConstant,
}
