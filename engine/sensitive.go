package engine

import "slices"

// Hides reports whether a test of the question may not be told: the question is
// sensitive, or the test would tell whether one of its options was chosen that
// is. Who may choose one option alone tells it by every test.
func (q *Question) Hides(t *Test) bool {
	if q.Sensitive || !q.HasSensitive() {
		return q.Sensitive
	}
	if q.Kind != AnyOf || t.Kind == TestCount || t.Kind == TestAnswered {
		return true
	}
	return slices.ContainsFunc(q.Options, func(o Option) bool { return o.Sensitive && slices.Contains(t.Options, o.ID) })
}

// HasSensitive reports whether some option is sensitive by itself.
func (q *Question) HasSensitive() bool {
	return slices.ContainsFunc(q.Options, func(o Option) bool { return o.Sensitive })
}

// Tellable are the options of an answer that may be told, in their order.
func (q *Question) Tellable(options []string) []string {
	var out []string
	for _, id := range options {
		if !q.Sensitive && !slices.ContainsFunc(q.Options, func(o Option) bool { return o.ID == id && o.Sensitive }) {
			out = append(out, id)
		}
	}
	return out
}
