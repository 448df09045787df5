package rules

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"amends/engine"
	"amends/rules/entries"
	"amends/rules/lines"
	"amends/rules/sheet"
	"amends/rules/tree"
	"amends/rules/workbook"
)

// Assessment is an assessment as its authors wrote it: read, checked, and as far as
// it is sound, compiled. It does not change after [Load] and is safe for
// concurrent use.
type Assessment struct {
	name   string
	files  fs.FS // of the assessment
	beside fs.FS // the folder that this assessment stands in
	folder *lines.Folder
	sheets []*sheet.Sheet
	all    entries.Folder
	names  *entries.Names

	questions  []*question                       // in the order of asking
	facts      []*fact                           // in an order in which each reads only earlier ones
	guards     []*entries.Guard                  // hard ones by rank, then soft ones as authored
	conditions map[*entries.Condition]*condition // as far as they could be read
	texts      []*varied                         // that depend on answers
	cases      []Case
	answered   []map[string]entries.Answer // of each case, where its answers are written
	advice     []Advice
	invariants []Invariant
	at         map[string]string // place of each rule, guard, fact and question
	written    map[*engine.Test]written
	unread     []string // files that look as if they should be read
	earlier    bool     // tags need no declaration if none has one
}

const rootFile = "assessment.yaml"

// Limits that keep a huge or hostile folder from costing more than a message.
const (
	maxFolderSize = 4 << 20 // bytes
	maxFiles      = 1000
)

// List returns the names of the folders of fsys that hold an assessment, in
// order. It fails rather than leave out one that it may not read.
func List(fsys fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("listing assessments: %w", err)
	}
	var names []string
	for _, e := range entries {
		info, err := fs.Stat(fsys, path.Join(e.Name(), rootFile))
		if errors.Is(err, fs.ErrPermission) {
			return nil, fmt.Errorf("listing assessments: %w", err)
		}
		if err == nil && info.Mode().IsRegular() {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// LeftOut reports the folders of fsys that [List] passes over though a file in
// them is named almost as it must be, by their names. What it may not read it
// passes over, too: List fails of that.
func LeftOut(fsys fs.FS) map[string]Diagnostics {
	out := map[string]Diagnostics{}
	folders, _ := fs.ReadDir(fsys, ".")
	for _, folder := range folders {
		files, _ := fs.ReadDir(fsys, folder.Name())
		if slices.ContainsFunc(files, func(f fs.DirEntry) bool { return f.Name() == rootFile }) {
			continue
		}
		for _, f := range files {
			if name := f.Name(); !f.IsDir() && nearlyRoot(name) {
				out[folder.Name()] = Diagnostics{lines.NewFile(name).DiagnoseWhole(codeLeftOut, "a file of this name makes no assessment of its folder, so the folder is passed over",
					"name it `"+rootFile+"`, spelt just so")}
				break
			}
		}
	}
	return out
}

// nearlyRoot reports whether a file's name is one that somebody may take for
// the one that makes a folder an assessment.
func nearlyRoot(name string) bool {
	stem, ending, _ := strings.Cut(strings.ToLower(name), ".")
	return strings.HasPrefix(ending, "y") && engine.Nearest(stem, []string{"assessment"}) != ""
}

// Load reads the assessment in the folder name of fsys. It fails only if the
// files cannot be read; everything that an author can mend is told by
// [Assessment.Check].
func Load(fsys fs.FS, name string) (*Assessment, error) { return load(fsys, name, false) }

// LoadEarlier is [Load] of a version that may be older than the list of tags:
// one that declares none may use any, and what they protect is not known.
func LoadEarlier(fsys fs.FS, name string) (*Assessment, error) { return load(fsys, name, true) }

func load(fsys fs.FS, name string, earlier bool) (*Assessment, error) {
	folder, err := fs.Sub(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("opening the assessment %q: %w", name, err)
	}
	beside, err := fs.Sub(fsys, path.Dir(name))
	if err != nil {
		return nil, fmt.Errorf("opening the folder of the assessment %q: %w", name, err)
	}
	s := &Assessment{
		name:       path.Base(name),
		files:      folder,
		beside:     beside,
		folder:     &lines.Folder{},
		names:      entries.NewNames(),
		conditions: map[*entries.Condition]*condition{},
		written:    map[*engine.Test]written{},
		earlier:    earlier,
	}
	reader := &entries.Reader{Folder: s.folder, Names: s.names, Siblings: s.siblings}
	names, err := s.fileNames(folder)
	if err != nil {
		return nil, fmt.Errorf("reading the assessment %q: %w", name, err)
	}
	if s.tooLarge(fsys, name, names) {
		return s, nil
	}
	for _, file := range names {
		if err := s.load(reader, fsys, name, file); err != nil {
			return nil, fmt.Errorf("reading the assessment %q: %w", name, err)
		}
	}
	for _, one := range s.sheets {
		if node := one.Node(s.all.Questions); node != nil {
			s.all.Add(reader.ReadNode(one.File(), node))
		}
	}
	s.analyse()
	return s, nil
}

// fileNames lists the YAML files and tables of the folder in the order of their
// paths.
func (a *Assessment) fileNames(folder fs.FS) ([]string, error) {
	var names []string
	err := tree.Walk(folder, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, tree.ErrCircle):
			a.unreadable(name, "this link leads back to a folder that it stands in")
		case err != nil:
			return err
		case strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir():
		case path.Ext(name) == ".yaml", sheet.Is(name):
			names = append(names, name)
		default:
			a.mayBeMeant(name)
		}
		return nil
	})
	slices.Sort(names)
	if len(names) > maxFiles {
		a.folder.Report(codeTooManyFiles.Diagnose(fmt.Sprintf("the folder has %d YAML files, and %d may be read", len(names), maxFiles),
			"is this the folder of one assessment?"))
		a.folder.Partial = true
		names = names[:maxFiles]
	}
	return names, err
}

// meantToBeRead are endings of files that somebody may take for a part of the
// assessment.
var meantToBeRead = append([]string{".yml", ".yaml", ".txt", ".bak", ".old", ".orig", ".docx", ".doc", ".odt", ".rtf"}, spreadsheets...)

var spreadsheets = []string{".csv", ".tsv", ".xls", ".xlsx", ".ods", ".numbers"}

// mayBeMeant notes a file that is not read and that looks as if it should be.
func (a *Assessment) mayBeMeant(name string) {
	ext := strings.ToLower(path.Ext(name))
	if sheet.IsLock(name) {
		return
	}
	if slices.Contains(meantToBeRead, ext) || strings.HasSuffix(name, "~") || strings.Contains(strings.ToLower(path.Base(name)), ".yaml") {
		a.unread = append(a.unread, name)
	}
}

// checkUnread warns about files that are not read, except for the plans that
// cases name.
func (a *Assessment) checkUnread() {
	for _, name := range a.unread {
		if slices.ContainsFunc(a.cases, func(c Case) bool { return c.Expect.Printed == name }) {
			continue
		}
		bare, _, _ := strings.Cut(path.Base(name), ".")
		hint := "name it `" + bare + ".yaml`, or move it out of the folder"
		if workbook.Is(name) {
			hint = "cases are read from `cases/" + path.Base(name) + "`; move it there, or out of the folder"
		} else if slices.Contains(spreadsheets, strings.ToLower(path.Ext(name))) {
			hint = "save it with commas as `cases/" + bare + ".csv`, or move it out of the folder"
		}
		a.folder.Report(lines.NewFile(name).DiagnoseWhole(codeFileName, "this file is not read", hint))
	}
}

// load reads one file of the folder. It asks the whole file system, whose word
// on what a file is can be had without opening it: opening a pipe never ends.
func (a *Assessment) load(reader *entries.Reader, fsys fs.FS, folder, name string) error {
	at := path.Join(folder, name)
	info, err := fs.Stat(fsys, at)
	if errors.Is(err, fs.ErrPermission) {
		return err
	}
	if err != nil {
		a.unreadable(name, "this file points to a file that does not exist, or that is not in the folder")
		return nil
	}
	if !info.Mode().IsRegular() {
		a.unreadable(name, "this is no file that can be read")
		return nil
	}
	var data []byte
	if info.Size() > lines.MaxFileSize {
		data = make([]byte, lines.MaxFileSize+1) // the message is all that matters
	} else if data, err = fs.ReadFile(fsys, at); err != nil {
		return err
	}
	if sheet.Is(name) {
		a.sheets = append(a.sheets, sheet.Read(a.folder, name, data))
		return nil
	}
	for _, file := range reader.Read(a.folder.ReadYAML(name, data)) {
		a.all.Add(file)
	}
	return nil
}

// unreadable reports a file of which nothing can be said.
func (a *Assessment) unreadable(name, message string) {
	a.folder.Partial = true
	a.folder.Report(lines.NewFile(name).DiagnoseWhole(codeUnreadableFile, message, "remove it, or copy the file here"))
}

// tooLarge says whether the files are more than may be read together, and
// reports it. A file that is too large on its own is reported when it is read.
func (a *Assessment) tooLarge(fsys fs.FS, folder string, names []string) bool {
	var size int64
	for _, name := range names {
		if info, err := fs.Stat(fsys, path.Join(folder, name)); err == nil && info.Size() <= lines.MaxFileSize {
			size += info.Size()
		}
	}
	if size <= maxFolderSize {
		return false
	}
	a.folder.Report(codeFolderTooLarge.Diagnose(fmt.Sprintf("the YAML files of this folder are larger than %d MB together", maxFolderSize>>20),
		"is this the folder of one assessment?"))
	return true
}

// siblings are the names of the assessments in the same folder, as far as they
// can be read.
func (a *Assessment) siblings() []string {
	names, err := List(a.beside)
	if err != nil {
		return nil
	}
	return names
}

// Check returns all problems of the assessment, in the order of their places.
func (a *Assessment) Check() Diagnostics {
	return a.folder.Log.List()
}

// Name is the name of the assessment's folder, which is its id.
func (a *Assessment) Name() string { return a.name }

// At is the place of a rule, guard, fact or question in the form "rules/truth.yaml:12:5",
// relative to the assessment's folder; empty if there is none of that id.
func (a *Assessment) At(rule string) string { return a.at[rule] }

// notePlaces notes where rules, guards, facts and questions are written.
func (a *Assessment) notePlaces() {
	a.at = map[string]string{}
	for _, kind := range []Kind{entries.KindGuard, entries.KindRule, entries.KindFact, entries.KindQuestion} {
		for _, d := range a.names.Definitions(kind) {
			a.at[d.ID.Value] = d.ID.Place()
		}
	}
}

// Compile turns a sound assessment into a Program. If it has errors, the error
// is a [ProblemsError].
func Compile(s *Assessment) (*engine.Program, error) {
	if s.folder.Log.Failed() {
		return nil, &ProblemsError{Diagnostics: s.Check()}
	}
	bundle, err := engine.Seal(s.bundle())
	if err != nil {
		return nil, fmt.Errorf("sealing the assessment %q: %w", s.name, err)
	}
	program, err := engine.New(bundle)
	if err != nil {
		return nil, fmt.Errorf("compiling the assessment %q: %w", s.name, err)
	}
	return program, nil
}
