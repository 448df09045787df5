package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lines"
)

// misplaced is a mark in a text that takers would see, and that nobody means.
type misplaced struct {
	code          *diagnostic.Code
	needs         []string       // one of these stands in every such text; it is much faster to look for
	found         *regexp.Regexp // its first group is what is told
	message, hint string         // the message has a place for what was found
	lines         bool           // only of texts that are one line, without Markdown
}

var allMisplaced = []misplaced{
	{codeConditionInText, []string{"(", "=", "&&"}, regexp.MustCompile(`(\b(?:has|any_of|all_of|none_of|at_least|answered|count)\(|\s(?:==|!=|&&)\s)`), "`%s` belongs to a condition, and takers would read it", "move it to `when` or `show_if`, and write a sentence here", false},
	{codeRawMark, []string{"{"}, regexp.MustCompile(`(\{\{?[^{}\n]*\}?\}|\$\{)`), "takers would see the placeholder `%s`", "there is nothing to fill it with; write it without", false},
	{codeRawMark, []string{"["}, regexp.MustCompile(`(\[[ xX]\](?:\s|$))`), "takers would see the check box `%s`", "write a list with `-`; the page puts a box beside each step", false},
	{codeRawMark, []string{"|"}, regexp.MustCompile(`(?m)^[ \t]*(\|[^\n]*\|)[ \t]*$`), "takers would see the table `%s` with its lines", "write a list with `-`", false},
	{codeRawMark, []string{"://", "www."}, regexp.MustCompile(`(https?://\S+|\bwww\.\S+)`), "takers would see the address `%s`, which leads nowhere", "name the place in words; whom to call belongs to help_lines", false},
	{codeRawMark, []string{"**", "__", "~~", "<"}, regexp.MustCompile(`(\*\*|__|~~|<br>|<[bi]>)`), "takers would see `%s`", "titles, labels and reasons have no marks", true},
	{codeRawMark, []string{"“"}, regexp.MustCompile(`^(“[^“”]*”)$`), "takers would see the curly quotes around `%s`", "put straight quotes around the text, or none", true},
	{codeUnfinished, []string{"TODO", "FIXME", "TBD", "XXX", "orem ipsum"}, regexp.MustCompile(`\b(TODO|FIXME|TBD|XXX+|Lorem ipsum|lorem ipsum)\b`), "`%s` says that this text is not finished", "finish it, or leave a comment with `#` on a line of its own", false},
}

// checkShown looks for slips in all that takers read.
func (a *Assessment) checkShown() {
	for _, t := range a.Texts() {
		if t.at.Node == nil {
			continue
		}
		a.checkCut(t.at)
		a.checkInvisible(t.at)
		for i := range allMisplaced {
			a.checkMisplaced(&allMisplaced[i], t)
		}
		a.checkStrong(t)
	}
}

func (a *Assessment) checkMisplaced(s *misplaced, t Shown) {
	if s.lines && t.prose {
		return
	}
	text := t.at.Node.Value
	if !slices.ContainsFunc(s.needs, func(part string) bool { return strings.Contains(text, part) }) {
		return
	}
	for _, at := range s.found.FindAllStringSubmatchIndex(text, -1) {
		if at[2] > 0 && (text[at[2]-1] == '\\' || strings.ContainsRune("(<", rune(text[at[2]-1]))) {
			continue // meant, or the address of a link, which is told already
		}
		if t.prose && !strings.Contains(t.Text, strings.TrimSpace(text[at[2]:at[3]])) {
			continue // no part of what is shown
		}
		from, to := utf8.RuneCountInString(text[:at[2]]), utf8.RuneCountInString(text[:at[3]])
		a.folder.Report(t.at.DiagnosePart(from, to, s.code, fmt.Sprintf(s.message, diagnostic.Clip(strings.TrimSpace(text[at[2]:at[3]]))), s.hint))
		return // one of a sort is enough
	}
}

// checkStrong reports the `**` that a text in Markdown leaves as it is.
func (a *Assessment) checkStrong(t Shown) {
	text := t.at.Node.Value
	if !t.prose || !strings.Contains(t.Text, "**") || strings.Contains(text, `\*`) {
		return
	}
	from := utf8.RuneCountInString(text[:strings.LastIndex(text, "**")])
	a.folder.Report(t.at.DiagnosePart(from, from+2, codeRawMark, "takers would see this `**`: it has no other one to go with",
		"put `**` right before the first and right after the last of the strong words"))
}

// checkCut reports a text that a comment has probably cut: one that follows at
// once, or begins with a word.
func (a *Assessment) checkCut(t lines.Text) {
	if t.Node.Style&^yaml.FlowStyle != 0 {
		return
	}
	comment, begins, blanks, ok := t.Comment()
	if !ok || blanks > 1 && (len(comment) == 1 || comment[1] == ' ' || comment[1] == '#') {
		return
	}
	a.folder.Report(t.File.DiagnoseSpan(begins, codeCutText,
		"` #` begins a comment, so takers read only what stands before it", "put the whole text in quotes; if it is a comment, put it on a line of its own"))
}

// checkInvisible reports characters without a width. Two of them join letters in
// some scripts and pictures, and are left alone beside those.
func (a *Assessment) checkInvisible(t lines.Text) {
	runes := []rune(t.Node.Value)
	for i, r := range runes {
		joins := r == '\u200c' || r == '\u200d'
		if r != '\u200b' && r != '\u00ad' && r != '\u2060' && r != '\u180e' && !joins {
			continue
		}
		if joins && (i == 0 || runes[i-1] > 0x24f) {
			continue
		}
		name := "a character without a width"
		if r == '\u00ad' {
			name = "a soft hyphen"
		}
		a.folder.Report(t.DiagnosePart(i, i+1, codeUnseen, "there is "+name+" here, which nobody sees", "delete it, or type the word again"))
		return
	}
}

// checkWording reports options, questions and steps that read alike.
func (a *Assessment) checkWording() {
	for _, q := range a.questions {
		seen := alike{a: a, what: "option"}
		for _, o := range q.Options.All {
			seen.add(o.Label.Text)
		}
	}
	questions, steps := alike{a: a, what: "question"}, map[string]*alike{}
	for _, q := range a.questions {
		if !q.ShowIf.Written() {
			questions.add(q.Question.Text.Text.Text)
		}
	}
	for _, s := range a.ownSteps() {
		by := a.allowing(s.ID.Value)
		if steps[by] == nil {
			steps[by] = &alike{a: a, what: "step"}
		}
		steps[by].add(s.Title.Text.Text)
	}
}

// allowing names the hard guards that allow a step: one that only they allow
// may say for them what another one says for all others.
func (a *Assessment) allowing(step string) string {
	by := ""
	for _, g := range a.guards {
		for _, t := range g.Allow.Texts {
			if t.Value == step {
				by += " " + g.ID.Value
			}
		}
	}
	return by
}

// alike finds texts that differ at most in their signs and capitals.
type alike struct {
	a    *Assessment
	what string
	seen map[string]lines.Text
}

func (x *alike) add(t lines.Text) {
	bare := strings.Join(strings.FieldsFunc(strings.ToLower(t.Value), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Mc, r)
	}), " ")
	if bare == "" {
		return
	}
	if x.seen == nil {
		x.seen = map[string]lines.Text{}
	}
	before, known := x.seen[bare]
	if !known {
		x.seen[bare] = t
		return
	}
	d := t.Diagnose(codeSameWording, fmt.Sprintf("another %s reads the same", x.what), "say in which way they differ, or remove one")
	d.Related = []Related{before.Related("the other one")}
	x.a.folder.Report(d)
}

// noneOf are labels of an answer that denies all others.
var noneOf = regexp.MustCompile(`(?i)^(none|nothing|neither)\b( of (these|them|this|the above))?\W*$`)

// checkNone reports an answer that denies the others and can be chosen with them.
func (a *Assessment) checkNone() {
	for _, q := range a.questions {
		if q.Type.Value != "any-of" {
			continue
		}
		for _, o := range q.Options.All {
			if o.Exclusive.Written() || !noneOf.MatchString(o.Label.Value) && o.ID.Value != "none" && o.ID.Value != "none-of-these" {
				continue
			}
			a.folder.Report(o.ID.Diagnose(codeNoneNotAlone, fmt.Sprintf("`%s` can be chosen together with other answers, and then both count", o.ID.Value), "add `exclusive: true`; the other answers then win over it"))
		}
	}
}

// checkCare reports what whoever is in danger would miss.
func (a *Assessment) checkCare() {
	callable := a.callable()
	told := map[*question]bool{}
	for _, g := range a.guards {
		if !g.Hard.On {
			continue
		}
		sensitive := false
		for _, name := range a.reads(&g.When) {
			for _, q := range a.questionsOf(name) {
				sensitive = sensitive || q.data.Sensitive
				if beside := a.sensitiveBeside(q); beside != nil && !told[q] {
					told[q] = true
					d := q.ID.Diagnose(codeMissingSensitive, fmt.Sprintf("`%s` is not sensitive; `%s` beside it is, and the hard guard `%s` reads this one", q.ID.Value, beside.ID.Value, g.ID.Value),
						"add `sensitive: true`, so that the answer is never shown in reasons or on paper")
					d.Related = []Related{g.Related("the guard")}
					a.folder.Report(d)
				}
			}
		}
		if page := g.Page.Entry; sensitive && page != nil && !g.NearDamage() && !anyOf(page.Help.Values(), callable) {
			a.folder.Report(page.DiagnoseKey(&page.Help, codeNobodyToCall, fmt.Sprintf("the page of the hard guard `%s` shows no help line that can be called", g.ID.Value),
				"add a kind of help line to `help`, of which a checked line has a `number`"))
		}
	}
}

// sensitiveBeside is a sensitive question like one that is not: of the same
// section and type, where several answers can be chosen.
func (a *Assessment) sensitiveBeside(q *question) *question {
	if q.data.Sensitive || q.Type.Value != "any-of" {
		return nil
	}
	for _, other := range a.questions {
		if other.data.Sensitive && other.Type.Value == q.Type.Value && other.Section.Value == q.Section.Value {
			return other
		}
	}
	return nil
}

// callable are the kinds of help of which a checked line has a number.
func (a *Assessment) callable() map[string]bool {
	kinds := map[string]bool{}
	add := func(list []*entries.HelpLine) {
		for _, line := range list {
			if line.Checked.On && line.Number.Value != "" {
				for _, kind := range line.Kinds.Values() {
					kinds[kind] = true
				}
			}
		}
	}
	for _, o := range a.all.HelpLines {
		for _, c := range o.Countries.All {
			add(c.Lines.All)
		}
		add(o.World.All)
	}
	return kinds
}

func anyOf(list []string, in map[string]bool) bool {
	for _, x := range list {
		if in[x] {
			return true
		}
	}
	return false
}
