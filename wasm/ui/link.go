package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"amends/engine"
)

// LinkTo is the address of a page, given from the root of a site. The server
// moves what it draws itself, and says in the document where that went.
func LinkTo(page string) string {
	if !inBrowser {
		return page
	}
	data := app.Window().Get("document").Get("documentElement").Get("dataset")
	address := page
	if before := data.Get("before"); before.Truthy() {
		address = before.String() + address
	}
	if after := data.Get("after"); after.Truthy() {
		address += after.String()
	}
	return address
}

// SafetyAddress is where the safety page is.
const SafetyAddress = "/safety"

// SafetyOf is its address below an assessment's, so that it is there for
// whoever keeps that for offline.
func SafetyOf(b *engine.Bundle) string { return LinkTo("/" + b.Assessment + SafetyAddress) }

// FormAddress is where the pages for browsers without scripting begin.
func FormAddress(b *engine.Bundle) string { return "/" + b.Assessment + "/form" }

// SourcesAddress is where the page on an assessment's sources is, or nothing if
// it names none.
func SourcesAddress(b *engine.Bundle) string {
	if len(b.Sources) == 0 {
		return ""
	}
	return "/" + b.Assessment + "/sources"
}

// SourcesLink leads to that page from the foot of an assessment's pages, or is
// nothing.
func SourcesLink(m Messages, b *engine.Bundle) []app.UI {
	if SourcesAddress(b) == "" {
		return nil
	}
	return []app.UI{El("p").Body(m.Label("a", "sources.title").Attr("href", SourcesAddress(b)))}
}

// RegionOf is the region of a language tag, in capitals, or nothing: GB of en-GB.
func RegionOf(tag string) string {
	for _, part := range strings.Split(tag, "-")[1:] {
		if len(part) == 2 {
			return strings.ToUpper(part)
		}
	}
	return ""
}
