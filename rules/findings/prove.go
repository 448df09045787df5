package findings

import (
	"amends/engine"
	"amends/rules"
	"amends/rules/prove"
)

// Prove is [prove.Assessment] with the gaps that authors accept marked so.
func Prove(s *rules.Assessment, p *engine.Program) (prove.Report, error) {
	report, err := prove.Assessment(p, s.Invariants())
	for i := range report.Results {
		f := &report.Results[i]
		for _, x := range s.Accepted() {
			if f.Broken != nil && f.Kind == x.Code && (f.Of == x.Of || f.Of == "") {
				f.Accepted = x.Because
			}
		}
	}
	return report, err
}
