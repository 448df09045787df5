package main

import (
	"fmt"
	"os/exec"
	"regexp"
)

// budgets are how many bytes each part of a taker's page may have on its way,
// compressed as the server sends it.
var budgets = []struct {
	name   string
	bytes  int
	place  *regexp.Regexp // in the document; nil: the address itself
	direct string
}{
	{name: "first document of trust", bytes: 14_000, direct: "/trust"},
	{name: "start script", bytes: 3_072, place: regexp.MustCompile(`src="(/assets/start-[^"]+)"`)},
	{name: "style sheet", bytes: 8_000, place: regexp.MustCompile(`href="(/assets/style-[^"]+)"`)},
	{name: "bundle of trust", bytes: 80_000, place: regexp.MustCompile(`data-bundle="([^"]+)"`)},
	{name: "Go's start-up script", bytes: 4_500, place: regexp.MustCompile(`data-exec="([^"]+)"`)},
	{name: "embed.js", bytes: 2_457, direct: "/embed.js"},
}

// weigh asks bin/amends for every part of a page, and counts its bytes.
func weigh(string) error {
	server, err := startProcess(exec.Command("bin/amends", "serve", "-addr", "127.0.0.1:0", "-log", "off"))
	if err != nil {
		return err
	}
	defer server.stop()
	page, err := fetchAs(server.address+"/trust", "identity")
	if err != nil {
		return err
	}
	fmt.Fprint(out, "\n## Size of everything else\n\nBytes on the way, compressed with brotli.\n\n| what | bytes | budget |\n|---|---|---|\n")
	for _, b := range budgets {
		address := b.direct
		if b.place != nil {
			found := b.place.FindSubmatch(page.Body)
			if found == nil {
				return fmt.Errorf("the page of trust does not name its %s", b.name)
			}
			address = string(found[1])
		}
		sent, err := fetchAs(server.address+address, "br")
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "| %s | %d%s | %d |\n", b.name, len(sent.Body),
			missed(float64(len(sent.Body)-b.bytes), "%d above the budget", len(sent.Body)-b.bytes), b.bytes)
	}
	return nil
}
