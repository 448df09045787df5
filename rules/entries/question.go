package entries

// Question is asked of the taker.
type Question struct {
	Entry
	Section   Text
	Type      Text
	Required  Flag
	Sensitive Flag
	IfSkipped Text
	Text      Line
	Help      Line
	ShowIf    Condition
	Options   Many[Option]
	Min       Number
	Max       Number
	Decimal   Flag
}

func (*Question) about() (name, doc string) { return "question", "asked of the taker" }

func (q *Question) keys() []Key {
	return []Key{
		id(KindQuestion, &q.ID, "its name in conditions"),
		ref("section", KindSection, &q.Section, "the group that it is asked in").need(),
		enum("type", &q.Type, []string{"one-of", "any-of", "number", "yes-no"}, "how it is answered").need(),
		flag("required", &q.Required, "cannot be skipped"),
		flag("sensitive", &q.Sensitive, "never shown in reasons, print, share or API"),
		word("if_skipped", &q.IfSkipped, "the option that a skip counts as"),
		line("text", &q.Text, "the question as asked").need(),
		line("help", &q.Help, "a line under the question"),
		condition("show_if", &q.ShowIf, "asked only if this holds; reads earlier questions only"),
		many("options", &q.Options, "of one-of and any-of questions"),
		decimal("min", &q.Min, "of number questions"),
		decimal("max", &q.Max, "of number questions"),
		flag("decimal", &q.Decimal, "the number need not be whole"),
	}
}

// OptionIDs are the ids of the options, as authored; empty, not nil, if there
// are none.
func (q *Question) OptionIDs() []string {
	ids := []string{}
	for _, o := range q.Options.All {
		ids = append(ids, o.ID.Value)
	}
	return ids
}

// Option is a possible answer.
type Option struct {
	Entry
	Label     Text
	Help      Text
	Exclusive Flag
	Sensitive Flag
	ShowIf    Condition
}

func (*Option) about() (name, doc string) { return "option", "a possible answer" }

func (o *Option) keys() []Key {
	return []Key{
		id(KindOption, &o.ID, "what conditions and cases name it by"),
		text("label", &o.Label, "as the taker sees it").need(),
		text("help", &o.Help, "a line under the option"),
		flag("exclusive", &o.Exclusive, "stands alone: other options win over it"),
		flag("sensitive", &o.Sensitive, "never shown as an answer, in reasons, print, share or API"),
		condition("show_if", &o.ShowIf, "offered only if this holds; reads earlier questions only"),
	}
}

// Named is a list of options with a name, for conditions that ask for any of
// them, or all.
type Named struct {
	Entry
	Of      Text
	Options List
}

func (*Named) about() (name, doc string) { return "list", "options of a question with a name" }

func (l *Named) keys() []Key {
	return []Key{
		id(KindList, &l.ID, "its name in conditions: `any_of(question, name)`, `question in name`"),
		ref("of", KindQuestion, &l.Of, "the question").need(),
		words("options", &l.Options, "ids of its options").need(),
	}
}

// Fact is a named value derived from answers.
type Fact struct {
	Entry
	Is Condition
}

func (*Fact) about() (name, doc string) { return "fact", "a named value derived from answers" }

func (f *Fact) keys() []Key {
	return []Key{
		id(KindFact, &f.ID, "its name in conditions"),
		expression("is", &f.Is, "a condition, or a choice: `condition ? \"one\" : \"other\"`").need(),
	}
}
