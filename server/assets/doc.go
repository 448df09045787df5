// Package assets holds what the server sends as it is: the wasm that the build
// program (server/assets/build) leaves in the folder built, and content made
// at the start of the server.
//
// A [Content] is bytes in every encoding that a browser may ask for, encoded
// once. A [Named] content has its hash in its name, so that browsers may keep
// it for ever. On a clean clone the folder holds nothing but a placeholder and
// [Built] says [ErrNotBuilt].
package assets
