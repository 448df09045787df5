package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"
)

// TestEditorTranscript plays testdata/lsp.txt: an editor's side of a talk about
// the shipped assessments, one request a line, and below it what is answered.
func TestEditorTranscript(t *testing.T) {
	const file = "testdata/lsp.txt"
	script, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	talk := newTalk(t)
	var out strings.Builder
	for line := range strings.Lines(string(script)) {
		if words := strings.Fields(line); strings.HasPrefix(line, "> ") {
			fmt.Fprintf(&out, "%s%s\n", line, talk.play(words[1:]))
		} else if strings.HasPrefix(line, "#") {
			out.WriteString("\n" + line)
		}
	}
	talk.hangUp()
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if out.String() != string(script) {
		t.Errorf("the talk is another now; read the difference after go test -update:\n%s", out.String())
	}
}

// talk is an editor that speaks with `amends lsp` about a copy of the shipped
// assessments.
type talk struct {
	t      *testing.T
	dir    string
	client *jrpc2.Client
	told   chan *jrpc2.Request
	ended  chan int
	texts  map[string]string
}

func newTalk(t *testing.T) *talk {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS("../../assessments")); err != nil {
		t.Fatal(err)
	}
	k := &talk{t: t, dir: dir, told: make(chan *jrpc2.Request, 100), ended: make(chan int, 1), texts: map[string]string{}}
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	var errs bytes.Buffer
	go func() {
		status := run([]string{"lsp", "-stdio"}, toServer, fromServer, &errs)
		_ = fromServer.Close() // as when a program ends
		k.ended <- status
	}()
	k.client = jrpc2.NewClient(channel.LSP(toClient, fromClient), &jrpc2.ClientOptions{OnNotify: func(r *jrpc2.Request) { k.told <- r }})
	k.ask("initialize", map[string]any{"rootUri": k.uri("")})
	k.notify("initialized", map[string]any{})
	return k
}

func (k *talk) uri(file string) string {
	return "file://" + filepath.ToSlash(filepath.Join(k.dir, file))
}

func (k *talk) notify(method string, params any) {
	if err := k.client.Notify(context.Background(), method, params); err != nil {
		k.t.Fatal(err)
	}
}

// ask is the answer to a request, or the error.
func (k *talk) ask(method string, params any) string {
	var answer json.RawMessage
	if err := k.client.CallResult(context.Background(), method, params, &answer); err != nil {
		return "error: " + err.Error()
	}
	return string(answer)
}

// play does what a line says: open FILE, type FILE "OLD" "NEW" (and wait for what
// is told of it), or METHOD FILE LINE:COLUMN [NAME].
func (k *talk) play(words []string) string {
	verb, file := words[0], words[1]
	document := map[string]any{"uri": k.uri(file), "version": 1}
	switch verb {
	case "open":
		data, err := os.ReadFile(filepath.Join(k.dir, file))
		if err != nil && len(words) == 2 {
			k.t.Fatal(err)
		}
		if k.texts[file] = string(data); len(words) > 2 {
			k.texts[file] = k.text(words[2])
		}
		document["text"] = k.texts[file]
		k.notify("textDocument/didOpen", map[string]any{"textDocument": document})
		return k.heard()
	case "type":
		from, to := k.text(words[2]), k.text(words[3])
		if strings.Count(k.texts[file], from) != 1 {
			k.t.Fatalf("%s does not hold %q once", file, from)
		}
		k.texts[file] = strings.Replace(k.texts[file], from, to, 1)
		k.notify("textDocument/didChange", map[string]any{"textDocument": document, "contentChanges": []any{map[string]any{"text": k.texts[file]}}})
		return k.heard()
	}
	params := map[string]any{"textDocument": document, "context": map[string]any{"includeDeclaration": true}}
	if len(words) > 2 {
		line, column, _ := strings.Cut(words[2], ":")
		l, err1 := strconv.Atoi(line)
		c, err2 := strconv.Atoi(column)
		if err1 != nil || err2 != nil {
			k.t.Fatal(words)
		}
		params["position"] = map[string]any{"line": l - 1, "character": c - 1}
	}
	if len(words) > 3 {
		params["newName"] = words[3]
	}
	return k.shown(k.ask("textDocument/"+verb, params))
}

// text is a word of the script; \s stands for a space.
func (k *talk) text(word string) string {
	text, err := strconv.Unquote(strings.ReplaceAll(word, `\s`, " "))
	if err != nil {
		k.t.Fatal(err)
	}
	return text
}

// heard is what is told after a change.
func (k *talk) heard() string {
	select {
	case r := <-k.told:
		return k.shown(r.ParamString())
	case <-time.After(20 * time.Second):
		return "< nothing is told"
	}
}

// shown is an answer, a line for each thing in it.
func (k *talk) shown(text string) string {
	text = strings.ReplaceAll(text, k.uri("")+"/", "")
	for _, cut := range []string{`{"label"`, `{"uri"`, `{"range"`} {
		text = strings.ReplaceAll(text, cut, "\n  "+cut)
	}
	if lines := strings.Split(text, "\n"); len(lines) > 14 {
		text = strings.Join(lines[:14], "\n") + fmt.Sprintf("\n  … %d more", len(lines)-14)
	}
	return "< " + text
}

// hangUp ends the talk as editors do, and every file is as it was.
func (k *talk) hangUp() {
	k.ask("shutdown", nil)
	k.notify("exit", nil)
	select {
	case status := <-k.ended:
		if status != exitFine {
			k.t.Errorf("it ended with %d", status)
		}
	case <-time.After(20 * time.Second):
		k.t.Error("it does not end")
	}
	_ = k.client.Close() // the server has hung up
	for file := range k.texts {
		now, err := os.ReadFile(filepath.Join(k.dir, file))
		was, wasErr := os.ReadFile(filepath.Join("../../assessments", file))
		if (err == nil) != (wasErr == nil) || !bytes.Equal(now, was) {
			k.t.Errorf("%s was written", file)
		}
	}
}
