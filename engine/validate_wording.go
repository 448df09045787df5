package engine

// checkVaried checks the texts that depend on answers: each stands where there
// is one, and reads nothing sensitive, since a text can be read by whoever sees
// the page.
func (v *validator) checkVaried() {
	seen := map[Place]bool{}
	for i := range v.Varied {
		t := &v.Varied[i]
		if !v.stands(t.Place) || seen[t.Place] {
			v.fault("%s is varied, and is not there or varied twice", t.Place)
			continue
		}
		seen[t.Place] = true
		if t.When == nil && len(t.Variants) == 0 || t.When != nil && t.Key != KeyParagraph {
			v.fault("%s does not depend on answers, or cannot be left out", t.Place)
		}
		if t.When != nil {
			v.textReads(t.Place, t.When)
		}
		for j := range t.Variants {
			one := &t.Variants[j]
			v.textReads(t.Place, &one.When)
			if line := placesOf[t.Of][t.Key]; line != (one.Text != "") || line == (len(one.Blocks) > 0) {
				v.fault("%s has a variant without a text that fits there", t.Place)
			}
		}
	}
}

// stands reports whether there is a text at a place.
func (v *validator) stands(at Place) bool {
	if _, ok := placesOf[at.Of][at.Key]; !ok || at.Key != KeyParagraph && at.At != 0 {
		return false
	}
	index := map[PlaceKind]map[string]int{
		OfPhase: v.phases, OfQuestion: v.questions, OfGuard: v.guards, OfRule: v.rules, OfStep: v.steps, OfNote: v.notes,
	}[at.Of]
	i, ok := index[at.ID]
	if at.Of == OfAssessment || !ok {
		return at.Of == OfAssessment && at.ID == ""
	}
	switch {
	case at.Of == OfStep && at.Key == KeyParagraph:
		return at.At >= 0 && at.At < len(v.Steps[i].Paragraphs)
	case at.Of == OfGuard && at.Key == KeyParagraph:
		return v.Guards[i].Page != nil && at.At >= 0 && at.At < len(v.Guards[i].Page.Paragraphs)
	case at.Of == OfGuard && at.Key == KeyTitle:
		return v.Guards[i].Page != nil
	}
	return true
}

// textReads checks a condition of a text.
func (v *validator) textReads(at Place, c *Condition) {
	where := culprit{kind: "the " + string(at.Key) + " of " + string(at.Of), id: at.ID}
	before := len(v.faults)
	v.condition(where, c)
	if len(v.faults) > before {
		return
	}
	c.EachTest(func(t *Test) {
		if v.sensitive(t) {
			v.fault("%s reads something sensitive", where)
		}
	})
	if at.Of == OfQuestion {
		v.earlier(where, c, v.questions[at.ID])
	}
}

// sensitive says whether a test reads something sensitive.
func (v *validator) sensitive(t *Test) bool {
	if at, ok := v.facts[t.Fact]; ok {
		return v.Facts[at].Sensitive
	}
	at, ok := v.questions[t.Question]
	return ok && v.Questions[at].Hides(t)
}
