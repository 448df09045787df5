package rules

// yamlPages explain what YAML does to a file before its meaning is looked at.
var yamlPages = []page{
	{
		code: "yaml-syntax", title: "a line does not parse as YAML",
		text: `The file cannot be read as it stands. The line is set aside, and the rest of the
file is checked without it; what it says may therefore be missing elsewhere.`,
		before: "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text:Go gently.\n",
		after:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	},
	{
		code: "yaml-indentation", title: "a line begins in a column that fits no line above it",
		text: `In YAML the indentation says what belongs together. The keys of one entry begin in
the same column, and so do the dashes of one list.`,
		before: "notes:\n  - id: gently\n    always: true\n   tags: [talk]\n    text: Go gently.\n",
		after:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	},
	{
		code: "yaml-tab", title: "the indentation has a tab or a no-break space",
		text: `YAML takes only ordinary spaces as indentation. Most editors can write spaces for
the tab key.`,
		before: "notes:\n  - id: gently\n\t  always: true\n    tags: [talk]\n    text: Go gently.\n",
		after:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	},
	{
		code: "yaml-quote", title: "a quote or bracket at the beginning ends before the text does",
		text: `A text that begins with a quote ends at the next quote for YAML, and one that begins
with a bracket ends at the closing bracket. What follows is too much. A "|" block
takes everything as it is.`,
		before: "rules:\n  - id: talk-of-lies\n    when: \"lie\" in cause\n    because: There was a lie.\n    recommend: [listen]\n",
		after:  "rules:\n  - id: talk-of-lies\n    when: |\n      \"lie\" in cause\n    because: There was a lie.\n    recommend: [listen]\n",
	},
	{
		code: "yaml-colon", title: "a colon and a space stand inside a text",
		text: `A colon and a space make a key of what stands before them. Put the text in quotes or
use a "|" block.`,
		before: "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: One thing: go gently.\n",
		after:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: \"One thing: go gently.\"\n",
	},
	{
		code: "yaml-comment", title: "a comment cuts a condition short",
		text: `A space and "#" begin a comment, and YAML drops the rest of the line without a word.
A condition with a part missing can let a plan through that a guard should stop, so
no comment may follow a condition on its line.`,
		before: "rules:\n  - id: talk-of-lies\n    when: has(cause, \"lie\") # or something hidden\n    because: There was a lie.\n    recommend: [listen]\n",
		after:  "rules:\n  - id: talk-of-lies\n    # or something hidden\n    when: |\n      has(cause, \"lie\")\n    because: There was a lie.\n    recommend: [listen]\n",
	},
	{
		code: "yaml-tag", title: "a text begins with an exclamation mark",
		text: `"!" at the beginning is a mark of YAML (a tag). "when: !smoker" is an empty condition
with the tag "smoker", and would hold for everybody. Write "not".`,
		before: "rules:\n  - id: not-settled\n    when: !settled\n    because: It is open.\n    recommend: [listen]\n",
		after:  "rules:\n  - id: not-settled\n    when: |\n      not settled\n    because: It is open.\n    recommend: [listen]\n",
	},
	{
		code: "yaml-anchor", title: "YAML's way to repeat things is not used here",
		text: `"&name", "*name" and "<<:" copy one part of a file into another. Nobody who reads the
copy sees what it says, so assessments do without them.`,
		before: "notes:\n  - id: gently\n    always: true\n    tags: &tags [talk]\n    text: Go gently.\n",
		after:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	},
	{
		code: "yaml-duplicate-key", title: "a key stands twice in one entry",
		text: `Only one of them could count, and which one is a matter of taste among programs.
Often the dash is missing that begins the next entry.`,
		before: "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n    text: Go slowly.\n",
		after:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	},
	{
		code: "yaml-documents", title: "a file holds several YAML documents",
		text:   "A line that begins with \"---\" begins a new document. One file is one document.",
		before: "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n---\nnotes: []\n",
		after:  "notes:\n  - id: gently\n    always: true\n    tags: [talk]\n    text: Go gently.\n",
	},
	{
		code: "yaml-depth", title: "lists and keys are nested too deeply",
		text: "No assessment needs more than a handful of levels; a file with more is damaged.",
	},
}
