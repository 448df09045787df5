#!/usr/bin/env bash
# "when: !smoker" is an empty condition.
#
# go.yaml.in/yaml 3.0.6, Go 1.26. A word after an exclamation mark is a YAML tag, so it says what kind of value
# follows, and none does: the condition reads as the empty text, without an error. Where an empty
# condition means "always", the rule is for everybody. "not smoker" and the quoted form are read
# whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
go mod init seen 2>/dev/null
go mod edit -require go.yaml.in/yaml/v3@v3.0.6

cat >main.go <<'PROGRAM'
package main

import (
	"fmt"

	"go.yaml.in/yaml/v3"
)

func main() {
	for _, line := range []string{`when: !smoker`, `when: "!smoker"`, `when: not smoker`} {
		var rule struct{ When string }
		err := yaml.Unmarshal([]byte(line), &rule)
		fmt.Printf("%s -> %q, %v\n", line, rule.When, err)
	}
}
PROGRAM
go mod tidy 2>/dev/null

diff <(go run . 2>&1) - <<'SEEN'
when: !smoker -> "", <nil>
when: "!smoker" -> "!smoker", <nil>
when: not smoker -> "not smoker", <nil>
SEEN
echo 'as it was'
