package rules

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/entries"
	"amends/rules/lines"
)

var (
	countryCode = regexp.MustCompile(`^[A-Z]{2}$`)
	languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
)

// checkHelp checks the lines of help: a wrong number on a bad day is worse than
// none, so a line is shown only when it says who checked it and when.
func (a *Assessment) checkHelp() {
	countries := map[string]lines.Text{}
	for _, o := range a.all.HelpLines {
		for _, c := range o.Countries.All {
			a.checkCountry(c, countries)
		}
		for _, line := range o.World.All {
			a.checkHelpLine(line)
		}
	}
	a.checkHelpShown()
}

// checkCountry checks a country and its lines.
func (a *Assessment) checkCountry(c *entries.Country, before map[string]lines.Text) {
	code := c.Code.Text
	if code.Value != "" && !countryCode.MatchString(code.Value) {
		a.folder.Report(code.Diagnose(codeCountryCode, fmt.Sprintf("`%s` is no country code", diagnostic.Clip(code.Value)), "write two capital letters, such as GB"))
	}
	if first, again := before[code.Value]; again && code.Value != "" {
		a.folder.Report(entries.Duplicate("country", code, "country", first))
	}
	before[code.Value] = code
	for _, line := range c.Lines.All {
		a.checkHelpLine(line)
	}
}

// checkHelpLine checks one line.
func (a *Assessment) checkHelpLine(line *entries.HelpLine) {
	reviewed := line.Reviewed
	if _, err := time.Parse(time.DateOnly, reviewed.Value); reviewed.Value != "" && err != nil {
		a.folder.Report(reviewed.Diagnose(codeWrongDate, fmt.Sprintf("`%s` is no date", diagnostic.Clip(reviewed.Value)), "write year, month and day: \"2026-11-01\""))
	}
	if web := line.Web; strings.Contains(web.Value, "://") {
		a.folder.Report(web.Diagnose(codeWebAddress, "the address is shown to be read, so it goes without `https://`", "write `"+diagnostic.Clip(web.Value[strings.Index(web.Value, "://")+3:])+"`"))
	}
	a.checkNumber(line.Number.Text)
	if !line.Checked.On || line.NearDamage() {
		return
	}
	name := "this help line"
	if line.Name.Value != "" {
		name = fmt.Sprintf("the help line `%s`", diagnostic.Clip(line.Name.Value))
	}
	for _, proof := range []*entries.Text{&line.Hours, &line.Source, &line.Reviewed} {
		if !proof.Written() {
			a.folder.Report(line.DiagnoseKey(&line.Checked, codeUnprovedHelpLine, fmt.Sprintf("%s is marked as checked and has no `%s`", name, proof.Key), "add it, or remove `checked: true`; the line is then kept and not shown"))
		}
	}
	if !line.Number.Written() && !line.Text.Written() && !line.Web.Written() {
		a.folder.Report(line.DiagnoseKey(&line.Checked, codeUnprovedHelpLine, name+" is marked as checked and has no `number`, `text` or `web`", "add one of them"))
	}
}

// checkHelpShown warns about kinds of help that a page asks for and that no
// checked line offers.
func (a *Assessment) checkHelpShown() {
	offered := map[string]bool{}
	help := a.help()
	lines := help.World
	for _, c := range help.Countries {
		lines = append(lines, c.Lines...)
	}
	for _, line := range lines {
		for _, kind := range line.Kinds {
			offered[kind] = true
		}
	}
	for _, u := range a.names.Mentions() {
		if u.Kind == entries.KindHelp && a.names.Knows(entries.KindHelp, u.ID.Value) && !offered[u.ID.Value] {
			a.folder.Report(u.ID.Diagnose(codeUncheckedHelp, fmt.Sprintf("no checked help line is of the kind `%s`, so the page shows none", u.ID.Value), "check one, and mark it with `checked: true`"))
		}
	}
}

// CheckOn is [Assessment.Check] as on a day, which adds warnings about help lines
// whose last review is more than a year before it, or after it. This package
// reads no clock, so that the same files have the same problems for ever.
func (a *Assessment) CheckOn(day time.Time) Diagnostics {
	var list Diagnostics
	for _, o := range a.all.HelpLines {
		for _, c := range o.Countries.All {
			list = append(list, staleLines(c.Lines.All, day)...)
		}
		list = append(list, staleLines(o.World.All, day)...)
	}
	return a.folder.Log.List(list...)
}

// staleLines warns about checked lines of which nobody can say that they still
// answer. It is a warning only: most numbers live longer than a year, and a page that
// loses all of them on a birthday would do more harm than an old one.
func staleLines(lines []*entries.HelpLine, day time.Time) Diagnostics {
	var list Diagnostics
	for _, line := range lines {
		reviewed := line.Reviewed
		date, err := time.Parse(time.DateOnly, reviewed.Value)
		if err != nil || !line.Checked.On {
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
		list = append(list, reviewed.Diagnose(codeStaleHelpLine, fmt.Sprintf("the help line `%s` %s", diagnostic.Clip(line.Name.Value), what),
			"check number, hours and address at its source, and write the day of that; take out `checked: true` if you cannot"))
	}
	return list
}

// help is the checked lines.
func (a *Assessment) help() engine.HelpLines {
	var help engine.HelpLines
	for _, o := range a.all.HelpLines {
		for _, c := range o.Countries.All {
			if lines := checkedLines(c.Lines.All); len(lines) > 0 {
				help.Countries = append(help.Countries, engine.Country{Code: c.Code.Value, Name: c.Name.Value, Lines: lines})
			}
		}
		help.World = append(help.World, checkedLines(o.World.All)...)
	}
	return help
}

func checkedLines(lines []*entries.HelpLine) []engine.HelpLine {
	var checked []engine.HelpLine
	for _, l := range lines {
		if l.Checked.On {
			checked = append(checked, engine.HelpLine{
				Name: l.Name.Value, Kinds: l.Kinds.Values(), Number: l.Number.Value, Text: l.Text.Value, Web: l.Web.Value,
				Hours: l.Hours.Value, Source: l.Source.Value, Reviewed: l.Reviewed.Value,
			})
		}
	}
	return checked
}
