// Open reads a bundle once, as the page's program does, and prints how many
// nanoseconds that took in a fresh process.
//
//	open BUNDLE.json
package main

import (
	"os"
	"strconv"
	"time"

	"amends/engine"
)

func main() {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	start := time.Now()
	if _, err := engine.Decode(data); err != nil {
		panic(err)
	}
	_, _ = os.Stdout.WriteString(strconv.FormatInt(time.Since(start).Nanoseconds(), 10))
}
