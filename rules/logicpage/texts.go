package logicpage

import (
	"strings"

	"amends/engine"
)

func (v *viewer) varied(t *engine.Varied) varied {
	out := varied{link: link{Text: t.Place.String()}}
	if t.Of != engine.OfAssessment {
		out.Href = "#" + string(t.Of) + "-" + t.ID
	}
	if t.When != nil {
		out.When = v.node(t.When)
	}
	for i := range t.Variants {
		out.Variants = append(out.Variants, variant{v.node(&t.Variants[i].When), said(&t.Variants[i])})
	}
	return out
}

// said is what a variant says, without marks.
func said(t *engine.Variant) string {
	var out strings.Builder
	out.WriteString(t.Text)
	for _, b := range t.Blocks {
		for _, s := range b.Spans {
			out.WriteString(s.Text)
		}
		out.WriteString(" ")
	}
	return strings.TrimSpace(out.String())
}
