package lines

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"amends/rules/diagnostic"
)

// tagged is the tag of a node whose own tag has been reported.
const tagged = "!!tagged"

// Tagged says whether a node has a tag, which is reported by [Folder.Sound].
func Tagged(n *yaml.Node) bool { return n.Tag == tagged }

// Sound reports what YAML can do and an assessment must not: tags, anchors,
// merge keys, duplicate keys, bottomless nesting. It says whether the tree can
// be read on, and if not, marks the folder as read in part.
func (d *Folder) Sound(f *File, n *yaml.Node) bool {
	sound := d.sound(f, n, 0)
	d.Partial = d.Partial || !sound
	return sound
}

func (d *Folder) sound(f *File, n *yaml.Node, depth int) bool {
	if depth > maxDepth {
		d.Report(f.Diagnose(n, codeDepth, fmt.Sprintf("this is nested more than %d levels deep", maxDepth), "an assessment needs fewer than ten"))
		return false
	}
	d.checkAnchor(f, n)
	if n.Kind == yaml.MappingNode {
		d.checkKeys(f, n)
	}
	for i, c := range n.Content {
		if c.Style&yaml.TaggedStyle != 0 {
			d.checkTag(f, n, i)
		}
		if !d.sound(f, c, depth+1) {
			return false
		}
	}
	return true
}

// checkAnchor reports anchors and their uses.
func (d *Folder) checkAnchor(f *File, n *yaml.Node) {
	switch {
	case n.Kind == yaml.AliasNode:
		d.Report(f.DiagnoseSpan(Span{n.Line, n.Column, n.Column + len(n.Value) + 1}, codeAnchor,
			fmt.Sprintf("`*%s` is a mark of YAML (an alias), which is not used here", diagnostic.Clip(n.Value)), "write the value out; put a text that begins with `*` in quotes"))
	case n.Anchor != "":
		d.Report(f.DiagnoseSpan(Span{n.Line, n.Column, n.Column + 1}, codeAnchor,
			fmt.Sprintf("`&%s` is a mark of YAML (an anchor), which is not used here", diagnostic.Clip(n.Anchor)), "remove it; put a text that begins with `&` in quotes"))
	}
}

// checkTag reports a tag on the i-th part of a node. `when: !smoker` is an
// empty text with the tag "!smoker".
func (d *Folder) checkTag(f *File, n *yaml.Node, i int) {
	c := n.Content[i]
	hint := "remove it, or put the whole text in quotes"
	if n.Kind == yaml.MappingNode && i%2 == 1 && conditionKeys[n.Content[i-1].Value] {
		hint = fmt.Sprintf("use a `|` block and the word `not`: write `%s: |`, and the condition on the next line, indented", n.Content[i-1].Value)
	}
	p := f.clamp(Span{c.Line, c.Column, c.Column + len([]rune(c.Tag))})
	d.Report(f.DiagnoseSpan(p, codeTag,
		fmt.Sprintf("`%s` is a mark of YAML (a tag) and no part of the text", diagnostic.Clip(shortTag(c))), hint))
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
func (d *Folder) checkKeys(f *File, n *yaml.Node) {
	first := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Tag == "!!merge" {
			d.Report(f.Diagnose(key, codeAnchor, "`<<` is a mark of YAML (a merge key), which is not used here", "write the keys out"))
			continue
		}
		if key.Kind != yaml.ScalarNode {
			continue
		}
		if before := first[key.Value]; before != nil {
			twice := f.Diagnose(key, codeDuplicateKey, fmt.Sprintf("the key `%s` stands here twice", diagnostic.Clip(key.Value)),
				"remove one; a missing `- ` before the next entry has the same effect")
			twice.Related = []diagnostic.Related{Text{Node: before, File: f}.Related("first here")}
			d.Report(twice)
			continue
		}
		first[key.Value] = key
	}
}
