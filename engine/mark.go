package engine

// mark puts a question's state on the rails.
func (r *Run) mark(i int) {
	a, q := &r.asked[i], &r.program.questions[i]
	answered := q.answered.at(0)
	switch {
	case a.state == Open:
		r.open = true
		r.setBoth(falseRail, []bits{answered})
		r.maybe.set(trueRail, q.all)
		r.maybe.set(falseRail, q.all)
		r.maybe.set(trueRail, []bits{answered})
	case a.state == NotApplicable:
		r.setBoth(falseRail, q.all)
		r.setBoth(falseRail, []bits{answered})
	case a.state == Answered:
		r.setBoth(trueRail, []bits{answered})
		r.markValue(i)
	default:
		r.setBoth(falseRail, []bits{answered})
		if a.selected.count() > 0 {
			r.markValue(i)
		}
	}
}

// markValue says yes to what was chosen and no to everything else.
func (r *Run) markValue(i int) {
	a, q := &r.asked[i], &r.program.questions[i]
	r.setBoth(falseRail, q.all)
	if q.Kind == Number {
		r.flip(q.slot.at(q.classes.of(a.amount)))
		return
	}
	for j := range a.selected.all {
		r.flip(q.slot.at(j))
	}
	if q.count.size > 0 {
		r.flip(q.count.at(a.selected.count()))
	}
}

func (r *Run) setBoth(rail int, bs []bits) {
	r.sure.set(rail, bs)
	r.maybe.set(rail, bs)
}

// flip turns a surely-not into a surely-so.
func (r *Run) flip(b bits) {
	for _, x := range []rails{r.sure, r.maybe} {
		x[2*b.word+trueRail] |= b.mask
		x[2*b.word+falseRail] &^= b.mask
	}
}
