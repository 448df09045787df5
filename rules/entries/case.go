package entries

// Case is a person and the plan they should get.
type Case struct {
	Entry
	Person  Text
	Answers Answers
	Expect  One[Expect]
}

func (*Case) about() (name, doc string) { return "case", "a person and the plan they should get" }

func (c *Case) keys() []Key {
	return []Key{
		id(KindCase, &c.ID, "what failures name it by"),
		text("person", &c.Person, "who this is, in a sentence"),
		answers("answers", &c.Answers, "question: answer; null is a skip").need(),
		one("expect", &c.Expect, "what their plan must hold").need(),
	}
}

// Expect is what a case tests; what is not named is not tested.
type Expect struct {
	Entry
	Outcome  Text
	Complete Flag
	Current  Text
	Fired    List
	Silent   List
	Guards   List
	Ignored  List
	Next     List
	Plan     List
	Open     List
	Held     List
	Folded   List
	Absent   List
	Order    List
	Steps    Number
	Covers   List
	Says     List
	Unsaid   List
	Printed  Text
}

func (*Expect) about() (name, doc string) {
	return "expect", "what a case tests; what is not named is not tested"
}

// Keys are what a case can test.
func (x *Expect) Keys() []Key { return x.keys() }

func (x *Expect) keys() []Key {
	return []Key{
		word("outcome", &x.Outcome, "plan, open, or the id of a hard guard"),
		flag("complete", &x.Complete, "no question is left"),
		ref("current", KindPhase, &x.Current, "the current phase"),
		refs("fired", KindRule, &x.Fired, "rules that fire, among others"),
		refs("silent", KindRule, &x.Silent, "rules that do not fire"),
		refs("guards", KindGuard, &x.Guards, "exactly these"),
		refs("ignored", KindQuestion, &x.Ignored, "exactly these have something ignored"),
		refs("next", KindQuestion, &x.Next, "exactly these"),
		words("plan", &x.Plan, "all shown steps in order, * before a held one"),
		refs("open", KindStep, &x.Open, "shown open"),
		refs("held", KindStep, &x.Held, "shown closed"),
		refs("folded", KindStep, &x.Folded, "under \"also helpful\""),
		refs("absent", KindStep, &x.Absent, "not open, not held, not folded"),
		refs("order", KindStep, &x.Order, "shown open in this order"),
		whole("steps", &x.Steps, "how many steps are shown open or held"),
		refs("covers", KindAdvice, &x.Covers, "advice that is shown"),
		phrases("says", &x.Says, "words that this person reads, as in the plan"),
		phrases("unsaid", &x.Unsaid, "words that this person does not read"),
		word("printed", &x.Printed, "a file with the whole plan as it is printed, `plans/anna.txt`"),
	}
}
