#!/usr/bin/env bash
# A program that only imports excelize takes more than a megabyte at every start, whether it opens a workbook or not.
#
# excelize 2.11.1, Go 1.26. Its tables of functions and formats are made when the package is initialised, before main.
# A command that reads a workbook once in a while pays for it each time it only prints its version.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
go mod init seen 2>/dev/null
go mod edit -require github.com/xuri/excelize/v2@v2.11.1

cat >main.go <<'PROGRAM'
package main

import (
	"fmt"

	_ "github.com/xuri/excelize/v2"
)

func main() { fmt.Println("no workbook was opened") }
PROGRAM
go mod tidy 2>/dev/null
go build -o seen .

# Seen: init github.com/xuri/excelize/v2 @2.8 ms, 3.7 ms clock, 1308432 bytes, 21389 allocs
diff <(GODEBUG=inittrace=1 ./seen 2>&1 | awk '
	$2 == "github.com/xuri/excelize/v2" && $8 > 2^20 { print "before main: more than 1 MB" }
	/^no workbook/') - <<'SEEN'
before main: more than 1 MB
no workbook was opened
SEEN
echo 'as it was'
