//go:build page

package engine

import "errors"

// What is built with the tag page, as the page's program is, reads bundles as
// Encode writes them and no other, and says less about faults: encoding/json,
// fmt and crypto would be a third of what a phone loads.

// trusted says that a bundle was checked by the server that made it, and came
// from there with this program.
const trusted = true

func decodeBundle([]byte, *Bundle) error {
	return errors.New("it is cut short, or of another version")
}

func sentence(format string, _ ...any) string { return format }
