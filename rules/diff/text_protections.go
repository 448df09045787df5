package diff

import (
	"slices"
	"strings"

	"amends/rules/diagnostic"
	"amends/rules/protections"
)

// mostProtections is how many changes that make nothing weaker are shown. What
// makes something weaker is always shown.
const mostProtections = 6

// protections tells first of all what changed of what keeps people safe.
func (p *printer) protections() {
	list := p.r.Protections
	if len(list) == 0 {
		return
	}
	p.heading("What protects people")
	more := 0
	for i, group := range together(list) {
		c := group[0]
		switch {
		case c.How != protections.Weaker && i >= mostProtections && !p.all:
			more += len(group)
		case len(group) >= fewTogether && !p.all:
			p.item(0, "%s: %d %ss, of each: %s (%s, and %d more; -all lists them)", c.How, len(group), c.Kind, p.safe(c.Says), p.code(c.ID), len(group)-1)
		default:
			for _, c := range group {
				p.item(0, "%s: %s %s%s %s", c.How, c.Kind, p.code(c.ID), at(c.At), p.safe(became(c)))
			}
		}
	}
	if more > 0 {
		p.rest(0, "… and %d more that are not weaker", more)
	}
	if p.r.Unread {
		p.item(0, "not compared: invariants, cases and what tags protect, which a bundle does not hold")
	}
}

// fewTogether is how many like changes are told as one.
const fewTogether = 4

// together gathers changes of which the same is said.
func together(list []protections.Change) [][]protections.Change {
	var out [][]protections.Change
	for _, c := range list {
		i := slices.IndexFunc(out, func(g []protections.Change) bool {
			return g[0].Kind == c.Kind && g[0].How == c.How && g[0].Says == c.Says && c.Old == "" && c.New == ""
		})
		if i < 0 {
			out = append(out, nil)
			i = len(out) - 1
		}
		out[i] = append(out[i], c)
	}
	return out
}

// became says what became of a protection.
func became(c protections.Change) string {
	if c.Old == "" && c.New == "" {
		return c.Says
	}
	if c.Old != "" && c.New != "" && len(c.Old)+len(c.New) > 300 && strings.Contains(c.Says, "holds") {
		return c.Says // the condition stands in full under what was edited
	}
	return c.Says + ": " + reworded(c.Old, c.New)
}

// weaker counts what got weaker, as a sentence; empty if nothing did.
func (r *Report) weaker() string {
	n := protections.Weakened(r.Protections)
	if n == 0 {
		return ""
	}
	return "What protects people gets weaker in " + diagnostic.Counted(n, "place") + "."
}

// Weaker reports whether anything that keeps people safe got weaker.
func (r *Report) Weaker() bool { return protections.Weakened(r.Protections) > 0 }
