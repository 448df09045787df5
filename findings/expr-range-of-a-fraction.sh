#!/usr/bin/env bash
# 10.5 does not lie in 10..30.
#
# expr 1.17.8, Go 1.26. A range is a set of whole numbers. For a field that is declared as a float, "in 10..30"
# compiles and is silently false for everything in between; written as two comparisons it is true.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
go mod init seen 2>/dev/null
go mod edit -require github.com/expr-lang/expr@v1.17.8

cat >main.go <<'PROGRAM'
package main

import (
	"fmt"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/types"
)

func main() {
	for _, condition := range []string{"income in 10..30", "income >= 10 and income <= 30"} {
		program, err := expr.Compile(condition, expr.Env(types.Map{"income": types.Float}), expr.AsBool())
		if err != nil {
			panic(err)
		}
		for _, income := range []float64{10, 10.5} {
			value, err := expr.Run(program, map[string]any{"income": income})
			fmt.Println(condition, income, value, err)
		}
	}
}
PROGRAM
go mod tidy 2>/dev/null

diff <(go run . 2>&1) - <<'SEEN'
income in 10..30 10 true <nil>
income in 10..30 10.5 false <nil>
income >= 10 and income <= 30 10 true <nil>
income >= 10 and income <= 30 10.5 true <nil>
SEEN
echo 'as it was'
