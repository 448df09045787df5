package page

import (
	"fmt"
	"html"

	"amends/engine"
)

// OEmbed says how to show an assessment in somebody's page (oembed.com): in a
// frame, because publishing systems let nothing else through, after a link, which
// is what they leave where they let no frame through. WordPress wants the link
// in a quotation of this class; it hides that once the frame tells its height,
// and is what readers have whose browser runs no scripts.
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

// The size of a frame that nobody limits. It is as wide as there is room for.
const (
	frameWidth  = 680
	frameHeight = 820
)

// sandbox is what our own frames may do.
const sandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-top-navigation-by-user-activation"

// NewOEmbed makes the answer for an assessment. Limits of zero are none.
func NewOEmbed(p *engine.Program, s Site, maxWidth, maxHeight int) OEmbed {
	width, height := limited(frameWidth, maxWidth), limited(frameHeight, maxHeight)
	name, title := p.Bundle().Assessment, html.EscapeString(p.Bundle().Title)
	return OEmbed{
		Version: "1.0", Type: "rich", Provider: "Amends", ProviderURL: s.Base + "/", Title: p.Bundle().Title,
		HTML: fmt.Sprintf(`<blockquote class="wp-embedded-content"><a href="%s">%s</a></blockquote>`+
			`<iframe src="%s" width="100%%" height="%d" title="%s" sandbox="%s" referrerpolicy="no-referrer" loading="lazy" frameborder="0"></iframe>`,
			html.EscapeString(s.Absolute("/"+name)), title,
			html.EscapeString(s.Origin()+s.below()+EmbedPrefix+name+"/"), height, title, sandbox),
		Width: width, Height: height, Age: 86400,
	}
}

func limited(size, most int) int {
	if most > 0 && most < size {
		return most
	}
	return size
}
