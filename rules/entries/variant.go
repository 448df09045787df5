package entries

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"amends/rules/lines"
)

// Line is a line of text. If it depends on answers, the text is the one for
// everybody whom no variant suits, and all are variants.
type Line struct {
	Text
	Variants []*Variant // as authored, the last one among them; nil for one text
}

// Variant is a text for some people: for whom its condition is true and none of
// those before it is. The last one has none.
type Variant struct {
	Entry
	When Condition
	Text Prose // without blocks in a line

	long bool
}

func (v *Variant) about() (name, doc string) {
	if v != nil && v.long {
		return "long variant", "a passage for some people; the last one is for everybody else"
	}
	return "variant", "a text for some people; the last one is for everybody else"
}

func (v *Variant) keys() []Key {
	when := condition("when", &v.When, "for whom; the last text has none, and is for everybody else")
	if v.long {
		return []Key{when, prose("text", &v.Text, "what they read").need()}
	}
	short := text("text", &v.Text.Text, "what they read").need()
	short.into = &v.Text
	return []Key{when, short}
}

// line is a line of text that may depend on answers.
func line(name string, into *Line, doc string) Key {
	k := Key{Name: name, Type: TypeLine, Of: "variant", Doc: doc, into: into}
	k.read = func(r *Reader, s slot) bool {
		if s.node.Kind != yaml.SequenceNode {
			return r.readScalar(s, &into.Text)
		}
		into.Variants = r.readVariants(s, false)
		into.Text.Text = lastText(into.Variants)
		return len(into.Variants) > 0
	}
	return k
}

// passage is a text in Markdown that may depend on answers.
func passage(name string, into *Prose, doc string) Key {
	k := Key{Name: name, Type: TypePassage, Of: "long variant", Doc: doc, into: into}
	k.read = func(r *Reader, s slot) bool {
		if s.node.Kind != yaml.SequenceNode {
			return r.readProse(s, into)
		}
		into.Variants = r.readVariants(s, true)
		into.Text.Text = lastText(into.Variants)
		if n := len(into.Variants); n > 0 {
			into.Blocks = into.Variants[n-1].Text.Blocks
		}
		return len(into.Variants) > 0
	}
	return k
}

// lastText is the text that everybody else reads.
func lastText(list []*Variant) lines.Text {
	if len(list) == 0 {
		return lines.Text{}
	}
	return list[len(list)-1].Text.Text.Text
}

// readVariants reads a list of texts, and reports one that leaves somebody
// without a text, or has a text for nobody.
func (r *Reader) readVariants(s slot, long bool) []*Variant {
	var list []*Variant
	whole := true
	for _, n := range s.node.Content {
		one := &Variant{long: long}
		switch n.Kind {
		case yaml.MappingNode:
			r.fill(one, s.entry.file, n, s.entry)
			list = append(list, one)
		case yaml.AliasNode:
			whole = false
		default:
			whole = false
			r.reportNoVariant(s, n)
		}
	}
	if len(s.node.Content) == 0 {
		r.Folder.Report(s.entry.file.Diagnose(s.name, CodeEmptyValue, fmt.Sprintf("`%s` is an empty list", s.key.Name), "write a text, or a list of texts with `when`"))
	}
	if whole {
		r.checkVariants(s, list)
	}
	return list
}

// varies says whether a list of texts may stand behind the key.
func (s slot) varies() bool { return s.key.Type == TypeLine || s.key.Type == TypePassage }

// reportNoVariant reports an item of a list of texts that has no keys.
func (r *Reader) reportNoVariant(s slot, n *yaml.Node) {
	d := s.entry.file.Diagnose(n, codeNoVariant, fmt.Sprintf("each text of the list `%s` has a `text`, and all but the last a `when`", s.key.Name), "write `- text: …`")
	if n.Kind == yaml.ScalarNode && n.Style == 0 && n.Value != "" {
		d.Fix = s.entry.file.Replacement(n, "write `text:` before it", "text: "+n.Value)
	}
	r.Folder.Report(d)
}

// checkVariants looks at the conditions of a list of texts as far as they are
// written.
func (r *Reader) checkVariants(s slot, list []*Variant) {
	hides := false // one for everybody stands before others
	for i, v := range list {
		last := i == len(list)-1
		meant := v.NearDamage() || len(v.meant) > 0
		switch {
		case meant:
		case last && v.When.Written() && !hides:
			r.Folder.Report(v.DiagnoseKey(&v.When, codeNoTextForOthers, fmt.Sprintf("the last text of `%s` has a `when`, so there is none for everybody else", s.key.Name),
				"add a last `- text:` without `when`; if nobody else should read anything, give the paragraph itself a `when`"))
		case !last && !v.When.Written():
			hides = true
			d := v.Diagnose(codeNeverRead, fmt.Sprintf("this text of `%s` is for everybody, so those after it are never read", s.key.Name), "put it last, or give it a `when`")
			d.Related = append(d.Related, list[i+1].RelatedWhole("never read"))
			r.Folder.Report(d)
		}
	}
}
