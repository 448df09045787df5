package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"amends/engine"
)

var versionVerb = verb{
	name:  "version",
	short: "print the version",
	long:  "Prints the version of this binary and of the bundles that it reads.",
	run:   version,
}

// stamped is the version that make dist writes into the binary; empty in others.
var stamped string

// versions is what there is to know about this binary.
type versions struct {
	Version  string `json:"version"`            // of the module
	Revision string `json:"revision,omitempty"` // of the repository, if it was built in one
	Modified bool   `json:"modified,omitempty"` // the files were not as in that revision
	Go       string `json:"go"`
	Bundle   int    `json:"bundle_schema"`
}

func version(c *call) error {
	asJSON := c.jsonFlag("print it as JSON")
	args, err := c.parse()
	if err != nil {
		return err
	}
	if len(args) > 0 {
		return fmt.Errorf("version takes no arguments, not %q", args[0])
	}
	v := ownVersions()
	if *asJSON {
		return writeJSON(c.out, v)
	}
	fmt.Fprintf(c.out, "amends %s\n", v.Version)
	if v.Revision != "" {
		fmt.Fprintf(c.out, "revision %s%s\n", v.Revision, map[bool]string{true: ", modified"}[v.Modified])
	}
	fmt.Fprintf(c.out, "%s\nbundle schema %d\n", v.Go, v.Bundle)
	return nil
}

// ownVersions reads what the linker wrote into this binary.
func ownVersions() versions {
	v := versions{Version: "(devel)", Go: runtime.Version(), Bundle: engine.BundleSchema}
	info, ok := debug.ReadBuildInfo()
	if ok && info.Main.Version != "" {
		v.Version = info.Main.Version
	}
	if stamped != "" {
		v.Version = stamped
	}
	if !ok {
		return v
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Revision = s.Value
		case "vcs.modified":
			v.Modified = s.Value == "true"
		}
	}
	return v
}
