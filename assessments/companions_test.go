package assessments_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"amends/engine"
)

// TestCompanions lists where each assessment leads to the others, and who never
// gets there: a page that somebody in danger reads leads to help and nowhere
// else.
func TestCompanions(t *testing.T) {
	var out strings.Builder
	for _, name := range shipped(t) {
		_, p := load(t, name)
		b := p.Bundle()
		tell := func(where string, blocks []engine.Block) {
			if to := leadsTo(blocks); len(to) > 0 {
				fmt.Fprintf(&out, "%s, %s: %s\n", name, where, strings.Join(to, ", "))
			}
		}
		tell("introduction", b.Introduction)
		for i := range b.Guards {
			if page := b.Guards[i].Page; page != nil {
				for _, paragraph := range page.Paragraphs {
					tell("guard "+b.Guards[i].ID, paragraph.Blocks)
				}
			}
		}
		for i := range b.Steps {
			for _, paragraph := range b.Steps[i].Paragraphs {
				tell("step "+b.Steps[i].ID, paragraph.Blocks)
			}
		}
		tell("end of the plan", b.Ending)
	}
	golden(t, "companions.txt", out.String())
}

// leadsTo lists the assessments that a text leads to.
func leadsTo(blocks []engine.Block) []string {
	var to []string
	for _, b := range blocks {
		for _, s := range b.Spans {
			if s.Assessment != "" && !slices.Contains(to, s.Assessment) {
				to = append(to, s.Assessment)
			}
		}
	}
	return to
}
