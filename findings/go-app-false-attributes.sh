#!/usr/bin/env bash
# Checked(false) makes a box that is ticked.
#
# go-app 10.1.11, Go 1.26. On the server a false boolean attribute is written out, checked="false", and HTML
# looks only at whether the attribute is there. So the prerendered page shows the opposite, also for
# Disabled and Open, until the program has loaded and sets the property.
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

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func main() {
	fmt.Println(app.HTMLString(app.Input().Checked(false)))
	fmt.Println(app.HTMLString(app.Button().Disabled(false)))
	fmt.Println(app.HTMLString(app.Details().Open(false)))
}
PROGRAM
go mod tidy 2>/dev/null

diff <(go run . 2>&1) - <<'SEEN'
<input checked="false">
<button disabled="false"></button>
<details open="false"></details>
SEEN
echo 'as it was'
