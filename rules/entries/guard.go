package entries

import "slices"

// Guard is a rule that protects people.
type Guard struct {
	Entry
	Hard        Flag
	Rank        Number
	When        Condition
	Because     Line
	Ask         List
	Allow       List
	AllowAdvice List
	Recommend   Many[Recommendation]
	Pin         List
	Effects
	Caps One[Caps]
	Page One[Page]
}

func (*Guard) about() (name, doc string) { return "guard", "a rule that protects people" }

func (g *Guard) keys() []Key {
	return slices.Concat([]Key{
		id(KindGuard, &g.ID, "what cases and reasons name it by"),
		flag("hard", &g.Hard, "works by allow-list"),
		whole("rank", &g.Rank, "of hard guards: unique, lowest first"),
		condition("when", &g.When, "it holds if this is true").need(),
		line("because", &g.Because, "shown with the steps that it holds; must not name an answer"),
		refs("ask", KindQuestion, &g.Ask, "of hard guards: go on with these questions and plan from allow"),
		refs("allow", KindStep, &g.Allow, "of hard guards: the only steps there are"),
		words("allow_advice", &g.AllowAdvice, "of hard guards: the only advice that its page and those steps may cover"),
		either("recommend", &g.Recommend, "of soft guards: steps to put into the plan; nobody is told why but by because"),
		refs("pin", KindStep, &g.Pin, "of soft guards: steps to put into the plan that the caps never fold away"),
	}, g.Effects.Keys(), []Key{
		one("caps", &g.Caps, "lower caps while it holds"),
		one("page", &g.Page, "what it says to the taker"),
	})
}

// Page is what a guard says to the taker.
type Page struct {
	Entry
	Title      Line
	Paragraphs Many[Paragraph]
	Help       List
	Sources    List
}

func (*Page) about() (name, doc string) { return "page", "what a guard says to the taker" }

func (p *Page) keys() []Key {
	return []Key{
		line("title", &p.Title, "as the taker sees it").need(),
		many("paragraphs", &p.Paragraphs, "what it says").need(),
		refs("help", KindHelp, &p.Help, "kinds of help line, most urgent first"),
		refs("sources", KindSource, &p.Sources, "what it draws on"),
	}
}

// Paragraph is a piece of text with the advice that it says.
type Paragraph struct {
	Entry
	When   Condition
	Text   Prose
	Covers List
}

func (*Paragraph) about() (name, doc string) {
	return "paragraph", "a piece of text with the advice that it says"
}

func (p *Paragraph) keys() []Key {
	return []Key{
		condition("when", &p.When, "left out unless this holds"),
		passage("text", &p.Text, "plain Markdown: paragraphs, lists, **strong**, *emphasis*").need(),
		labels("covers", KindAdvice, &p.Covers, "ids of the index of advice, at most two"),
	}
}
