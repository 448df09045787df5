package entries

// Handlings of a piece of advice, from plain use to none.
const (
	Use    = "use"    // said as it is
	Soften = "soften" // said more weakly, as its note tells
	Gate   = "gate"   // said only if its condition holds and no guard fires
	Reject = "reject" // stands in the sources and must not be shown
)

// Indexed is an entry of the index: a piece of advice that the assessment must
// say, or must not.
type Indexed struct {
	Entry
	Kind     Text
	Handling Text
	Says     Text
	Note     Text
	Phase    Text
	Tags     List
	When     Condition
	Sources  List
}

func (*Indexed) about() (name, doc string) {
	return "entry", "a piece of advice that the assessment must say, or must not"
}

func (a *Indexed) keys() []Key {
	return []Key{
		id(KindIndexed, &a.ID, "what `covers` names"),
		word("kind", &a.Kind, "cause, action, avoid, expectation, …").need(),
		enum("handling", &a.Handling, []string{Use, Soften, Gate, Reject}, "reject: it must never be shown").need(),
		text("says", &a.Says, "the advice in our own words").need(),
		text("note", &a.Note, "how it must be weakened, or why it is rejected"),
		ref("phase", KindPhase, &a.Phase, "when it is meant for"),
		refs("tags", KindTag, &a.Tags, "tags of every step that covers it"),
		condition("when", &a.When, "whom it is meant for"),
		words("sources", &a.Sources, "where it comes from"),
	}
}

// Invariant is what no plan may ever do.
type Invariant struct {
	Entry
	Never    One[Selection]
	Some     One[Selection]
	Every    One[Selection]
	Carries  Text
	When     Condition
	Complete Flag
	Because  Text
}

func (*Invariant) about() (name, doc string) { return "invariant", "what no plan may ever do" }

func (i *Invariant) keys() []Key {
	return []Key{
		id(KindInvariant, &i.ID, "what findings name it by"),
		one("never", &i.Never, "no such step can be in a plan"),
		one("some", &i.Some, "at least one such step is open in every plan"),
		one("every", &i.Every, "every such step in a plan carries the note named by carries"),
		ref("carries", KindNote, &i.Carries, "with every"),
		condition("when", &i.When, "for these answers; for all if left out"),
		flag("complete", &i.Complete, "only when no question is open"),
		text("because", &i.Because, "why it must hold").need(),
	}
}

// Acceptance is a finding of check that is meant to be so.
type Acceptance struct {
	Entry
	Finding Text
	Of      List
	Because Text
}

func (*Acceptance) about() (name, doc string) {
	return "acceptance", "a finding of check that is meant to be so"
}

func (a *Acceptance) keys() []Key {
	return []Key{
		word("finding", &a.Finding, "its code").need(),
		words("of", &a.Of, "the rules, guards, facts, steps or questions that it is about; of an option, question.option").need(),
		text("because", &a.Because, "why it is meant to be so").need(),
	}
}

// Selection is steps with one of the tags, ids or pieces of advice.
type Selection struct {
	Entry
	Tags   List
	Steps  List
	Covers List
	Open   Flag
}

func (*Selection) about() (name, doc string) {
	return "selection", "steps with one of the tags, ids or pieces of advice; every step if it names none"
}

func (s *Selection) keys() []Key {
	return []Key{
		refs("tags", KindTag, &s.Tags, "steps with one of these tags"),
		refs("steps", KindStep, &s.Steps, "these steps"),
		refs("covers", KindAdvice, &s.Covers, "steps that cover one of these pieces of advice"),
		flag("open", &s.Open, "held steps do not count"),
	}
}
