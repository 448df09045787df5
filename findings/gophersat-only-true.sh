#!/usr/bin/env bash
# "All of: true" can never be satisfied.
#
# gophersat 1.4.0, Go 1.26. A conjunction that holds the constant True and
# nothing else is reported as unsatisfiable, and so is every formula that contains it. Generated
# formulas have such parts: a rule without conditions is one. With a variable beside True, or True
# alone, the answer is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
go mod init seen 2>/dev/null
go mod edit -require github.com/crillab/gophersat@v1.4.0

cat >main.go <<'PROGRAM'
package main

import (
	"fmt"

	"github.com/crillab/gophersat/bf"
)

func main() {
	a := bf.Var("a")
	for _, formula := range []bf.Formula{
		bf.True,
		bf.And(a, bf.True),
		bf.And(bf.True),
		bf.And(a, bf.And(bf.True)),
	} {
		fmt.Println(formula, "can be satisfied:", bf.Solve(formula) != nil)
	}
}
PROGRAM
go mod tidy 2>/dev/null

diff <(go run . 2>&1) - <<'SEEN'
⊤ can be satisfied: true
and(a, ⊤) can be satisfied: true
and(⊤) can be satisfied: false
and(a, and(⊤)) can be satisfied: false
SEEN
echo 'as it was'
