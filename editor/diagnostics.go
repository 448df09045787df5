package editor

import (
	"context"
	"time"

	"amends/rules"
)

// publish tells the editor what is wrong in a folder, and of which files nothing
// is wrong any more. It needs the lock.
func (s *server) publish(dir string) {
	v := s.views[dir]
	if v == nil {
		var err error
		if v, err = s.load(dir); err != nil {
			return // the folder is gone
		}
		s.views[dir] = v
	}
	found := map[string][]diagnosticItem{}
	for file := range s.told[dir] {
		found[file] = []diagnosticItem{}
	}
	for name := range s.texts {
		if s.home(name) == dir {
			found[v.relative(uriOf(name))] = []diagnosticItem{}
		}
	}
	for _, d := range v.source.CheckOn(time.Now()) {
		file := d.File
		if file == "" {
			file = rootFile
		}
		found[file] = append(found[file], v.item(d))
	}
	s.told[dir] = map[string]bool{}
	for file, items := range found {
		s.told[dir][file] = len(items) > 0
		if len(items) == 0 {
			delete(s.told[dir], file)
		}
		// an editor that has hung up is noticed by Serve
		_ = s.rpc.Notify(context.Background(), "textDocument/publishDiagnostics", published{v.uri(file), items})
	}
}

// item is a diagnostic as editors take it.
func (v *view) item(d rules.Diagnostic) diagnosticItem {
	message := d.Message
	if d.Hint != "" {
		message += "\nhint: " + d.Hint
	}
	item := diagnosticItem{
		Range: spanIn(v.lines(d.File), d.Line, d.Column, d.EndColumn), Severity: 1, Code: d.Code, Source: "amends", Message: message,
	}
	if d.Severity == rules.Warning {
		item.Severity = 2
	}
	for _, r := range d.Related {
		where := location{v.uri(r.File), spanIn(v.lines(r.File), r.Line, r.Column, r.Column)}
		item.Related = append(item.Related, relatedItem{where, r.Message})
	}
	return item
}
