package main

import (
	"fmt"
	"strconv"
	"strings"

	"amends/engine"
)

// dialect writes conditions as text.
type dialect struct {
	and, or, not string
	list         [2]string // brackets
	number       func(float64) string
}

var (
	exprText = dialect{and: " and ", or: " or ", not: "not ", list: [2]string{"[", "]"}, number: short}
	celText  = dialect{and: " && ", or: " || ", not: "!", list: [2]string{"[", "]"}, number: func(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) }}
)

func short(n float64) string { return strconv.FormatFloat(n, 'g', -1, 64) }

// rules are the conditions of a bundle's rules.
func (d dialect) rules(b *engine.Bundle) []string {
	kinds := map[string]engine.QuestionKind{}
	for i := range b.Questions {
		kinds[b.Questions[i].ID] = b.Questions[i].Kind
	}
	out := make([]string, len(b.Rules))
	for i := range b.Rules {
		out[i] = d.condition(&b.Rules[i].When, kinds)
	}
	return out
}

func (d dialect) condition(c *engine.Condition, kinds map[string]engine.QuestionKind) string {
	join := func(list []engine.Condition, between string) string {
		parts := make([]string, len(list))
		for i := range list {
			parts[i] = d.condition(&list[i], kinds)
		}
		return "(" + strings.Join(parts, between) + ")"
	}
	switch {
	case c.Not != nil:
		return d.not + "(" + d.condition(c.Not, kinds) + ")"
	case c.Test != nil:
		return d.test(c.Test, kinds[c.Test.Question])
	case c.All != nil:
		return join(c.All, d.and)
	}
	return join(c.Any, d.or)
}

func (d dialect) test(t *engine.Test, kind engine.QuestionKind) string {
	switch {
	case t.Kind == engine.TestNumber:
		return bounds(t, d.number)
	case kind == engine.AnyOf:
		parts := make([]string, len(t.Options))
		for i, option := range t.Options {
			parts[i] = strconv.Quote(option) + " in " + t.Question
		}
		return "(" + strings.Join(parts, d.or) + ")"
	case len(t.Options) == 1:
		return t.Question + " == " + strconv.Quote(t.Options[0])
	}
	return t.Question + " in " + d.list[0] + quoted(t.Options) + d.list[1]
}

func quoted(options []string) string {
	parts := make([]string, len(options))
	for i, option := range options {
		parts[i] = strconv.Quote(option)
	}
	return strings.Join(parts, ", ")
}

// bounds is the one bound of a number that the generated rules have.
func bounds(t *engine.Test, number func(float64) string) string {
	if r := t.Ranges[0]; r.Max != nil {
		return t.Question + " < " + number(*r.Max)
	} else {
		return t.Question + " >= " + number(*r.Min)
	}
}

// regoText is a policy with the set of rules that fire. What is negated, and
// each "or", is a rule of its own there.
func regoText(b *engine.Bundle) string {
	w := regoWriter{kinds: map[string]engine.QuestionKind{}}
	for i := range b.Questions {
		w.kinds[b.Questions[i].ID] = b.Questions[i].Kind
	}
	w.text.WriteString("package amends\n\n")
	for i := range b.Rules {
		line := w.line(&b.Rules[i].When)
		fmt.Fprintf(&w.text, "fired contains %d if {\n\t%s\n}\n\n", i, line)
	}
	return w.text.String()
}

type regoWriter struct {
	kinds map[string]engine.QuestionKind
	text  strings.Builder
	parts int
}

func (w *regoWriter) line(c *engine.Condition) string {
	switch {
	case c.Not != nil:
		return "not " + w.part(c.Not)
	case c.Test != nil:
		return w.test(c.Test)
	case c.All != nil:
		lines := make([]string, len(c.All))
		for i := range c.All {
			lines[i] = w.line(&c.All[i])
		}
		return strings.Join(lines, "\n\t")
	}
	return w.part(c)
}

// part writes a rule for a condition, with a body for each way to meet it.
func (w *regoWriter) part(c *engine.Condition) string {
	bodies := []engine.Condition{*c}
	if c.Any != nil {
		bodies = c.Any
	}
	name := fmt.Sprintf("part_%d", w.parts)
	w.parts++
	for i := range bodies {
		line := w.line(&bodies[i])
		fmt.Fprintf(&w.text, "%s if {\n\t%s\n}\n\n", name, line)
	}
	return name
}

func (w *regoWriter) test(t *engine.Test) string {
	switch {
	case t.Kind == engine.TestNumber:
		return "input." + bounds(t, short)
	case w.kinds[t.Question] == engine.AnyOf:
		return "{" + quoted(t.Options) + "}[input." + t.Question + "[_]]"
	}
	return "input." + t.Question + " in {" + quoted(t.Options) + "}"
}
