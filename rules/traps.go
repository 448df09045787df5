package rules

import (
	"fmt"

	"go.yaml.in/yaml/v3"
)

// tagged is the tag of a node whose own tag has been reported.
const tagged = "!!tagged"

// sound reports what YAML can do and an assessment must not: tags, anchors,
// merge keys, duplicate keys, bottomless nesting. It says whether the tree can
// be read on.
func (s *Source) sound(f *file, n *yaml.Node, depth int) bool {
	if depth > maxYAMLDepth {
		s.report(f.at(n, Error, "yaml-depth", fmt.Sprintf("this is nested more than %d levels deep", maxYAMLDepth), "an assessment needs fewer than ten"))
		return false
	}
	s.checkAnchor(f, n)
	if n.Kind == yaml.MappingNode {
		s.checkKeys(f, n)
	}
	for i, c := range n.Content {
		if c.Style&yaml.TaggedStyle != 0 {
			s.checkTag(f, n, i)
		}
		if !s.sound(f, c, depth+1) {
			return false
		}
	}
	return true
}

// checkAnchor reports anchors and their uses.
func (s *Source) checkAnchor(f *file, n *yaml.Node) {
	switch {
	case n.Kind == yaml.AliasNode:
		s.report(f.diagnose(Error, "yaml-anchor", n.Line, n.Column, n.Column+len(n.Value)+1,
			fmt.Sprintf("`*%s` is a mark of YAML (an alias), which is not used here", clip(n.Value)), "write the value out; put a text that begins with `*` in quotes"))
	case n.Anchor != "":
		s.report(f.diagnose(Error, "yaml-anchor", n.Line, n.Column, n.Column+1,
			fmt.Sprintf("`&%s` is a mark of YAML (an anchor), which is not used here", clip(n.Anchor)), "remove it; put a text that begins with `&` in quotes"))
	}
}

// checkTag reports a tag on the i-th part of a node. `when: !smoker` is an
// empty text with the tag "!smoker".
func (s *Source) checkTag(f *file, n *yaml.Node, i int) {
	c := n.Content[i]
	hint := "remove it, or put the whole text in quotes"
	if n.Kind == yaml.MappingNode && i%2 == 1 && conditionKeys[n.Content[i-1].Value] {
		hint = fmt.Sprintf("use a `|` block and the word `not`: write `%s: |`, and the condition on the next line, indented", n.Content[i-1].Value)
	}
	p := f.clamp(span{c.Line, c.Column, c.Column + len([]rune(c.Tag))})
	s.report(f.diagnose(Error, "yaml-tag", p.line, p.column, p.end,
		fmt.Sprintf("`%s` is a mark of YAML (a tag) and no part of the text", clip(shortTag(c))), hint))
	// The author sees one problem, not the emptiness that follows from it.
	c.Tag, c.Style = tagged, c.Style&^yaml.TaggedStyle
}

func shortTag(n *yaml.Node) string {
	if n.Tag == "" {
		return "!"
	}
	return n.ShortTag()
}

// checkKeys reports keys that stand twice, and merge keys.
func (s *Source) checkKeys(f *file, n *yaml.Node) {
	first := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Tag == "!!merge" {
			s.report(f.at(key, Error, "yaml-anchor", "`<<` is a mark of YAML (a merge key), which is not used here", "write the keys out"))
			continue
		}
		if key.Kind != yaml.ScalarNode {
			continue
		}
		if before := first[key.Value]; before != nil {
			d := f.at(key, Error, "yaml-duplicate-key", fmt.Sprintf("the key `%s` stands here twice", clip(key.Value)),
				"remove one; a missing `- ` before the next entry has the same effect")
			d.Related = []Related{text{node: before, file: f}.related("first here")}
			s.report(d)
			continue
		}
		first[key.Value] = key
	}
}
