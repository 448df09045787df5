// Package preview shows an author what a change to the rules does, the moment a
// file is saved: what is wrong with it and where, and for the people of the
// cases the plan before and after, with the reason for each step.
//
// [New] reads a folder of assessments, [Preview.Run] watches it and serves the
// page on an address of this machine. The page reloads itself. While a change
// cannot be compiled the last good version stays, under the list of what is
// wrong. Everything that the taker sees can be tried on the same address, in
// the last good version too.
//
// The page shows answers that are sensitive and the author's files, so it is for
// one person: its address holds a token that cannot be guessed, and requests
// that name another host or come from another site are refused, which also keeps
// out a site whose name leads to this machine.
package preview

import (
	"fmt"
	"io/fs"
	"net"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"amends/rules"
	"amends/rules/findings"
	"amends/server"
	"amends/server/watch"
)

// Options say what to preview. FS is all that is needed.
type Options struct {
	// FS holds one folder for each assessment.
	FS fs.FS
	// Dir is that folder as the author can open it; places are told below it.
	Dir string
	// Only are the assessments to preview; all of them if it is empty.
	Only []string
	// Listening, if set, is called by [Preview.Run] with the address of the page
	// once it can be opened.
	Listening func(address string)
}

// Preview is the state of a folder of assessments while somebody changes it.
// It is safe for concurrent use.
type Preview struct {
	options Options
	token   string
	live    atomic.Pointer[server.Live] // what the taker sees; nil until everything compiled once

	mu          sync.Mutex
	assessments []*assessment
	problem     string        // why the folder as a whole cannot be read
	number      int           // counts what the page could show anew
	changed     chan struct{} // closed at the next change
}

// New reads the folder. Authors' mistakes are no error; a folder without
// assessments is.
func New(o Options) (*Preview, error) {
	token, err := newToken()
	if err != nil {
		return nil, err
	}
	p := &Preview{options: o, token: token, changed: make(chan struct{})}
	if err := p.read(); err != nil {
		return nil, err
	}
	if len(p.assessments) == 0 {
		return nil, fmt.Errorf("there is no assessment in %s", o.Dir)
	}
	return p, nil
}

// read takes in what has changed in the folder.
func (p *Preview) read() error {
	names, err := rules.List(p.options.FS)
	if err != nil {
		return err
	}
	if len(p.options.Only) > 0 {
		names = slices.DeleteFunc(names, func(name string) bool { return !slices.Contains(p.options.Only, name) })
	}
	var list []*assessment
	for _, name := range names {
		a := p.find(name)
		if a == nil {
			a = &assessment{name: name}
		}
		next, err := p.readOne(a)
		if err != nil {
			return err
		}
		list = append(list, next)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.assessments, p.problem = list, ""
	p.tell()
	return nil
}

// readOne reads an assessment if its files have changed.
func (p *Preview) readOne(a *assessment) (*assessment, error) {
	folder, err := fs.Sub(p.options.FS, a.name)
	if err != nil {
		return nil, fmt.Errorf("failed to open the assessment %s: %w", a.name, err)
	}
	state := watch.Look(folder)
	if a.read && a.state == state {
		return a, nil
	}
	source, err := rules.Load(p.options.FS, a.name)
	if err != nil {
		return nil, err
	}
	return a.after(source, p.placed(a.name, findings.Check(source)), state), nil
}

// refresh reads the folder after a change. What keeps it from being read is
// shown, and the versions stay.
func (p *Preview) refresh() {
	if err := p.read(); err != nil {
		p.mu.Lock()
		p.problem = err.Error()
		p.tell()
		p.mu.Unlock()
	}
	p.compare()
	p.serveTakers()
}

// tell wakes whoever waits for a change; p.mu is held.
func (p *Preview) tell() {
	p.number++
	close(p.changed)
	p.changed = make(chan struct{})
}

// compare runs the people of every assessment that changed, which takes longer
// than showing one of them.
func (p *Preview) compare() {
	for _, a := range p.all() {
		if a.comparison.Load() != nil || a.current == nil {
			continue
		}
		a.comparison.Store(newComparison(a))
		p.mu.Lock()
		p.tell()
		p.mu.Unlock()
	}
}

// serveTakers makes the pages that takers see of what compiles.
func (p *Preview) serveTakers() {
	if live := p.live.Load(); live != nil {
		_ = live.Reload() // the page tells what is wrong
		return
	}
	live, err := server.NewLive(server.Options{FS: p.options.FS})
	if err == nil && live.Ready() {
		p.live.Store(live)
		p.mu.Lock()
		p.tell()
		p.mu.Unlock()
	}
}

func (p *Preview) all() []*assessment {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.assessments
}

// find is an assessment by name; nil if there is none.
func (p *Preview) find(name string) *assessment {
	for _, a := range p.all() {
		if a.name == name {
			return a
		}
	}
	return nil
}

// placed is diagnostics with files as the author can open them.
func (p *Preview) placed(name string, list rules.Diagnostics) rules.Diagnostics {
	list = slices.Clone(list)
	for i := range list {
		list[i].File = p.place(name, list[i].File)
		list[i].Related = slices.Clone(list[i].Related)
		for j := range list[i].Related {
			list[i].Related[j].File = p.place(name, list[i].Related[j].File)
		}
	}
	return list
}

func (p *Preview) place(name, file string) string {
	return filepath.ToSlash(filepath.Join(p.options.Dir, path.Join(name, file)))
}

// address is the page's address on a listener.
func (p *Preview) address(a net.Addr) string {
	return "http://" + a.String() + "/" + p.token + "/"
}
