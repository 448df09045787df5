package protections

import (
	"fmt"
	"io"
	"strings"

	"amends/rules/diagnostic"
)

// headings stand over the kinds on a page.
var headings = map[Kind]string{
	HardGuard: "Hard guards: they stop the questions and show a page",
	SoftGuard: "Soft guards: they close steps, or say something beside the plan",
	Closing:   "Rules that close steps",
	Tag:       "Tags that close steps",
	Question:  "Questions that guards read, that are sensitive, or in which an answer stands alone",
	Note:      "Notes that go with steps",
	HelpLine:  "Help lines that are shown",
	Invariant: "Invariants: what no plan may ever do",
	Case:      "Cases: people whose plans are tested",
}

// kinds are the kinds in the order of a page.
var kinds = []Kind{HardGuard, SoftGuard, Closing, Tag, Question, Note, HelpLine, Invariant, Case}

// WritePage writes the ledger for a person to read and to sign: on as little
// paper as says it all, or with every list and text in full. The error is the
// writer's.
func (l *Ledger) WritePage(w io.Writer, full bool) error {
	var b strings.Builder
	fmt.Fprintf(&b, "What protects people in “%s” (%s)\n%s\n", l.Title, l.Assessment, l.tally())
	for _, kind := range kinds {
		list := l.Of(kind)
		if len(list) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s\n", headings[kind])
		switch write := short[kind]; {
		case write != nil && !full:
			write(&b, list)
		default:
			for i := range list {
				writeEntry(&b, &list[i], full)
			}
		}
	}
	fmt.Fprintf(&b, "\nLedger %s. The number is another one as soon as anything of this changes.\n\nRead, and agreed to:\n\n  name ______________________________   date ________________\n", l.Fingerprint())
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the protections: %w", err)
	}
	return nil
}

// short are the kinds of which a page says less than every part.
var short = map[Kind]func(*strings.Builder, []Entry){
	Tag: writeTags, Question: writeQuestions, HelpLine: writeHelp, Invariant: writeInvariants, Case: writeCases,
}

// tally counts the kinds.
func (l *Ledger) tally() string {
	var parts []string
	for _, kind := range kinds {
		if n := len(l.Of(kind)); n > 0 {
			parts = append(parts, diagnostic.Counted(n, string(kind)))
		}
	}
	return strings.Join(parts, ", ")
}

// longest is how many ids of a list a page shows; of a longer one it tells the
// number.
const longest = 6

// lesser are parts that stand in full elsewhere, or are understood.
var lesser = map[string]bool{"rank": true, "has": true, "page": true, "title of the page": true, "allows the advice": true, "reason": true}

func writeEntry(b *strings.Builder, e *Entry, full bool) {
	fmt.Fprintf(b, "  %s", e.ID)
	if e.Title != "" {
		fmt.Fprintf(b, ": %s", e.Title)
	}
	b.WriteString("\n")
	if e.When != "" {
		name := "for whom"
		if e.Reads != "" {
			name = "asked if"
		}
		fmt.Fprintf(b, "    %s: %s\n", name, e.When)
	}
	for _, p := range e.Parts {
		if !full && lesser[p.Name] {
			continue
		}
		if text := p.shown(full); text != e.Title {
			fmt.Fprintf(b, "    %s: %s\n", p.Name, text)
		}
	}
}

// shown is what a part says, in one line.
func (p *Part) shown(full bool) string {
	switch {
	case p.Limit != 0:
		return fmt.Sprint(p.Limit)
	case p.Text != "":
		return strings.Join(strings.Fields(p.Text), " ")
	case !full && len(p.Items) > longest:
		return fmt.Sprintf("%d (-full lists them)", len(p.Items))
	}
	return strings.Join(p.Items, ", ")
}

func writeTags(b *strings.Builder, list []Entry) {
	for i := range list {
		e := &list[i]
		fmt.Fprintf(b, "  %s (%s): %s\n", e.ID, diagnostic.Counted(len(part(e, stepsOfTag).Items), "step"), part(e, "protects").Text)
	}
}

// writeQuestions gathers what questions say of themselves.
func writeQuestions(b *strings.Builder, list []Entry) {
	var read, sensitive, alone []string
	for i := range list {
		e := &list[i]
		if e.Reads != "" {
			read = append(read, e.ID)
		}
		if len(part(e, "is").Items) > 0 {
			sensitive = append(sensitive, e.ID)
		}
		for _, option := range part(e, standAlone).Items {
			alone = append(alone, e.ID+" "+option)
		}
	}
	for _, line := range []struct {
		name string
		ids  []string
	}{{"read by guards", read}, {"sensitive", sensitive}, {standAlone, alone}} {
		if len(line.ids) > 0 {
			fmt.Fprintf(b, "  %s: %s\n", line.name, strings.Join(line.ids, ", "))
		}
	}
}

// writeHelp writes the lines of each country one after the other.
func writeHelp(b *strings.Builder, list []Entry) {
	before := ""
	for i := range list {
		e := &list[i]
		country, name, _ := strings.Cut(e.ID, ": ")
		if country != before {
			if before = country; i > 0 {
				b.WriteString("\n")
			}
			fmt.Fprintf(b, "  %s: ", country)
		} else {
			b.WriteString("; ")
		}
		fmt.Fprintf(b, "%s %s (%s)", name, strings.TrimSpace(part(e, "number").Text+" "+part(e, "address").Text), strings.Join(part(e, "for").Items, ", "))
	}
	b.WriteString("\n")
}

func writeInvariants(b *strings.Builder, list []Entry) {
	for _, e := range list {
		fmt.Fprintf(b, "  %s: %s\n", e.ID, e.Title)
	}
}

// writeCases counts the cases of each file.
func writeCases(b *strings.Builder, list []Entry) {
	var files []string
	count := map[string]int{}
	for _, e := range list {
		file, _, _ := strings.Cut(e.At, ":")
		if count[file]++; count[file] == 1 {
			files = append(files, file)
		}
	}
	for _, file := range files {
		fmt.Fprintf(b, "  %s: %s\n", file, diagnostic.Counted(count[file], "case"))
	}
}
