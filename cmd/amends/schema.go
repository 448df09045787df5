package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"amends/engine"
	"amends/rules/diagnostic"
	"amends/rules/schema"
)

var schemaVerb = verb{
	name: "schema", args: "[KIND]",
	short: "write the JSON Schemas with which editors complete rule files",
	long: `Prints the schema of a kind of file: rules, steps, questions … or file (any of
them, also without KIND). With -out it writes the schemas of all kinds, or of
KIND, into a folder. An editor that knows YAML reads the one that a file names
in its first line:

  # yaml-language-server: $schema=../../schema/rules.json`,
	run: writeSchema,
}

func writeSchema(c *call) error {
	out := c.flags.String("out", "", "write into the folder `DIR`, one file for each kind")
	args, err := c.parse()
	if err != nil {
		return err
	}
	kinds := schema.Kinds()
	switch {
	case len(args) > 1:
		return hinted(fmt.Errorf("schema takes one kind of file, not %s", diagnostic.Counted(len(args), "argument")), "amends schema -h explains it")
	case len(args) == 1:
		kinds = args
	case *out == "":
		kinds = kinds[:1] // that of any file
	}
	for _, kind := range kinds {
		data, err := schema.Write(kind)
		if err != nil {
			return unknownKind(err, kind)
		}
		if *out == "" {
			return writeOut(c.out, data)
		}
		if err := writeFile(filepath.Join(*out, kind+".json"), data); err != nil {
			return err
		}
	}
	return nil
}

// unknownKind says which kinds of file there are.
func unknownKind(err error, kind string) error {
	if near := engine.Nearest(kind, schema.Kinds()); near != "" {
		return didYouMean(err, near)
	}
	return hinted(err, "there is %s", strings.Join(schema.Kinds(), ", "))
}
