package page

import (
	"testing"

	"amends/server/assets"
)

// What is built with the program is bundled with it, and within the budgets of
// bench/report and docs/performance.md.
func TestBundledScriptsAreSmall(t *testing.T) {
	if _, err := assets.Built(); err != nil {
		t.Skip("needs what make assets builds; make test does that")
	}
	for name, script := range map[string]struct {
		content []byte
		most    int
	}{"start.js": {Start(), 3 << 10}, "device.js": {Device(), 4 << 10}, "frame.js": {FrameScript(), 3200}} {
		got := compressed(t, script.content)
		if len(script.content) == 0 || got > script.most {
			t.Errorf("%s has %d bytes in brotli, at most %d are allowed, and none is too few", name, got, script.most)
		}
		t.Logf("%s has %d bytes in brotli", name, got)
	}
}
