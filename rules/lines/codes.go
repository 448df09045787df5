package lines

import "amends/rules/diagnostic"

var codes diagnostic.Codes

// Codes lists the codes of this package.
func Codes() []*diagnostic.Code { return codes.All() }

// What is wrong with the bytes of a file, and what YAML does to it before its
// meaning is looked at.
var (
	codeSyntax = codes.Add(diagnostic.Code{
		Name: "yaml-syntax", Title: "a line does not parse as YAML",
		Text: `The file cannot be read as it stands. The line is set aside, and the rest of the
file is checked without it; what it says may therefore be missing elsewhere.`,
		Before: "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text:Go gently.\n",
		After:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	})
	codeIndentation = codes.Add(diagnostic.Code{
		Name: "yaml-indentation", Title: "a line begins in a column that fits no line above it",
		Text: `In YAML the indentation says what belongs together. The keys of one entry begin in
the same column, and so do the dashes of one list.`,
		Before: "notes:\n  - id: gently\n    always: true\n   tags: [talk]\n    text: Go gently.\n",
		After:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	})
	codeTab = codes.Add(diagnostic.Code{
		Name: "yaml-tab", Title: "the indentation has a tab or a no-break space",
		Text: `YAML takes only ordinary spaces as indentation. Most editors can write spaces for
the tab key.`,
		Before: "notes:\n  - id: gently\n\t  always: true\n    tags: [talk]\n    text: Go gently.\n",
		After:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	})
	codeQuote = codes.Add(diagnostic.Code{
		Name: "yaml-quote", Title: "a quote or bracket at the beginning ends before the text does",
		Text: `A text that begins with a quote ends at the next quote for YAML, and one that begins
with a bracket ends at the closing bracket. What follows is too much. A "|" block
takes everything as it is.`,
		Before: "rules:\n  - id: talk-of-lies\n    when: \"lie\" in cause\n    because: There was a lie.\n    recommend: [listen]\n",
		After:  "rules:\n  - id: talk-of-lies\n    when: |\n      \"lie\" in cause\n    because: There was a lie.\n    recommend: [listen]\n",
	})
	codeColon = codes.Add(diagnostic.Code{
		Name: "yaml-colon", Title: "a colon and a space stand inside a text",
		Text: `A colon and a space make a key of what stands before them. Put the text in quotes or
use a "|" block.`,
		Before: "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: One thing: go gently.\n",
		After:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: \"One thing: go gently.\"\n",
	})
	CodeComment = codes.Add(diagnostic.Code{
		Name: "yaml-comment", Title: "a comment cuts a condition short",
		Text: `A space and "#" begin a comment, and YAML drops the rest of the line without a word.
A condition with a part missing can let a plan through that a guard should stop, so
no comment may follow a condition on its line.`,
		Before: "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\") # or something hidden\n    because: There was a lie.\n    recommend: [listen]\n",
		After:  "rules:\n  - id: talk-of-lies\n    # or something hidden\n    when: |\n      has(cause, \"lie\")\n    because: There was a lie.\n    recommend: [listen]\n",
	})
	codeTag = codes.Add(diagnostic.Code{
		Name: "yaml-tag", Title: "a text begins with an exclamation mark",
		Text: `"!" at the beginning is a mark of YAML (a tag). "when: !smoker" is an empty condition
with the tag "smoker", and would hold for everybody. Write "not".`,
		Before: "rules:\n  - id: not-settled\n    when: !settled\n    because: It is open.\n    recommend: [listen]\n",
		After:  "rules:\n  - id: not-settled\n    when: |\n      not settled\n    because: It is open.\n    recommend: [listen]\n",
	})
	codeAnchor = codes.Add(diagnostic.Code{
		Name: "yaml-anchor", Title: "YAML's way to repeat things is not used here",
		Text: `"&name", "*name" and "<<:" copy one part of a file into another. Nobody who reads the
copy sees what it says, so assessments do without them.`,
		Before: "notes:\n  - id: gently\n    always: true\n    tags: &tags [talk]\n    text: Go gently.\n",
		After:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	})
	codeDuplicateKey = codes.Add(diagnostic.Code{
		Name: "yaml-duplicate-key", Title: "a key stands twice in one entry",
		Text: `Only one of them could count, and which one is a matter of taste among programs.
Often the dash is missing that begins the next entry.`,
		Before: "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n    text: Go slowly.\n",
		After:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	})
	codeDocuments = codes.Add(diagnostic.Code{
		Name: "yaml-documents", Title: "a file holds several YAML documents",
		Text:   "A line that begins with \"---\" begins a new document. One file is one document.",
		Before: "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n---\nnotes: []\n",
		After:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	})
	codeDepth = codes.Add(diagnostic.Code{
		Name: "yaml-depth", Title: "lists and keys are nested too deeply",
		Text: "No assessment needs more than a handful of levels; a file with more is damaged.",
	})
	codeFileTooLarge = codes.Add(diagnostic.Code{
		Name: "file-too-large", Title: "a file is larger than 1 MB", Text: "Split it; all files of the folder are read.",
	})
	CodeEmptyFile = codes.Add(diagnostic.Code{
		Name: "empty-file", Severity: diagnostic.Warning, Title: "a file is empty",
		Before: "# nothing yet\n", After: "facts:\n  - {id: calm, is: settled}\n",
	})
	codeEncoding = codes.Add(diagnostic.Code{
		Name: "encoding", Title: "a file is not saved as UTF-8, or has invisible characters",
		Text: "Editors call it the encoding. Windows' \"Unicode\" is UTF-16; choose UTF-8.",
	})
)
