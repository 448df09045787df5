package lower_test

import (
	"flag"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"amends/engine"
	"amends/rules/lower"
)

var update = flag.Bool("update", false, "write the golden files anew")

// facts are the texts of the facts of these tests, in order.
var facts = [][2]string{
	{"came_out", `time in ["under-a-week", "weeks", "months"]`},
	{"phase_now", `not came_out ? "before-talking" : time == "months" ? "later" : "first-talk"`},
	{"danger", `has(safety_from_me, "contact-after-stop")`},
}

// names is what the texts of these tests may name: a question of each kind, a
// fact of each kind, and something sensitive.
func names(t testing.TB) lower.Names {
	t.Helper()
	n := lower.Names{Questions: []engine.Question{
		question("role", engine.OneOf, "i-broke-it", "they-broke-it", "both-broke-it", "unclear"),
		question("cause", engine.AnyOf, "lie", "hid-something", "affair", "dont-know"),
		question("time", engine.OneOf, "not-out-yet", "under-a-week", "weeks", "months"),
		question("age", engine.OneOf, "under-16", "16-17", "adult"),
		{ID: "years", Kind: engine.Number},
		{ID: "income", Kind: engine.Number, Decimal: true},
		question("smoker", engine.YesNo, "yes", "no"),
		question("safety_from_me", engine.AnyOf, "none", "contact-after-stop"),
	}}
	for i := range n.Questions {
		n.Questions[i].Section, n.Questions[i].Text = "all", "…"
	}
	n.Questions[len(n.Questions)-1].Sensitive = true
	n.Lists = map[string][]string{"untruths": {"lie", "hid-something"}, "breakers": {"i-broke-it", "both-broke-it"}}
	for _, f := range facts {
		fact, problems := lower.NewScope(n).Fact(f[0], f[1])
		if len(problems) > 0 {
			t.Fatalf("fact %s: %v", f[0], problems)
		}
		n.Facts = append(n.Facts, fact)
	}
	return n
}

func question(id string, kind engine.QuestionKind, options ...string) engine.Question {
	q := engine.Question{ID: id, Kind: kind}
	for _, o := range options {
		q.Options = append(q.Options, engine.Option{ID: o, Label: o})
	}
	return q
}

// printed shows a lowered condition on one line.
func printed(c engine.Condition) string {
	switch {
	case len(c.All) > 0:
		return "all(" + printedList(c.All) + ")"
	case len(c.Of) > 0:
		return fmt.Sprintf("at least %d(%s)", c.AtLeast, printedList(c.Of))
	case len(c.Any) > 0:
		return "any(" + printedList(c.Any) + ")"
	case c.Not != nil:
		return "not(" + printed(*c.Not) + ")"
	case c.Test != nil:
		return printedTest(c.Test)
	case c.Always:
		return "always"
	}
	return "nothing"
}

func printedList(conditions []engine.Condition) string {
	var parts []string
	for _, c := range conditions {
		parts = append(parts, printed(c))
	}
	return strings.Join(parts, ", ")
}

func printedTest(t *engine.Test) string {
	s := t.Question
	if t.Fact != "" {
		s = "fact " + t.Fact
	}
	s += " " + string(t.Kind)
	if len(t.Options) > 0 {
		s += " {" + strings.Join(t.Options, " ") + "}"
	}
	for _, r := range t.Ranges {
		s += " " + printedRange(r)
	}
	return s
}

func printedRange(r engine.Range) string {
	low, high := "(-∞", "∞)"
	if r.Min != nil {
		low = map[bool]string{false: "[", true: "("}[r.AboveMin] + strconv.FormatFloat(*r.Min, 'f', -1, 64)
	}
	if r.Max != nil {
		high = strconv.FormatFloat(*r.Max, 'f', -1, 64) + map[bool]string{false: "]", true: ")"}[r.BelowMax]
	}
	return low + ", " + high
}

func printedChoice(c *engine.Choice) string {
	if c.If == nil {
		return strconv.Quote(c.Value)
	}
	return printed(*c.If) + " ? " + printedChoice(c.Then) + " : " + printedChoice(c.Else)
}

func printedFact(f engine.Fact) string {
	sensitive := map[bool]string{true: "sensitive "}[f.Sensitive]
	if f.Choose != nil {
		return fmt.Sprintf("%s%v: %s", sensitive, f.Values, printedChoice(f.Choose))
	}
	return sensitive + printed(*f.When)
}

// rendered shows a text with its problems as an author would see them.
func rendered(text string, problems []lower.Problem) string {
	var b strings.Builder
	runes := []rune(text)
	shown := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\u200b' {
			return ' '
		}
		return r
	}, text)
	fmt.Fprintf(&b, "%s\n", shown)
	for _, p := range problems {
		fmt.Fprintf(&b, "%s%s [%s] %s\n", strings.Repeat(" ", p.From), strings.Repeat("^", max(1, p.To-p.From)), p.Code.Name, p.Message)
		if p.Hint != "" {
			fmt.Fprintf(&b, "    hint: %s\n", p.Hint)
		}
		if p.Fix != nil {
			fmt.Fprintf(&b, "    fix:  %s%s%s\n", string(runes[:p.Fix.From]), p.Fix.Text, string(runes[p.Fix.To:]))
		}
	}
	return b.String()
}
