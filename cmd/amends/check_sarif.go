package main

import (
	"net/url"
	"slices"
	"strings"

	"amends/rules"
	"amends/rules/findings"
)

// SARIF 2.1.0, as code hosts read it: only what diagnostics have.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool    sarifTool     `json:"tool"`
		Columns string        `json:"columnKind"`
		Results []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string    `json:"id"`
		Short sarifText `json:"shortDescription"`
		Help  sarifText `json:"help"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		Rule      string          `json:"ruleId"`
		Index     int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn"`
		End    int `json:"endColumn,omitempty"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
)

// sarif is what check found, in one run.
func sarif(found []checked) sarifLog {
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "amends", Rules: []sarifRule{}}}, Columns: "unicodeCodePoints", Results: []sarifResult{}}
	var codes []string
	for _, f := range found {
		for _, d := range f.Diagnostics {
			at := slices.Index(codes, d.Code)
			if at < 0 {
				at = len(codes)
				codes = append(codes, d.Code)
				run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, ruleOf(d.Code))
			}
			run.Results = append(run.Results, resultOf(d, at))
		}
	}
	return sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}}
}

// ruleOf is the page of a code.
func ruleOf(name string) sarifRule {
	code, ok := findings.Code(name)
	if !ok {
		return sarifRule{ID: name}
	}
	return sarifRule{ID: name, Short: sarifText{code.Title}, Help: sarifText{strings.TrimSpace(code.Page())}}
}

func resultOf(d rules.Diagnostic, rule int) sarifResult {
	message := d.Message
	if d.Hint != "" {
		message += "; hint: " + d.Hint
	}
	out := sarifResult{Rule: d.Code, Index: rule, Level: string(d.Severity), Message: sarifText{message}}
	if d.File != "" {
		out.Locations = []sarifLocation{{Physical: physical(d.File, d.Line, d.Column, d.EndColumn)}}
	}
	for _, r := range d.Related {
		out.Related = append(out.Related, sarifLocation{physical(r.File, r.Line, r.Column, 0), &sarifText{r.Message}})
	}
	if f := d.Fix; f != nil {
		change := sarifChange{artifact(d.File), []sarifReplacement{{sarifRegion{f.Line, f.Column, f.EndColumn}, sarifText{f.Text}}}}
		out.Fixes = []sarifFix{{sarifText{f.Title}, []sarifChange{change}}}
	}
	return out
}

func physical(file string, line, column, end int) sarifPhysical {
	p := sarifPhysical{Artifact: artifact(file)}
	if line > 0 {
		p.Region = &sarifRegion{line, column, end}
	}
	return p
}

// artifact is a file as a relative reference.
func artifact(file string) sarifArtifact { return sarifArtifact{(&url.URL{Path: file}).String()} }
