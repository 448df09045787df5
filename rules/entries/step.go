package entries

// Step is a possible item of the plan.
type Step struct {
	Entry
	Title      Line
	Phase      Text
	Group      Text
	Tags       List
	After      List
	Excludes   List
	Paragraphs Many[Paragraph]
	Sources    List
}

func (*Step) about() (name, doc string) { return "step", "a possible item of the plan" }

func (s *Step) keys() []Key {
	return []Key{
		id(KindStep, &s.ID, "what rules name it by"),
		line("title", &s.Title, "as the taker sees it").need(),
		ref("phase", KindPhase, &s.Phase, "where it belongs in time").need(),
		word("group", &s.Group, "steps of a group overlap on purpose; only some are shown open"),
		refs("tags", KindTag, &s.Tags, "what guards, rules and notes know it by"),
		refs("after", KindStep, &s.After, "steps of the same phase that come before this one"),
		refs("excludes", KindStep, &s.Excludes, "never in one plan with these: an assertion"),
		many("paragraphs", &s.Paragraphs, "what it says").need(),
		refs("sources", KindSource, &s.Sources, "what it draws on"),
	}
}

// Note is a fixed text attached to steps by tag.
type Note struct {
	Entry
	Always Flag
	Tags   List
	Text   Line
}

func (*Note) about() (name, doc string) { return "note", "a fixed text attached to steps by tag" }

func (n *Note) keys() []Key {
	return []Key{
		id(KindNote, &n.ID, "what rules and guards name it by"),
		flag("always", &n.Always, "needs no rule or guard to attach it"),
		refs("tags", KindTag, &n.Tags, "goes to steps with one of these tags").need(),
		line("text", &n.Text, "as the taker sees it").need(),
	}
}

// Source is what the assessment draws on.
type Source struct {
	Entry
	Title Text
	Text  Text
	Sure  Text
}

func (*Source) about() (name, doc string) { return "source", "what the assessment draws on" }

func (s *Source) keys() []Key {
	return []Key{
		id(KindSource, &s.ID, "such as evidence/E01"),
		text("title", &s.Title, "as the taker sees it").need(),
		text("text", &s.Text, "what is known, in plain words"),
		text("sure", &s.Sure, "how sure that is: of how many people, in life or in a game, checked or not"),
	}
}
