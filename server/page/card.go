package page

import (
	"net/url"
	"strings"

	"amends/engine"
)

// card is what another program shows of a link to an assessment: in a message,
// or with oEmbed in a page. It has nothing of anybody's answers.
type card struct {
	Title, Text, Address, Picture, OEmbed string
}

// newCard makes the card of an assessment. Most programs need whole addresses
// in it, which only a site that knows its base can give.
func newCard(p *engine.Program, a Assets) *card {
	at := "/" + p.Bundle().Assessment
	c := &card{Title: p.Bundle().Title, Text: about(p.Bundle()), Address: a.Absolute(at), Picture: a.Origin() + a.Picture}
	c.OEmbed = a.Absolute("/oembed") + "?url=" + url.QueryEscape(c.Address)
	if a.Static {
		c.OEmbed = a.Absolute(at + "/oembed.json")
	}
	return c
}

// Origin is the base without its path; empty if there is no base.
func (s Site) Origin() string { return strings.TrimSuffix(s.Base, s.below()) }

// about is the first paragraph of an assessment's introduction as plain text.
func about(b *engine.Bundle) string {
	if len(b.Introduction) == 0 {
		return b.Title
	}
	var text strings.Builder
	for _, s := range b.Introduction[0].Spans {
		text.WriteString(s.Text)
	}
	return strings.Join(strings.Fields(text.String()), " ")
}
