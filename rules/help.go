package rules

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/lines"
)

var (
	countryCode = regexp.MustCompile(`^[A-Z]{2}$`)
	languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
)

// checkHelp checks the lines of help: a wrong number on a bad day is worse than
// none, so a line is shown only when it says who checked it and when.
func (s *Source) checkHelp() {
	countries := map[string]lines.Text{}
	for _, o := range s.helpLines() {
		for _, c := range o.all("countries") {
			s.checkCountry(c, countries)
		}
		for _, line := range o.all("world") {
			s.checkHelpLine(line)
		}
	}
	s.checkHelpShown()
}

// helpLines lists the entries of help lines of all files.
func (s *Source) helpLines() []*object { return s.entries("help_lines") }

// checkCountry checks a country and its lines.
func (s *Source) checkCountry(c *object, before map[string]lines.Text) {
	code := c.text("code")
	if code.Value != "" && !countryCode.MatchString(code.Value) {
		s.folder.Report(code.Diagnose(codeCountryCode, fmt.Sprintf("`%s` is no country code", diagnostic.Clip(code.Value)), "write two capital letters, such as GB"))
	}
	if first, again := before[code.Value]; again && code.Value != "" {
		s.reportDuplicate("country", code, "country", first)
	}
	before[code.Value] = code
	for _, line := range c.all("lines") {
		s.checkHelpLine(line)
	}
}

// checkHelpLine checks one line.
func (s *Source) checkHelpLine(line *object) {
	reviewed := line.text("reviewed")
	if _, err := time.Parse(time.DateOnly, reviewed.Value); reviewed.Value != "" && err != nil {
		s.folder.Report(reviewed.Diagnose(codeWrongDate, fmt.Sprintf("`%s` is no date", diagnostic.Clip(reviewed.Value)), "write year, month and day: \"2026-11-01\""))
	}
	if web := line.text("web"); strings.Contains(web.Value, "://") {
		s.folder.Report(web.Diagnose(codeWebAddress, "the address is shown to be read, so it goes without `https://`", "write `"+diagnostic.Clip(web.Value[strings.Index(web.Value, "://")+3:])+"`"))
	}
	if !line.flag("checked") || line.nearDamage() {
		return
	}
	name := "this help line"
	if line.str("name") != "" {
		name = fmt.Sprintf("the help line `%s`", diagnostic.Clip(line.str("name")))
	}
	for _, key := range []string{"hours", "source", "reviewed"} {
		if !line.has(key) {
			s.folder.Report(line.diagnose("checked", codeUnprovedHelpLine, fmt.Sprintf("%s is marked as checked and has no `%s`", name, key), "add it, or remove `checked: true`; the line is then kept and not shown"))
		}
	}
	if !line.has("number") && !line.has("web") {
		s.folder.Report(line.diagnose("checked", codeUnprovedHelpLine, name+" is marked as checked and has neither `number` nor `web`", "add one of them"))
	}
}

// checkHelpShown warns about kinds of help that a page asks for and that no
// checked line offers.
func (s *Source) checkHelpShown() {
	offered := map[string]bool{}
	help := s.help()
	lines := help.World
	for _, c := range help.Countries {
		lines = append(lines, c.Lines...)
	}
	for _, line := range lines {
		for _, kind := range line.Kinds {
			offered[kind] = true
		}
	}
	for _, u := range s.uses {
		if u.kind == kindHelp && s.knows(kindHelp, u.id.Value) && !offered[u.id.Value] {
			s.folder.Report(u.id.Diagnose(codeUncheckedHelp, fmt.Sprintf("no checked help line is of the kind `%s`, so the page shows none", u.id.Value), "check one, and mark it with `checked: true`"))
		}
	}
}

// CheckOn is [Source.Check] as on a day, which adds warnings about help lines
// whose last review is more than a year before it, or after it. This package
// reads no clock, so that the same files have the same problems for ever.
func (s *Source) CheckOn(day time.Time) Diagnostics {
	var list Diagnostics
	for _, o := range s.helpLines() {
		for _, c := range o.all("countries") {
			list = append(list, staleLines(c.all("lines"), day)...)
		}
		list = append(list, staleLines(o.all("world"), day)...)
	}
	return s.folder.Log.List(list...)
}

// staleLines warns about checked lines of which nobody can say that they still
// answer. It is no error: most numbers live longer than a year, and a page that
// loses all of them on a birthday would do more harm than an old one.
func staleLines(lines []*object, day time.Time) Diagnostics {
	var list Diagnostics
	for _, line := range lines {
		reviewed := line.text("reviewed")
		date, err := time.Parse(time.DateOnly, reviewed.Value)
		if err != nil || !line.flag("checked") {
			continue
		}
		what := ""
		switch day := day.Format(time.DateOnly); {
		case date.AddDate(1, 0, 0).Format(time.DateOnly) < day:
			what = fmt.Sprintf("was last reviewed on %s, more than a year ago", reviewed.Value)
		case reviewed.Value > day:
			what = fmt.Sprintf("was reviewed on %s, which is still to come", reviewed.Value)
		default:
			continue
		}
		list = append(list, reviewed.Diagnose(codeStaleHelpLine, fmt.Sprintf("the help line `%s` %s", diagnostic.Clip(line.str("name")), what),
			"check number, hours and address at its source, and write the day of that; take out `checked: true` if you cannot"))
	}
	return list
}

// help is the checked lines.
func (s *Source) help() engine.HelpLines {
	var help engine.HelpLines
	for _, o := range s.helpLines() {
		for _, c := range o.all("countries") {
			if lines := checkedLines(c.all("lines")); len(lines) > 0 {
				help.Countries = append(help.Countries, engine.Country{Code: c.str("code"), Name: c.str("name"), Lines: lines})
			}
		}
		help.World = append(help.World, checkedLines(o.all("world"))...)
	}
	return help
}

func checkedLines(lines []*object) []engine.HelpLine {
	var checked []engine.HelpLine
	for _, l := range lines {
		if l.flag("checked") {
			checked = append(checked, engine.HelpLine{
				Name: l.str("name"), Kinds: l.strings("kinds"), Number: l.str("number"), Web: l.str("web"),
				Hours: l.str("hours"), Source: l.str("source"), Reviewed: l.str("reviewed"),
			})
		}
	}
	return checked
}
