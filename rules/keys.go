package rules

import "slices"

// Type is what may stand behind a key.
type Type string

// The types. Every scalar but Flag, Whole and Decimal must be text for YAML.
const (
	Text       Type = "text"       // one line of plain text
	Prose      Type = "prose"      // plain Markdown
	Name       Type = "name"       // the id that an entry gets; Key.Of is its kind
	Ref        Type = "ref"        // the id of something else, of kind Key.Of
	Refs       Type = "refs"       // a list of such ids
	Labels     Type = "labels"     // a list of free words of kind Key.Of, which Refs elsewhere may use
	Words      Type = "words"      // a list of ids that the loader checks by other means
	Word       Type = "word"       // one such id
	Enum       Type = "enum"       // one of Key.Values
	Flag       Type = "flag"       // true or false
	Whole      Type = "whole"      // a whole number
	Decimal    Type = "decimal"    // a number
	When       Type = "condition"  // a condition
	Expression Type = "expression" // a condition, or a choice with ? and :
	Object     Type = "object"     // an entry of shape Key.Of
	Objects    Type = "objects"    // a list of entries of shape Key.Of
	Either     Type = "either"     // a list of ids or of entries of shape Key.Of; an id is the entry's first key
	Answers    Type = "answers"    // question id: answer
)

// Kind is a sort of thing that has ids.
type Kind string

// The kinds. Questions and facts share their names, and so do rules and
// guards: a condition and a reason must be clear about which one is meant.
const (
	kindSection  Kind = "section"
	kindPhase    Kind = "phase"
	kindQuestion Kind = "question"
	kindOption   Kind = "option"
	kindFact     Kind = "fact"
	kindGuard    Kind = "guard"
	kindRule     Kind = "rule"
	kindStep     Kind = "step"
	kindNote     Kind = "note"
	kindSource   Kind = "source"
	kindCase     Kind = "case"
	kindTag      Kind = "tag"
	kindGroup    Kind = "group"
	kindHelp     Kind = "kind of help line"
	kindAdvice   Kind = "advice"
	kindEntry    Kind = "entry of the index"
	kindPromise  Kind = "invariant"
)

// Key is a key of an entry.
type Key struct {
	Name     string
	Type     Type
	Of       string   // a Kind (Name, Ref, Refs, Labels) or a Shape (Object, Objects, Either)
	Values   []string // of Enum
	Required bool
	Doc      string // one line for authors
}

// Shape is a sort of entry: which keys it has, in the order in which authors
// are advised to write them.
type Shape struct {
	Name string // as it is called in messages
	Doc  string
	Keys []Key
}

// key finds a key by name.
func (s *Shape) key(name string) (Key, bool) {
	for _, k := range s.Keys {
		if k.Name == name {
			return k, true
		}
	}
	return Key{}, false
}

// names lists the keys of a shape.
func (s *Shape) names() []string {
	names := make([]string, len(s.Keys))
	for i, k := range s.Keys {
		names[i] = k.Name
	}
	return names
}

// FileShape is the name of the shape of a whole file.
const FileShape = "file"

// allShapes is [Shapes], made once; shapes is the same by name.
var (
	allShapes = Shapes()
	shapes    = func() map[string]*Shape {
		m := map[string]*Shape{}
		for i := range allShapes {
			m[allShapes[i].Name] = &allShapes[i]
		}
		return m
	}()
)

// effectKeys are shared by rules and guards.
var effectKeys = []Key{
	{Name: "hold", Type: Refs, Of: string(kindStep), Doc: "steps that are shown closed"},
	{Name: "hold_tags", Type: Refs, Of: string(kindTag), Doc: "steps with one of these tags are shown closed"},
	{Name: "withhold", Type: Refs, Of: string(kindStep), Doc: "steps that must not be shown; wins over every recommendation"},
	{Name: "withhold_tags", Type: Refs, Of: string(kindTag), Doc: "no step with one of these tags is shown"},
	{Name: "notes", Type: Refs, Of: string(kindNote), Doc: "notes to attach to the steps that have a tag of the note"},
}

var capKeys = []Key{
	{Name: "current", Type: Whole, Doc: "open steps in the current phase"},
	{Name: "other", Type: Whole, Doc: "open steps in each other phase"},
	{Name: "group", Type: Whole, Doc: "open steps of one group"},
	{Name: "open", Type: Whole, Doc: "open steps in all"},
	{Name: "folded", Type: Whole, Doc: "steps under \"also helpful\""},
}

// Shapes is the whole format: every sort of entry with its keys. The loader
// reads by it, and schemas for editors are made from it. The first shape is
// that of a file.
func Shapes() []Shape {
	return []Shape{
		{Name: FileShape, Doc: "any file may hold any of these", Keys: []Key{
			{Name: "assessment", Type: Object, Of: "assessment", Doc: "title, introduction and caps; once in the folder"},
			{Name: "sections", Type: Objects, Of: "section", Doc: "groups of questions, in the order of asking"},
			{Name: "phases", Type: Objects, Of: "phase", Doc: "where steps belong in time, in order"},
			{Name: "questions", Type: Objects, Of: "question", Doc: "what the taker is asked"},
			{Name: "facts", Type: Objects, Of: "fact", Doc: "named values derived from answers"},
			{Name: "guards", Type: Objects, Of: "guard", Doc: "rules that protect people and decide first"},
			{Name: "rules", Type: Objects, Of: "rule", Doc: "conditions and what they do"},
			{Name: "steps", Type: Objects, Of: "step", Doc: "possible items of the plan"},
			{Name: "notes", Type: Objects, Of: "note", Doc: "fixed texts attached to steps by tag"},
			{Name: "sources", Type: Objects, Of: "source", Doc: "what the assessment draws on"},
			{Name: "help_lines", Type: Object, Of: "help_lines", Doc: "people to call"},
			{Name: "cases", Type: Objects, Of: "case", Doc: "tests: a person and the plan they should get"},
			{Name: "advice", Type: Objects, Of: "entry", Doc: "the index of advice: what steps and pages must say, and to whom"},
			{Name: "invariants", Type: Objects, Of: "invariant", Doc: "what no plan may ever do"},
			{Name: "accepted", Type: Objects, Of: "acceptance", Doc: "findings of check that are meant to be so"},
		}},
		{Name: "assessment", Doc: "the assessment as a whole", Keys: []Key{
			{Name: "title", Type: Text, Required: true, Doc: "as the taker sees it"},
			{Name: "language", Type: Text, Doc: "language tag of the texts; en if left out"},
			{Name: "direction", Type: Enum, Values: []string{"ltr", "rtl"}, Doc: "direction of the writing; ltr if left out"},
			{Name: "current_phase", Type: Ref, Of: string(kindFact), Doc: "the fact whose results are ids of phases"},
			{Name: "caps", Type: Object, Of: "caps", Doc: "how much one plan shows"},
			{Name: "introduction", Type: Prose, Doc: "shown before the first question"},
			{Name: "ending", Type: Prose, Doc: "shown at the end of every plan"},
		}},
		{Name: "caps", Doc: "how much one plan shows", Keys: capKeys},
		{Name: "section", Doc: "a group of questions that is always finished", Keys: []Key{
			{Name: "id", Type: Name, Of: string(kindSection), Required: true, Doc: "what questions name it by"},
			{Name: "title", Type: Text, Required: true, Doc: "as the taker sees it"},
		}},
		{Name: "phase", Doc: "where a step belongs in time", Keys: []Key{
			{Name: "id", Type: Name, Of: string(kindPhase), Required: true, Doc: "what steps name it by"},
			{Name: "title", Type: Text, Required: true, Doc: "as the taker sees it"},
			{Name: "always", Type: Flag, Doc: "shown whatever the current phase is"},
			{Name: "text", Type: Prose, Doc: "what to expect in this phase"},
		}},
		{Name: "question", Doc: "asked of the taker", Keys: []Key{
			{Name: "id", Type: Name, Of: string(kindQuestion), Required: true, Doc: "its name in conditions"},
			{Name: "section", Type: Ref, Of: string(kindSection), Required: true, Doc: "the group that it is asked in"},
			{Name: "type", Type: Enum, Values: []string{"one-of", "any-of", "number", "yes-no"}, Required: true, Doc: "how it is answered"},
			{Name: "required", Type: Flag, Doc: "cannot be skipped"},
			{Name: "sensitive", Type: Flag, Doc: "never shown in reasons, print, share or API"},
			{Name: "if_skipped", Type: Word, Doc: "the option that a skip counts as"},
			{Name: "text", Type: Text, Required: true, Doc: "the question as asked"},
			{Name: "help", Type: Text, Doc: "a line under the question"},
			{Name: "show_if", Type: When, Doc: "asked only if this holds; reads earlier questions only"},
			{Name: "options", Type: Objects, Of: "option", Doc: "of one-of and any-of questions"},
			{Name: "min", Type: Decimal, Doc: "of number questions"},
			{Name: "max", Type: Decimal, Doc: "of number questions"},
			{Name: "decimal", Type: Flag, Doc: "the number need not be whole"},
		}},
		{Name: "option", Doc: "a possible answer", Keys: []Key{
			{Name: "id", Type: Name, Of: string(kindOption), Required: true, Doc: "what conditions and cases name it by"},
			{Name: "label", Type: Text, Required: true, Doc: "as the taker sees it"},
			{Name: "exclusive", Type: Flag, Doc: "stands alone: other options win over it"},
			{Name: "show_if", Type: When, Doc: "offered only if this holds; reads earlier questions only"},
		}},
		{Name: "fact", Doc: "a named value derived from answers", Keys: []Key{
			{Name: "id", Type: Name, Of: string(kindFact), Required: true, Doc: "its name in conditions"},
			{Name: "is", Type: Expression, Required: true, Doc: "a condition, or a choice: `condition ? \"one\" : \"other\"`"},
		}},
		{Name: "guard", Doc: "a rule that protects people", Keys: slices.Concat([]Key{
			{Name: "id", Type: Name, Of: string(kindGuard), Required: true, Doc: "what cases and reasons name it by"},
			{Name: "hard", Type: Flag, Doc: "works by allow-list"},
			{Name: "rank", Type: Whole, Doc: "of hard guards: unique, lowest first"},
			{Name: "when", Type: When, Required: true, Doc: "it holds if this is true"},
			{Name: "because", Type: Text, Doc: "shown with the steps that it holds; must not name an answer"},
			{Name: "ask", Type: Refs, Of: string(kindQuestion), Doc: "of hard guards: go on with these questions and plan from allow"},
			{Name: "allow", Type: Refs, Of: string(kindStep), Doc: "of hard guards: the only steps there are"},
			{Name: "allow_advice", Type: Words, Doc: "of hard guards: the only advice that its page and those steps may cover"},
		}, effectKeys, []Key{
			{Name: "caps", Type: Object, Of: "caps", Doc: "lower caps while it holds"},
			{Name: "page", Type: Object, Of: "page", Doc: "what it says to the taker"},
		})},
		{Name: "page", Doc: "what a guard says to the taker", Keys: []Key{
			{Name: "title", Type: Text, Required: true, Doc: "as the taker sees it"},
			{Name: "paragraphs", Type: Objects, Of: "paragraph", Required: true, Doc: "what it says"},
			{Name: "help", Type: Refs, Of: string(kindHelp), Doc: "kinds of help line, most urgent first"},
			{Name: "sources", Type: Refs, Of: string(kindSource), Doc: "what it draws on"},
		}},
		{Name: "paragraph", Doc: "a piece of text with the advice that it says", Keys: []Key{
			{Name: "text", Type: Prose, Required: true, Doc: "plain Markdown: paragraphs, lists, **strong**, *emphasis*"},
			{Name: "covers", Type: Labels, Of: string(kindAdvice), Doc: "ids of the index of advice, at most two"},
		}},
		{Name: "rule", Doc: "a condition and what it does", Keys: slices.Concat([]Key{
			{Name: "id", Type: Name, Of: string(kindRule), Required: true, Doc: "what reasons name it by"},
			{Name: "when", Type: When, Required: true, Doc: "it fires if this is true"},
			{Name: "because", Type: Text, Required: true, Doc: "the reason, shown to the taker"},
			{Name: "recommend", Type: Either, Of: "recommendation", Doc: "steps to put into the plan"},
		}, effectKeys, []Key{
			{Name: "sources", Type: Refs, Of: string(kindSource), Doc: "what it draws on"},
		})},
		{Name: "recommendation", Doc: "a step to put into the plan", Keys: []Key{
			{Name: "step", Type: Ref, Of: string(kindStep), Required: true, Doc: "the step to recommend"},
			{Name: "priority", Type: Whole, Doc: "higher comes first"},
			{Name: "still_due", Type: Flag, Doc: "also when its phase is past"},
		}},
		{Name: "step", Doc: "a possible item of the plan", Keys: []Key{
			{Name: "id", Type: Name, Of: string(kindStep), Required: true, Doc: "what rules name it by"},
			{Name: "title", Type: Text, Required: true, Doc: "as the taker sees it"},
			{Name: "phase", Type: Ref, Of: string(kindPhase), Required: true, Doc: "where it belongs in time"},
			{Name: "group", Type: Word, Doc: "steps of a group overlap on purpose; only some are shown open"},
			{Name: "tags", Type: Labels, Of: string(kindTag), Doc: "what guards, rules and notes know it by"},
			{Name: "after", Type: Refs, Of: string(kindStep), Doc: "steps of the same phase that come before this one"},
			{Name: "excludes", Type: Refs, Of: string(kindStep), Doc: "never in one plan with these: an assertion"},
			{Name: "paragraphs", Type: Objects, Of: "paragraph", Required: true, Doc: "what it says"},
			{Name: "sources", Type: Refs, Of: string(kindSource), Doc: "what it draws on"},
		}},
		{Name: "note", Doc: "a fixed text attached to steps by tag", Keys: []Key{
			{Name: "id", Type: Name, Of: string(kindNote), Required: true, Doc: "what rules and guards name it by"},
			{Name: "always", Type: Flag, Doc: "needs no rule or guard to attach it"},
			{Name: "tags", Type: Refs, Of: string(kindTag), Required: true, Doc: "goes to steps with one of these tags"},
			{Name: "text", Type: Text, Required: true, Doc: "as the taker sees it"},
		}},
		{Name: "source", Doc: "what the assessment draws on", Keys: []Key{
			{Name: "id", Type: Name, Of: string(kindSource), Required: true, Doc: "such as evidence/E01"},
			{Name: "title", Type: Text, Required: true, Doc: "as the taker sees it"},
			{Name: "text", Type: Text, Doc: "what is known, in plain words"},
			{Name: "sure", Type: Text, Doc: "how sure that is: of how many people, in life or in a game, checked or not"},
		}},
		{Name: "help_lines", Doc: "people to call", Keys: []Key{
			{Name: "countries", Type: Objects, Of: "country", Doc: "by country"},
			{Name: "world", Type: Objects, Of: "help line", Doc: "directories for every country"},
		}},
		{Name: "country", Doc: "the help lines of a country", Keys: []Key{
			{Name: "code", Type: Text, Required: true, Doc: "two capital letters (ISO 3166)"},
			{Name: "name", Type: Text, Required: true, Doc: "as the taker sees it"},
			{Name: "lines", Type: Objects, Of: "help line", Required: true, Doc: "its help lines"},
		}},
		{Name: "help line", Doc: "one way to reach help", Keys: []Key{
			{Name: "name", Type: Text, Required: true, Doc: "as the taker sees it"},
			{Name: "kinds", Type: Labels, Of: string(kindHelp), Required: true, Doc: "emergency, crisis, abuse, …"},
			{Name: "number", Type: Text, Doc: "as dialled, in quotes"},
			{Name: "web", Type: Text, Doc: "address without https://"},
			{Name: "hours", Type: Text, Doc: "when somebody answers"},
			{Name: "source", Type: Text, Doc: "where it was checked"},
			{Name: "reviewed", Type: Text, Doc: "date of that check, \"2026-11-01\", in quotes"},
			{Name: "checked", Type: Flag, Doc: "lines without it are never shown"},
		}},
		{Name: "entry", Doc: "a piece of advice that the assessment must say, or must not", Keys: []Key{
			{Name: "id", Type: Name, Of: string(kindEntry), Required: true, Doc: "what `covers` names"},
			{Name: "kind", Type: Word, Required: true, Doc: "cause, action, avoid, expectation, …"},
			{Name: "handling", Type: Enum, Values: Handlings, Required: true, Doc: "reject: it must never be shown"},
			{Name: "says", Type: Text, Required: true, Doc: "the advice in our own words"},
			{Name: "note", Type: Text, Doc: "how it must be weakened, or why it is rejected"},
			{Name: "phase", Type: Ref, Of: string(kindPhase), Doc: "when it is meant for"},
			{Name: "tags", Type: Labels, Of: string(kindTag), Doc: "tags of every step that covers it"},
			{Name: "when", Type: When, Doc: "whom it is meant for"},
			{Name: "sources", Type: Words, Doc: "where it comes from"},
		}},
		{Name: "invariant", Doc: "what no plan may ever do", Keys: []Key{
			{Name: "id", Type: Name, Of: string(kindPromise), Required: true, Doc: "what findings name it by"},
			{Name: "never", Type: Object, Of: "selection", Doc: "no such step can be in a plan"},
			{Name: "some", Type: Object, Of: "selection", Doc: "at least one such step is open in every plan"},
			{Name: "every", Type: Object, Of: "selection", Doc: "every such step in a plan carries the note named by carries"},
			{Name: "carries", Type: Ref, Of: string(kindNote), Doc: "with every"},
			{Name: "when", Type: When, Doc: "for these answers; for all if left out"},
			{Name: "complete", Type: Flag, Doc: "only when no question is open"},
			{Name: "because", Type: Text, Required: true, Doc: "why it must hold"},
		}},
		{Name: "acceptance", Doc: "a finding of check that is meant to be so", Keys: []Key{
			{Name: "finding", Type: Word, Required: true, Doc: "its code"},
			{Name: "of", Type: Words, Required: true, Doc: "the rules, guards, facts, steps or questions that it is about; of an option, question.option"},
			{Name: "because", Type: Text, Required: true, Doc: "why it is meant to be so"},
		}},
		{Name: "selection", Doc: "steps with one of the tags, ids or pieces of advice; every step if it names none", Keys: []Key{
			{Name: "tags", Type: Refs, Of: string(kindTag), Doc: "steps with one of these tags"},
			{Name: "steps", Type: Refs, Of: string(kindStep), Doc: "these steps"},
			{Name: "covers", Type: Refs, Of: string(kindAdvice), Doc: "steps that cover one of these pieces of advice"},
			{Name: "open", Type: Flag, Doc: "held steps do not count"},
		}},
		{Name: "case", Doc: "a person and the plan they should get", Keys: []Key{
			{Name: "id", Type: Name, Of: string(kindCase), Required: true, Doc: "what failures name it by"},
			{Name: "person", Type: Text, Doc: "who this is, in a sentence"},
			{Name: "answers", Type: Answers, Required: true, Doc: "question: answer; null is a skip"},
			{Name: "expect", Type: Object, Of: "expect", Required: true, Doc: "what their plan must hold"},
		}},
		{Name: "expect", Doc: "what a case tests; what is not named is not tested", Keys: []Key{
			{Name: "outcome", Type: Word, Doc: "plan, open, or the id of a hard guard"},
			{Name: "complete", Type: Flag, Doc: "no question is left"},
			{Name: "current", Type: Ref, Of: string(kindPhase), Doc: "the current phase"},
			{Name: "fired", Type: Refs, Of: string(kindRule), Doc: "rules that fire, among others"},
			{Name: "silent", Type: Refs, Of: string(kindRule), Doc: "rules that do not fire"},
			{Name: "guards", Type: Refs, Of: string(kindGuard), Doc: "exactly these"},
			{Name: "ignored", Type: Refs, Of: string(kindQuestion), Doc: "exactly these have something ignored"},
			{Name: "next", Type: Refs, Of: string(kindQuestion), Doc: "exactly these"},
			{Name: "plan", Type: Words, Doc: "all shown steps in order, * before a held one"},
			{Name: "open", Type: Refs, Of: string(kindStep), Doc: "shown open"},
			{Name: "held", Type: Refs, Of: string(kindStep), Doc: "shown closed"},
			{Name: "folded", Type: Refs, Of: string(kindStep), Doc: "under \"also helpful\""},
			{Name: "absent", Type: Refs, Of: string(kindStep), Doc: "not open, not held, not folded"},
			{Name: "order", Type: Refs, Of: string(kindStep), Doc: "shown open in this order"},
			{Name: "covers", Type: Refs, Of: string(kindAdvice), Doc: "advice that is shown"},
			{Name: "printed", Type: Word, Doc: "a file with the whole plan as it is printed, `plans/anna.txt`"},
		}},
	}
}
