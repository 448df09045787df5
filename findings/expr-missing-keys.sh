#!/usr/bin/env bash
# For an answer that is not there, "not in" is true, "!=" is an error, and so is "not".
#
# expr 1.17.8, Go 1.26. The fields are declared, and the map that is evaluated lacks them. Three ways to say
# "it is something else" go three ways.
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
	fields := types.Map{"housing": types.String, "smoker": types.Bool}
	for _, condition := range []string{
		`housing in ["rent"]`, `housing not in ["rent"]`, `housing == "rent"`, `housing != "rent"`, `smoker`, `not smoker`,
	} {
		program, err := expr.Compile(condition, expr.Env(fields), expr.AsBool())
		if err != nil {
			panic(err)
		}
		if value, err := expr.Run(program, map[string]any{}); err != nil {
			fmt.Println(condition, "-> an error")
		} else {
			fmt.Println(condition, "->", value)
		}
	}
}
PROGRAM
go mod tidy 2>/dev/null

diff <(go run . 2>&1) - <<'SEEN'
housing in ["rent"] -> false
housing not in ["rent"] -> true
housing == "rent" -> an error
housing != "rent" -> an error
smoker -> false
not smoker -> an error
SEEN
echo 'as it was'
