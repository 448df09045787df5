package rules

import (
	"strings"
	"testing"
)

// TestCaseRun gives each expectation once as it comes out and once as it does
// not.
func TestCaseRun(t *testing.T) {
	const lied = "answers: {role: i-broke-it, cause: [lie], settled: false}"
	tests := map[string]struct{ answers, expect, want string }{
		"all as expected":  {lied, "{outcome: plan, complete: true, current: now, open: [listen], order: [listen], plan: [listen], guards: [], next: [], ignored: [], covers: [act-listen]}", ""},
		"outcome":          {lied, "{outcome: stop}", "the outcome should be `stop`, and is `plan`"},
		"open":             {"answers: {}", "{outcome: plan}", "the outcome should be `plan`, and is `open`; still to be answered: role, cause"},
		"complete":         {"answers: {role: i-broke-it}", "{complete: true}", "the answers should be complete; still to be asked: settled"},
		"not complete":     {lied, "{complete: false}", "the answers should not be complete, and are"},
		"phase":            {lied, "{current: later}", "the current phase should be `later`, and is `now`"},
		"no phase":         {"answers: {role: unclear}", "{current: now}", "the current phase should be `now`, and there is none"},
		"held":             {lied, "{held: [listen]}", "the step `listen` should be held, and is open"},
		"absent":           {lied, "{absent: [listen]}", "the step `listen` should be absent, and is open"},
		"shown":            {"answers: {role: unclear}", "{open: [listen], folded: [listen]}", "the step `listen` should be open, and is absent\nthe step `listen` should be folded, and is absent"},
		"fired":            {lied, "{silent: [talk]}", "the rule `talk` should not fire, and does"},
		"silent":           {"answers: {role: unclear}", "{fired: [talk]}", "the rule `talk` should fire, and does not"},
		"order":            {"answers: {role: unclear}", "{order: [listen]}", "the step `listen` should be open, and is not"},
		"plan":             {lied, "{plan: [\"*listen\"]}", "the plan should be *listen, and is listen"},
		"guards":           {"answers: {role: unclear}", "{guards: []}", "`stop` should not be among the guards"},
		"guards that fail": {lied, "{guards: [stop]}", "`stop` should be among the guards, which are none"},
		"next":             {"answers: {}", "{next: [cause]}", "`cause` should be among the next questions, which are role, settled\n`role` should not be among the next questions\n`settled` should not be among the next questions"},
		"ignored":          {"answers: {role: null}", "{ignored: []}", "`role` should not be among the ignored questions"},
		"covers":           {"answers: {role: unclear}", "{covers: [act-listen]}", "the advice `act-listen` should be shown, and is not"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s, err := Load(base(t, map[string]string{"x.yaml": "cases:\n  - id: one\n    " + test.answers + "\n    expect: " + test.expect + "\n"}), "t")
			if err != nil {
				t.Fatal(err)
			}
			p, err := Compile(s)
			if err != nil {
				s.Check().WriteText(t.Output())
				t.Fatal(err)
			}
			var failures []string
			for _, f := range s.Cases()[0].Run(p) {
				failures = append(failures, f.String())
			}
			if got := strings.Join(failures, "\n"); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}
