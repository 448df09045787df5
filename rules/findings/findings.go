package findings

import "amends/rules"

// Check returns what is wrong with an assessment, in the order of the places.
func Check(s *rules.Source) rules.Diagnostics {
	return s.Check()
}
