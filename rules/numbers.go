package rules

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"amends/rules/diagnostic"
	"amends/rules/lines"
)

// dialled is a telephone number of which every digit is dialled.
var dialled = regexp.MustCompile(`^\+?[0-9]([-0-9 .()\x{a0}]*[0-9])?$`)

// longestNumber is how many digits a number has at most (ITU-T E.164).
const longestNumber = 15

var (
	twoNumbers = regexp.MustCompile(`(?i)\d\s*(or|and|/|,|;|\|)\s*\+?\d`)
	extension  = regexp.MustCompile(`(?i)\b(ext|extension|x|press|then)\b\.?`)
)

// checkNumber reports a telephone number that the page would dial wrongly: it
// dials all digits, and nothing else.
func (a *Assessment) checkNumber(t lines.Text) {
	if t.Value == "" {
		return
	}
	digits := 0
	for _, r := range t.Value {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	message, hint := "", "write one number, with digits, spaces and `-` only"
	switch {
	case strings.Contains(t.Value, "(0)"):
		message, hint = "the `(0)` of `%s` would be dialled, and is not meant to be", "leave it out after a country's number"
	case twoNumbers.MatchString(t.Value):
		message, hint = "`%s` is two numbers, and the page would dial them as one", "write a line of its own for each"
	case extension.MatchString(t.Value):
		message, hint = "what follows the number in `%s` would be dialled with it", "say it in `name` or `hours`, and keep the number alone"
	case strings.ContainsFunc(t.Value, unicode.IsLetter):
		message, hint = "`%s` has letters, which are not dialled", "write the digits; words belong into `name`, and a number for messages into `text`"
	case !dialled.MatchString(t.Value):
		message = "`%s` is no telephone number"
	case digits > longestNumber:
		message = "`%s` has more digits than a telephone number can have"
	case digits < 2:
		message = "`%s` is too short for a telephone number"
	default:
		return
	}
	a.folder.Report(t.Diagnose(codeWrongNumber, fmt.Sprintf(message, diagnostic.Clip(t.Value)), hint))
}
