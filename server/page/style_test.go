package page

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"
)

// tokens reads the colours of the light and of the dark scheme.
func tokens(t *testing.T) map[string]map[string]string {
	t.Helper()
	light, dark, found := strings.Cut(string(Style()), "@media (prefers-color-scheme: dark)")
	if !found {
		t.Fatal("no dark scheme in the style sheet")
	}
	dark, _, _ = strings.Cut(dark, "}")
	colour := regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`)
	schemes := map[string]map[string]string{"light": {}, "dark": {}}
	for scheme, text := range map[string]string{"light": light, "dark": dark} {
		for _, m := range colour.FindAllStringSubmatch(text, -1) {
			schemes[scheme][m[1]] = m[2]
		}
	}
	return schemes
}

// WCAG 2.2 AA: 4.5 for text, 3 for the edges of controls and for focus.
func TestContrast(t *testing.T) {
	pairs := []struct {
		front, back string
		least       float64
	}{
		{"ink", "paper", 4.5},
		{"ink", "card", 4.5},
		{"ink", "tint", 4.5},
		{"soft", "paper", 4.5},
		{"soft", "card", 4.5},
		{"soft", "tint", 4.5},
		{"accent", "paper", 4.5},
		{"accent", "card", 4.5},
		{"accent", "tint", 4.5},
		{"accent-strong", "paper", 4.5},
		{"accent-strong", "card", 4.5},
		{"on-accent", "accent", 4.5},
		{"on-accent", "accent-strong", 4.5},
		{"paper", "ink", 4.5},
		{"wrong", "paper", 4.5},
		{"edge", "paper", 3},
		{"edge", "card", 3},
		{"focus", "paper", 3},
		{"focus", "card", 3},
		{"focus", "tint", 3},
	}
	for scheme, colours := range tokens(t) {
		for _, p := range pairs {
			if got := contrast(t, colours[p.front], colours[p.back]); got < p.least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, less than %.1f", scheme, p.front, p.back, got, p.least)
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	var r, g, b uint8
	if _, err := fmt.Sscanf(colour, "#%02x%02x%02x", &r, &g, &b); err != nil {
		t.Fatalf("no colour in %q: %v", colour, err)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func linear(v uint8) float64 {
	c := float64(v) / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}
