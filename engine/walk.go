package engine

// eachTest visits every test of a bundle, in no promised order.
func eachTest(b *Bundle, visit func(*Test)) {
	b.EachCondition(func(_ string, c *Condition) { c.EachTest(visit) })
}

// EachCondition visits every whole condition of the bundle with a name for it,
// such as "rule apologise-once".
func (b *Bundle) EachCondition(visit func(where string, c *Condition)) {
	optional := func(where string, c *Condition) {
		if c != nil {
			visit(where, c)
		}
	}
	for i := range b.Questions {
		q := &b.Questions[i]
		optional("question "+q.ID, q.ShowIf)
		for j := range q.Options {
			optional("option "+q.ID+"."+q.Options[j].ID, q.Options[j].ShowIf)
		}
	}
	for i := range b.Facts {
		optional("fact "+b.Facts[i].ID, b.Facts[i].When)
		b.Facts[i].Choose.each(func(c *Choice) { optional("fact "+b.Facts[i].ID, c.If) })
	}
	for i := range b.Guards {
		visit("guard "+b.Guards[i].ID, &b.Guards[i].When)
	}
	for i := range b.Rules {
		if !b.Rules[i].Guard { // that condition is the guard's
			visit("rule "+b.Rules[i].ID, &b.Rules[i].When)
		}
	}
	for i := range b.Varied {
		v := &b.Varied[i]
		optional(v.Place.String(), v.When)
		for j := range v.Variants {
			visit(v.Place.String(), &v.Variants[j].When)
		}
	}
}

// EachTest visits the tests of a fact, in the order they were written.
func (f *Fact) EachTest(visit func(*Test)) {
	if f.When != nil {
		f.When.EachTest(visit)
	}
	f.Choose.each(func(c *Choice) {
		if c.If != nil {
			c.If.EachTest(visit)
		}
	})
}

// each visits a choice and everything below it.
func (c *Choice) each(visit func(*Choice)) {
	if c == nil {
		return
	}
	visit(c)
	c.Then.each(visit)
	c.Else.each(visit)
}

// EachTest visits the tests of a condition in the order they were written.
func (c *Condition) EachTest(visit func(*Test)) {
	if c.Test != nil {
		visit(c.Test)
	}
	c.EachPart(func(part *Condition) { part.EachTest(visit) })
}
