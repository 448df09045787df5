package page

import (
	"fmt"
	"html"

	"amends/engine"
)

// OEmbed says how to show an assessment in somebody's page (oembed.com): in a
// frame, because publishing systems let nothing else through.
type OEmbed struct {
	Version     string `json:"version"`
	Type        string `json:"type"`
	Provider    string `json:"provider_name"`
	ProviderURL string `json:"provider_url"`
	Title       string `json:"title"`
	HTML        string `json:"html"`
	Width       int    `json:"width"`
	Height      int    `json:"height"`
	Age         int    `json:"cache_age"`
}

// The size of a frame that nobody limits.
const (
	frameWidth  = 680
	frameHeight = 820
)

// sandbox is what our own frames may do.
const sandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-top-navigation-by-user-activation"

// NewOEmbed makes the answer for an assessment. Limits of zero are none.
func NewOEmbed(p *engine.Program, s Site, maxWidth, maxHeight int) OEmbed {
	width, height := limited(frameWidth, maxWidth), limited(frameHeight, maxHeight)
	src := s.host() + s.below() + EmbedPrefix + p.Bundle().Assessment + "/"
	return OEmbed{
		Version: "1.0", Type: "rich", Provider: "Amends", ProviderURL: s.Base + "/", Title: p.Bundle().Title,
		HTML: fmt.Sprintf(`<iframe src="%s" width="%d" height="%d" title="%s" sandbox="%s" referrerpolicy="no-referrer" loading="lazy" frameborder="0"></iframe>`,
			html.EscapeString(src), width, height, html.EscapeString(p.Bundle().Title), sandbox),
		Width: width, Height: height, Age: 86400,
	}
}

func limited(size, most int) int {
	if most > 0 && most < size {
		return most
	}
	return size
}
