// Build bundles the page's scripts, which are modules in server/page/scripts,
// into the files that package page embeds: one for each entry point, without
// what only readers need, as every byte of most of them delays something. A
// file that is right already is not written again.
//
//	go run ./server/page/build
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// entries are the scripts that documents load; the others are their modules.
var entries = []string{"start.js", "device.js", "frame.js"}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "amends: error:", err)
		os.Exit(2)
	}
}

func run() error {
	root, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return fmt.Errorf("failed to find the module: %w", err)
	}
	page := filepath.Join(strings.TrimSpace(string(root)), "server", "page")
	for _, entry := range entries {
		script, err := bundle(filepath.Join(page, "scripts", entry))
		if err != nil {
			return err
		}
		if err := renew(filepath.Join(page, "built", entry), script); err != nil {
			return err
		}
	}
	return nil
}

// bundle makes one classic script of a module and of all that it imports.
func bundle(entry string) ([]byte, error) {
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{entry}, Bundle: true, Format: api.FormatIIFE, Target: api.ES2022, Charset: api.CharsetUTF8,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, LegalComments: api.LegalCommentsNone,
	})
	if told := append(result.Errors, result.Warnings...); len(told) > 0 {
		texts := api.FormatMessages(told, api.FormatMessagesOptions{})
		return nil, fmt.Errorf("failed to bundle %s: %s", filepath.Base(entry), strings.Join(texts, "\n"))
	}
	return bytes.TrimSpace(result.OutputFiles[0].Contents), nil
}

// renew writes a file unless it is so already.
func renew(file string, content []byte) error {
	if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, content) {
		return nil
	}
	if err := os.WriteFile(file, content, 0o644); err != nil {
		return fmt.Errorf("failed to write a bundled script: %w", err)
	}
	return nil
}
