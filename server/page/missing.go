package page

import (
	_ "embed" // the script
	"net/http"
)

//go:embed folder.js
var folderText []byte

var folder = compact(folderText)

// FolderScript is the script of the page for what is not there, on a site of
// files alone. The caller must not change it.
func FolderScript() []byte { return folder }

// Missing is the document for what is not there, on a site of files alone.
func Missing(a Assets) []byte {
	a.Seeks = true
	return Problem(http.StatusNotFound, a)
}
