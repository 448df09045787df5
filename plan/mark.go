package plan

import "slices"

// Mark is what the taker says of a step.
type Mark string

// The marks. A step without one is still to be done.
const (
	Done    Mark = "done"
	NotMine Mark = "not-mine" // not for them: put aside
)

// Marks are the marks of steps by id; nil is none.
type Marks map[string]Mark

// IsBefore reports whether a step tells of what was done already.
func (v *View) IsBefore(s *Step) bool {
	for i := range v.Parts {
		if v.Parts[i].Group == Before && slices.Contains(v.Parts[i].Steps(), s) {
			return true
		}
	}
	return false
}
