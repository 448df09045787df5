package lower_test

import (
	"slices"
	"strings"
	"testing"

	"amends/rules/diagnostic"
	"amends/rules/lower"
)

// accepted pairs texts with their lowered form. The same texts are given to the
// engine and to expr in other tests.
var accepted = []struct{ text, want string }{
	{`true`, `always`},
	{`role == "i-broke-it"`, `role any {i-broke-it}`},
	{`role == 'i-broke-it'`, `role any {i-broke-it}`},
	{`"i-broke-it" == role`, `role any {i-broke-it}`},
	{`role != "i-broke-it"`, `not(role any {i-broke-it})`},
	{`role in ["unclear", "i-broke-it"]`, `role any {unclear i-broke-it}`},
	{`role not in ["unclear", "i-broke-it",]`, `not(role any {unclear i-broke-it})`},
	{"role not\n  in [\"unclear\"]", `not(role any {unclear})`},
	{`not (role in ["unclear"])`, `not(role any {unclear})`},
	{`has(cause, "lie")`, `cause any {lie}`},
	{`"lie" in cause`, `cause any {lie}`},
	{`"lie" not in cause`, `not(cause any {lie})`},
	{`any_of(cause, "lie", "affair")`, `cause any {lie affair}`},
	{`any_of(cause, ["lie", "affair"])`, `cause any {lie affair}`},
	{`any_of(cause, untruths)`, `cause any {lie hid-something}`},
	{`all_of(cause, untruths)`, `cause all {lie hid-something}`},
	{`role in breakers`, `role any {i-broke-it both-broke-it}`},
	{`none_of(role, breakers)`, `not(role any {i-broke-it both-broke-it})`},
	{`any_of(role, "unclear", "i-broke-it")`, `role any {unclear i-broke-it}`},
	{`all_of(cause, "lie", "affair")`, `cause all {lie affair}`},
	{`all_of(role, ["unclear"])`, `role all {unclear}`},
	{`none_of(cause, "lie", "affair")`, `not(cause any {lie affair})`},
	{`none_of(phase_now, "later")`, `not(fact phase_now any {later})`},
	{`count(cause) >= 3`, `cause count [3, ∞)`},
	{`count(cause) == 0`, `cause count [0, 0]`},
	{`2 > count(cause)`, `cause count (-∞, 2)`},
	{`count(cause) in 2..4`, `cause count [2, 4]`},
	{`count(cause) not in [1, 3]`, `not(cause count [1, 1] [3, 3])`},
	{`1 < count(cause) <= 3`, `cause count (1, 3]`},
	{`years < 5`, `years number (-∞, 5)`},
	{`years <= 5`, `years number (-∞, 5]`},
	{`5 < years`, `years number (5, ∞)`},
	{`years >= 2.5`, `years number [2.5, ∞)`},
	{`years == -1`, `years number [-1, -1]`},
	{`years != 3`, `not(years number [3, 3])`},
	{`18 <= years < 30`, `years number [18, 30)`},
	{`30 > years >= 18`, `years number [18, 30)`},
	{`years in 2..4`, `years number [2, 4]`},
	{`years in -2..-1`, `years number [-2, -1]`},
	{`years not in 2..4`, `not(years number [2, 4])`},
	{`years in [4, 1]`, `years number [4, 4] [1, 1]`},
	{`0.5 <= income <= 30`, `income number [0.5, 30]`},
	{`income in [10, 10.5]`, `income number [10, 10] [10.5, 10.5]`},
	{`smoker`, `smoker any {yes}`},
	{`not smoker`, `not(smoker any {yes})`},
	{`!smoker`, `not(smoker any {yes})`},
	{`not not smoker`, `not(not(smoker any {yes}))`},
	{`smoker == true`, `smoker any {yes}`},
	{`smoker == false`, `smoker any {no}`},
	{`smoker != true`, `not(smoker any {yes})`},
	{`came_out`, `fact came_out any {yes}`},
	{`false == came_out`, `fact came_out any {no}`},
	{`phase_now == "later"`, `fact phase_now any {later}`},
	{`phase_now not in ["later", "first-talk"]`, `not(fact phase_now any {later first-talk})`},
	{`answered(time)`, `time answered`},
	{`at_least(2, smoker, came_out or danger, not (role == "unclear"))`, `at least 2(smoker any {yes}, any(fact came_out any {yes}, fact danger any {yes}), not(role any {unclear}))`},
	{`not at_least(1, smoker, at_least(2, came_out, danger))`, `not(at least 1(smoker any {yes}, at least 2(fact came_out any {yes}, fact danger any {yes})))`},
	{`answered(years) and answered(smoker) and answered(cause)`, `all(years answered, smoker answered, cause answered)`},
	{`smoker and came_out and danger`, `all(smoker any {yes}, fact came_out any {yes}, fact danger any {yes})`},
	{`smoker && came_out and danger`, `all(smoker any {yes}, fact came_out any {yes}, fact danger any {yes})`},
	{`(smoker and came_out) and danger`, `all(all(smoker any {yes}, fact came_out any {yes}), fact danger any {yes})`},
	{`smoker and (came_out and danger)`, `all(smoker any {yes}, all(fact came_out any {yes}, fact danger any {yes}))`},
	{`((smoker) and (came_out)) and danger`, `all(all(smoker any {yes}, fact came_out any {yes}), fact danger any {yes})`},
	{`(smoker) and (came_out) and (danger)`, `all(smoker any {yes}, fact came_out any {yes}, fact danger any {yes})`},
	{`smoker or came_out || danger`, `any(smoker any {yes}, fact came_out any {yes}, fact danger any {yes})`},
	{`smoker or came_out and danger or smoker`, `any(smoker any {yes}, all(fact came_out any {yes}, fact danger any {yes}), smoker any {yes})`},
	{`1 < years < 5 and 2 < income < 6 and smoker`, `all(years number (1, 5), income number (2, 6), smoker any {yes})`},
	{`not (smoker or came_out)`, `not(any(smoker any {yes}, fact came_out any {yes}))`},
	{"\n role == \"unclear\"\n and smoker\n", `all(role any {unclear}, smoker any {yes})`},
	{`age == "16-17"`, `age any {16-17}`},
	{`(true)`, `always`},
}

func TestConditionsAreLoweredAsWritten(t *testing.T) {
	scope := lower.NewScope(names(t))
	for _, test := range accepted {
		got, problems := scope.Condition(test.text)
		if len(problems) > 0 {
			t.Errorf("%s", rendered(test.text, problems))
		} else if printed(got) != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, printed(got), test.want)
		}
	}
}

func TestFactsAreLoweredAsWritten(t *testing.T) {
	scope := lower.NewScope(names(t))
	for _, test := range []struct{ text, want string }{
		{`time in ["weeks", "months"]`, `time any {weeks months}`},
		{`true`, `always`},
		{`danger and smoker`, `sensitive all(fact danger any {yes}, smoker any {yes})`},
		{`smoker ? "a" : "b"`, `[a b]: smoker any {yes} ? "a" : "b"`},
		{`smoker ? "a" : came_out ? "b" : "a"`, `[a b]: smoker any {yes} ? "a" : fact came_out any {yes} ? "b" : "a"`},
		{`smoker ? (came_out ? "x y" : "b") : ("a")`, `[x y b a]: smoker any {yes} ? fact came_out any {yes} ? "x y" : "b" : "a"`},
		{`(has(safety_from_me, "none") ? "a" : "b")`, `sensitive [a b]: safety_from_me any {none} ? "a" : "b"`},
		{`not (years < 5 or smoker) ? "a" : "b"`, `[a b]: not(any(years number (-∞, 5), smoker any {yes})) ? "a" : "b"`},
	} {
		got, problems := scope.Fact("f", test.text)
		if len(problems) > 0 {
			t.Errorf("%s", rendered(test.text, problems))
		} else if printedFact(got) != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, printedFact(got), test.want)
		}
	}
}

func TestReadsNamesWhateverElseIsWrong(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`has(cause, "lie") and role == "x" or cause in y`, "cause role y"},
		{`smoker ? "a" : (came_out ? "b" : c`, "smoker came_out c"},
		{`role == i-broke-it and not time`, "role time"},
		{`count(a) >= 3 and b.c == "d" # e`, "a b"},
		{`years - 5 < age`, "years age"},
		{`“role” == role AND x is not y`, "role AND x y"},
		{strings.Repeat("a ", 5000), ""},
	} {
		if got := strings.Join(lower.Reads(test.text), " "); got != test.want {
			t.Errorf("Reads(%.60q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestHugeAndDeepTextsAreRefusedAtOnce(t *testing.T) {
	scope := lower.NewScope(names(t))
	for _, test := range []struct{ name, text, code string }{
		{"100,000 brackets", strings.Repeat("(", 100_000), "too-long"},
		{"10 MB", strings.Repeat("role ", 2<<20), "too-long"},
		{"65 brackets", strings.Repeat("(", 65) + "smoker" + strings.Repeat(")", 65), "too-deep"},
		{"65 lists", strings.Repeat("[", 65), "too-deep"},
		{"65 times not", strings.Repeat("not ", 65) + "smoker", "too-deep"},
		{"65 times !", strings.Repeat("!", 65) + "smoker", "too-deep"},
		{"65 times a dash", "years > " + strings.Repeat("–", 65) + "1", "too-deep"},
		{"33 times not (", strings.Repeat("not (", 33) + "smoker" + strings.Repeat(")", 33), "too-deep"},
		{"65 choices", strings.Repeat(`smoker ? "a" : `, 65) + `"b"`, "too-deep"},
		{"two nodes a bracket", strings.Repeat("smoker or smoker and (", 64) + "smoker" + strings.Repeat(")", 64), "too-deep"},
		{"64 brackets", strings.Repeat("(", 64) + "smoker" + strings.Repeat(")", 64), ""},
		{"64 times not, twice", strings.Repeat("not ", 64) + "smoker and " + strings.Repeat("!", 64) + "smoker", ""},
		{"64 brackets in a row", strings.Repeat("(smoker) and ", 64) + "smoker", ""},
		{"brackets in quotes", `role == "` + strings.Repeat("(", 65) + `"`, "unknown-option"},
	} {
		var codes []string
		_, problems := scope.Condition(test.text)
		for _, p := range problems {
			codes = append(codes, p.Code.Name)
		}
		if strings.Join(codes, " ") != test.code {
			t.Errorf("%s: got %q, want %q", test.name, codes, test.code)
		}
	}
}

func TestCodesAreSortedAndComplete(t *testing.T) {
	codes := lower.Codes()
	byName := func(a, b *diagnostic.Code) int { return strings.Compare(a.Name, b.Name) }
	if !slices.IsSortedFunc(codes, byName) {
		t.Error("codes are not in order")
	}
	for _, code := range codes {
		if code.Title == "" || lower.Reserved(code.Name) {
			t.Errorf("code %q has no title", code.Name)
		}
	}
}

func TestReservedWordsCannotBeNames(t *testing.T) {
	for _, word := range []string{"in", "not", "has", "count", "true", "contains"} {
		if !lower.Reserved(word) {
			t.Errorf("%s is not reserved", word)
		}
	}
	if lower.Reserved("role") {
		t.Error("role is reserved")
	}
}
