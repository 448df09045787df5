package entries

// HelpLines are people to call.
type HelpLines struct {
	Entry
	Countries Many[Country]
	World     Many[HelpLine]
}

func (*HelpLines) about() (name, doc string) { return "help_lines", "people to call" }

func (h *HelpLines) keys() []Key {
	return []Key{
		many("countries", &h.Countries, "by country"),
		many("world", &h.World, "directories for every country"),
	}
}

// Country is the help lines of a country.
type Country struct {
	Entry
	Code  Text
	Name  Text
	Lines Many[HelpLine]
}

func (*Country) about() (name, doc string) { return "country", "the help lines of a country" }

func (c *Country) keys() []Key {
	return []Key{
		text("code", &c.Code, "two capital letters (ISO 3166)").need(),
		text("name", &c.Name, "as the taker sees it").need(),
		many("lines", &c.Lines, "its help lines").need(),
	}
}

// HelpLine is one way to reach help.
type HelpLine struct {
	Entry
	Name     Text
	Kinds    List
	Number   Text
	Text     Text
	Web      Text
	Hours    Text
	Source   Text
	Reviewed Text
	Checked  Flag
}

func (*HelpLine) about() (name, doc string) { return "help line", "one way to reach help" }

func (h *HelpLine) keys() []Key {
	return []Key{
		text("name", &h.Name, "as the taker sees it").need(),
		labels("kinds", KindHelp, &h.Kinds, "emergency, crisis, abuse, …").need(),
		text("number", &h.Number, "as dialled, in quotes"),
		text("text", &h.Text, "the number that answers text messages, in quotes"),
		text("web", &h.Web, "address without https://"),
		text("hours", &h.Hours, "when somebody answers"),
		text("source", &h.Source, "where it was checked"),
		text("reviewed", &h.Reviewed, "date of that check, \"2026-11-01\", in quotes"),
		flag("checked", &h.Checked, "lines without it are never shown"),
	}
}
