package editor

// The parts of the Language Server Protocol that we speak, version 3.17. Lines and
// characters count from 0, characters in UTF-16.

type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type span struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type location struct {
	URI   string `json:"uri"`
	Range span   `json:"range"`
}

type textEdit struct {
	Range   span   `json:"range"`
	NewText string `json:"newText"`
}

type document struct {
	URI     string `json:"uri"`
	Version int    `json:"version"`
	Text    string `json:"text"`
}

// at is the parameters of what is asked about a place.
type at struct {
	TextDocument document `json:"textDocument"`
	Position     position `json:"position"`
	NewName      string   `json:"newName"` // of a rename
	Context      struct {
		IncludeDeclaration bool `json:"includeDeclaration"`
	} `json:"context"`
}

type changed struct {
	TextDocument   document   `json:"textDocument"`
	ContentChanges []document `json:"contentChanges"` // the whole text each, since we ask for that
}

type diagnosticItem struct {
	Range    span          `json:"range"`
	Severity int           `json:"severity"` // 1 error, 2 warning
	Code     string        `json:"code"`
	Source   string        `json:"source"`
	Message  string        `json:"message"`
	Related  []relatedItem `json:"relatedInformation,omitempty"`
}

type relatedItem struct {
	Location location `json:"location"`
	Message  string   `json:"message"`
}

type published struct {
	URI         string           `json:"uri"`
	Diagnostics []diagnosticItem `json:"diagnostics"`
}

type completionItem struct {
	Label         string   `json:"label"`
	Kind          int      `json:"kind"`
	Detail        string   `json:"detail,omitempty"`
	Documentation string   `json:"documentation,omitempty"`
	TextEdit      textEdit `json:"textEdit"`
}

type markup struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

type hover struct {
	Contents markup `json:"contents"`
	Range    span   `json:"range"`
}

type workspaceEdit struct {
	Changes map[string][]textEdit `json:"changes"`
}

// abilities are what we tell an editor that we do.
var abilities = map[string]any{
	"serverInfo": map[string]any{"name": "amends"},
	"capabilities": map[string]any{
		"positionEncoding": "utf-16",
		"textDocumentSync": map[string]any{"openClose": true, "change": 1, "save": map[string]any{}},
		"completionProvider": map[string]any{
			"triggerCharacters": []string{`"`, "'", "(", "[", " ", ","},
		},
		"hoverProvider": true, "definitionProvider": true, "referencesProvider": true,
		"renameProvider": true, "documentFormattingProvider": true,
	},
}
