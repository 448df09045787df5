package logicpage

import "amends/engine"

func (v *viewer) varied(t *engine.Varied) varied {
	out := varied{link: link{Text: t.Place.String()}}
	if t.Of != engine.OfAssessment {
		out.Href = "#" + string(t.Of) + "-" + t.ID
	}
	if t.When != nil {
		out.When = v.node(t.When)
	}
	for i := range t.Variants {
		out.Variants = append(out.Variants, variant{v.node(&t.Variants[i].When), t.Variants[i].Plain()})
	}
	return out
}
