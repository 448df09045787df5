// Package editor is a language server: it tells editors about rule files while
// they are written, by the Language Server Protocol.
//
// [Serve] speaks it over two streams. What is open in the editor lies over what is
// on the disk, so everything holds for unsaved text. The server writes no file:
// renaming and laying out are edits that the editor makes.
package editor

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"
	"github.com/creachadair/jrpc2/handler"
)

// pause is how long the text must rest before it is checked.
const pause = 150 * time.Millisecond

// server is what is open in one editor.
type server struct {
	folder func(dir string) fs.FS

	mu      sync.Mutex
	texts   map[string]string          // what is open, by its path
	told    map[string]map[string]bool // by folder: the files that the editor has diagnostics of
	views   map[string]*view           // by folder, since the last change
	changes int
	rpc     *jrpc2.Server
	end     context.CancelFunc
}

// Serve answers an editor until it hangs up or says exit. It opens the folders that
// assessments stand in with folder.
func Serve(in io.Reader, out io.WriteCloser, folder func(dir string) fs.FS) error {
	ctx, end := context.WithCancel(context.Background())
	defer end()
	s := &server{folder: folder, texts: map[string]string{}, told: map[string]map[string]bool{}, views: map[string]*view{}, end: end}
	s.rpc = jrpc2.NewServer(s.methods(), &jrpc2.ServerOptions{AllowPush: true, Concurrency: 4, DisableBuiltin: true})
	s.rpc.Start(channel.LSP(in, out))
	ended := make(chan error, 1)
	go func() { ended <- s.rpc.Wait() }()
	select {
	case <-ctx.Done(): // it said exit, and may keep the streams open
		return nil
	case err := <-ended:
		if err == nil || errors.Is(err, io.EOF) {
			return nil
		}
		return fmt.Errorf("failed to speak with the editor: %w", err)
	}
}

func (s *server) methods() handler.Map {
	nothing := func(context.Context, *jrpc2.Request) (any, error) { return nil, nil }
	return handler.Map{
		"initialize":                       func(context.Context, *jrpc2.Request) (any, error) { return abilities, nil },
		"initialized":                      nothing,
		"shutdown":                         nothing,
		"exit":                             func(context.Context, *jrpc2.Request) (any, error) { s.end(); return nil, nil },
		"$/cancelRequest":                  s.cancel,
		"$/setTrace":                       nothing,
		"workspace/didChangeWatchedFiles":  s.changedOutside,
		"workspace/didChangeConfiguration": nothing,
		"textDocument/didOpen":             handler.New(s.opened),
		"textDocument/didChange":           handler.New(s.changed),
		"textDocument/didSave":             s.changedOutside,
		"textDocument/didClose":            handler.New(s.closed),
		"textDocument/completion":          handler.New(s.complete),
		"textDocument/hover":               handler.New(s.hover),
		"textDocument/definition":          handler.New(s.define),
		"textDocument/references":          handler.New(s.references),
		"textDocument/rename":              handler.New(s.rename),
		"textDocument/formatting":          handler.New(s.format),
	}
}

// cancel ends the work for a request that the editor does not wait for any more.
func (s *server) cancel(_ context.Context, r *jrpc2.Request) (any, error) {
	var p struct {
		ID any `json:"id"`
	}
	if err := r.UnmarshalParams(&p); err != nil {
		return nil, err
	}
	id := fmt.Sprint(p.ID)
	if text, ok := p.ID.(string); ok {
		id = fmt.Sprintf("%q", text)
	}
	s.rpc.CancelRequest(id)
	return nil, nil
}

func (s *server) opened(_ context.Context, p changed) error {
	s.set(p.TextDocument.URI, &p.TextDocument.Text)
	return nil
}

func (s *server) changed(_ context.Context, p changed) error {
	if n := len(p.ContentChanges); n > 0 {
		s.set(p.TextDocument.URI, &p.ContentChanges[n-1].Text)
	}
	return nil
}

func (s *server) closed(_ context.Context, p changed) error {
	s.set(p.TextDocument.URI, nil)
	return nil
}

// set notes the text of a document, nil for what is closed, and has its folder
// checked.
func (s *server) set(uri string, text *string) {
	file := pathOf(uri)
	if file == "" {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if text == nil {
		delete(s.texts, file)
	} else {
		s.texts[file] = *text
	}
	s.stale()
	if dir := s.home(file); dir != "" {
		s.later(dir)
	}
}

// changedOutside has all folders checked that the editor knows of.
func (s *server) changedOutside(context.Context, *jrpc2.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stale()
	for dir := range s.told {
		s.later(dir)
	}
	return nil, nil
}

// stale forgets what was read. It needs the lock.
func (s *server) stale() {
	s.changes++
	s.views = map[string]*view{}
}

// later checks a folder once the text rests; a change before that makes it
// pointless. It needs the lock.
func (s *server) later(dir string) {
	if s.told[dir] == nil {
		s.told[dir] = map[string]bool{}
	}
	changes := s.changes
	time.AfterFunc(pause, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if changes == s.changes {
			s.publish(dir)
		}
	})
}

// view is the assessment that a document belongs to, or nil. It needs the lock.
func (s *server) view(uri string) (*view, error) {
	dir := s.home(pathOf(uri))
	if dir == "" {
		return nil, nil
	}
	if v := s.views[dir]; v != nil {
		return v, nil
	}
	v, err := s.load(dir)
	if err == nil {
		s.views[dir] = v
	}
	return v, err
}

// about answers what is asked about a name; nothing where there is none. An answer
// that nobody waits for is not worked out.
func about[T any](ctx context.Context, s *server, p at, answer func(v *view, name named) (T, error)) (T, error) {
	var none T
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return none, err
	}
	v, err := s.view(p.TextDocument.URI)
	if v == nil || err != nil {
		return none, err
	}
	name, ok := v.under(p)
	if !ok {
		return none, nil
	}
	return answer(v, name)
}
