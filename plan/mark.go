package plan

import "slices"

// Mark is what the taker says of a step.
type Mark string

// The marks. A step without one is still to be done.
const (
	Done    Mark = "done"
	Earlier Mark = "earlier" // done, and ticked off before this visit
	NotMine Mark = "not-mine"
	Aside   Mark = "aside" // not theirs, and put aside before this visit
)

// IsDone reports whether the step is done.
func (m Mark) IsDone() bool { return m == Done || m == Earlier }

// IsNotMine reports whether the step is not for them.
func (m Mark) IsNotMine() bool { return m == NotMine || m == Aside }

// IsOld reports whether the mark is from before this visit. What is marked in
// this one stays where it is: nothing moves under the taker's hands.
func (m Mark) IsOld() bool { return m == Earlier || m == Aside }

// Old is the mark as it will be on another day.
func (m Mark) Old() Mark {
	switch {
	case m.IsDone():
		return Earlier
	case m.IsNotMine():
		return Aside
	}
	return ""
}

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
