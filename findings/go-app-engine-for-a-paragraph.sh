#!/usr/bin/env bash
# HTMLString of a paragraph takes more than 64 KB, however short the paragraph is.
#
# go-app 10.1.11, Go 1.26. Each call of HTMLString or PrintHTML makes an engine as for a whole application, with two
# queues of 4,096 places, and drops it. Drawing a list piece by piece costs that for every piece: put the pieces into one
# element and draw once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
go mod init seen 2>/dev/null
go mod edit -require github.com/maxence-charriere/go-app/v10@v10.1.11

cat >main.go <<'PROGRAM'
package main

import (
	"fmt"
	"runtime"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// each is how many bytes are taken for one call, in steps of 32 KB.
func each(f func()) uint64 {
	var before, after runtime.MemStats
	f()
	runtime.ReadMemStats(&before)
	for range 100 {
		f()
	}
	runtime.ReadMemStats(&after)
	return (after.TotalAlloc - before.TotalAlloc) / 100 / (32 << 10) * 32
}

func main() {
	pieces := func() (list []app.UI) {
		for range 10 {
			list = append(list, app.P().Text("Yes."))
		}
		return list
	}
	fmt.Println(len(app.HTMLString(app.P().Text("Yes."))), "bytes drawn, KB taken:", each(func() { app.HTMLString(app.P().Text("Yes.")) }))
	fmt.Println("ten of them drawn one by one, KB taken:", each(func() {
		for _, p := range pieces() {
			app.HTMLString(p)
		}
	}))
	fmt.Println("ten of them in one element, KB taken:", each(func() { app.HTMLString(app.Div().Body(pieces()...)) }))
}
PROGRAM
go mod tidy 2>/dev/null

diff <(go run . 2>&1) - <<'SEEN'
11 bytes drawn, KB taken: 64
ten of them drawn one by one, KB taken: 640
ten of them in one element, KB taken: 64
SEEN
echo 'as it was'
