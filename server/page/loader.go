package page

import (
	"bytes"
	"crypto/sha512"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"path"
	"slices"
	"strings"

	"amends/server/assets"
	"amends/wasm/served"
)

//go:embed embed.js
var loaderText string

//go:embed embed.d.ts
var loaderTypes []byte

// Loaders of earlier releases, by name. Sites that pin one ask for it for a
// year; a test keeps the newest in the folder.
//
//go:embed loaders
var loaders embed.FS

var loader = makeLoader()

// makeLoader writes the texts of the catalogue into the loader.
func makeLoader() []byte {
	var values []string
	for _, v := range []any{"", served.LoaderTexts(), served.ExitAddress()} {
		data, err := json.Marshal(v)
		if err != nil {
			panic(fmt.Sprintf("page: writing the texts of the loader: %v", err)) // texts can always be written
		}
		values = append(values, string(data))
	}
	return compact([]byte(strings.Replace(loaderText, "BASE, TEXTS, EXIT", strings.Join(values, ", "), 1)))
}

// Loader is the script that other sites load, which defines the element
// <amends-assessment>. The caller must not change it.
func Loader() []byte { return loader }

// LoaderOf is the loader of a site: where its address is known, that is written
// in, for pages that inline the script or put it into a bundle. Pinned loaders
// are the same everywhere, and find out.
func LoaderOf(s Site) []byte {
	if s.Base == "" {
		return loader
	}
	address, err := json.Marshal(s.Base + "/")
	if err != nil {
		panic(fmt.Sprintf("page: writing an address into the loader: %v", err)) // texts can always be written
	}
	at := bytes.LastIndex(loader, []byte(`("",{`))
	return slices.Concat(loader[:at+1], address, loader[at+len(`(""`):])
}

// LoaderPath is where the loader of this version is, for sites that pin it.
func LoaderPath() string { return "/embed." + assets.Hash(loader)[:12] + ".js" }

// LoaderTypes are the types of the loader for editors. The caller must not
// change them.
func LoaderTypes() []byte { return loaderTypes }

// KeptLoaders are the loaders of the last year by their paths.
func KeptLoaders() map[string][]byte {
	kept := map[string][]byte{}
	files, err := loaders.ReadDir("loaders")
	if err != nil {
		panic(fmt.Sprintf("page: listing the loaders: %v", err)) // embedded
	}
	for _, f := range files {
		if path.Ext(f.Name()) != ".js" {
			continue
		}
		content, err := loaders.ReadFile("loaders/" + f.Name())
		if err != nil {
			panic(fmt.Sprintf("page: reading a loader: %v", err))
		}
		kept["/"+f.Name()] = content
	}
	return kept
}

// reserve keeps the element's place until the loader is there.
const reserve = "display:block;min-height:var(--amends-height,min(100svh,48rem))"

// integrity is what a browser compares a pinned loader with.
func integrity() string {
	sum := sha512.Sum384(loader)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}

// EmbedCode is the line that a host pastes to show an assessment, with a link
// in it for readers without scripts. Pinned, it names this very version of the
// loader, and a browser refuses any other.
func EmbedCode(s Site, name, title string, pinned bool) string {
	script := fmt.Sprintf(`src="%s/embed.js"`, html.EscapeString(s.Base))
	if pinned {
		script = fmt.Sprintf(`src="%s%s" integrity="%s" crossorigin="anonymous"`, html.EscapeString(s.Base), LoaderPath(), integrity())
	}
	return fmt.Sprintf(`<script async %s></script><amends-assessment name="%s" style="%s"><a href="%s/%s/">%s</a></amends-assessment>`,
		script, name, reserve, html.EscapeString(s.Base), name, html.EscapeString(title))
}
