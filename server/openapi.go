package server

import (
	_ "embed" // the description is a file, so that programs outside can read it too

	"amends/server/assets"
)

// openapi describes the API in the form of OpenAPI 3.1. Its tests send real
// requests and refuse an answer with anything that it does not name.
//
//go:embed openapi.json
var openapi []byte

// addOpenAPI adds the description, where there is an API.
func (s *Server) addOpenAPI() {
	if !s.site.Static {
		s.add("/api/v1/openapi.json", route{name: "openapi", methods: reading, cache: revalidated, noIndex: true, handler: assets.New(jsonType, openapi)})
	}
}
