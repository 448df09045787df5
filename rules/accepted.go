package rules

import "amends/rules/lines"

// Acceptance is a finding that an author means to be so.
type Acceptance struct {
	Code    string
	Of      string // the id of what it is about
	Because string
	at      lines.Text
}

// Accepted lists what authors accept, one for each id.
func (s *Source) Accepted() []Acceptance {
	var out []Acceptance
	for _, o := range s.entries("accepted") {
		for _, id := range o.list("of") {
			out = append(out, Acceptance{Code: o.str("finding"), Of: id.Value, Because: o.str("because"), at: id})
		}
	}
	return out
}

// Warn makes a warning about the acceptance.
func (a Acceptance) Warn(code, message, hint string) Diagnostic {
	return a.at.Diagnose(warning(code), message, hint)
}
