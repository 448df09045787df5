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
	"amends/server/assets"
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
	built   bool        // this binary has the pages that takers see
	stale   atomic.Bool // the folder has changed since takers was asked

	taking sync.Mutex
	live   *server.Live

	mu          sync.Mutex
	assessments []*assessment
	problem     string        // why the folder as a whole cannot be read
	number      int           // counts what the page could show anew
	changed     chan struct{} // closed at the next change
}

// New reads the folder. Authors' mistakes are not an error; a folder without
// assessments is.
func New(o Options) (*Preview, error) {
	token, err := newToken()
	if err != nil {
		return nil, err
	}
	_, err = assets.Built()
	p := &Preview{options: o, token: token, built: err == nil, changed: make(chan struct{})}
	p.stale.Store(true)
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
	return a.after(source, p.placed(a.name, source.Check()), state), nil
}

// refresh reads the folder after a change. What keeps it from being read is
// shown, and the versions stay.
func (p *Preview) refresh() {
	p.stale.Store(true)
	if err := p.read(); err != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.problem = err.Error()
		p.tell()
	}
}

// tell wakes whoever waits for a change; p.mu is held.
func (p *Preview) tell() {
	p.number++
	close(p.changed)
	p.changed = make(chan struct{})
}

// compare looks at the logic of every assessment that changed and runs its
// people, which takes longer than showing one of them.
func (p *Preview) compare() {
	for _, a := range p.all() {
		if a.comparison.Load() != nil || a.current == nil {
			continue
		}
		c := newComparison(a)
		found, err := findings.Check(a.current.source)
		c.problems = p.placed(a.name, found)
		if err != nil {
			c.problems = append(c.problems, rules.Diagnostic{Severity: rules.Error, Message: err.Error()})
		}
		a.comparison.Store(c)
		p.mu.Lock()
		p.tell()
		p.mu.Unlock()
	}
}

// takers is what takers see of the last good version, made when somebody asks
// for it; nil until everything compiled once.
func (p *Preview) takers() *server.Live {
	p.taking.Lock()
	defer p.taking.Unlock()
	if !p.stale.Swap(false) {
		return p.live
	}
	if p.live != nil {
		_ = p.live.Reload() // the page tells what is wrong
	} else if live, err := server.NewLive(server.Options{FS: p.options.FS}); err == nil {
		p.live = live
	}
	return p.live
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
