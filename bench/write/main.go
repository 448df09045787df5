// Write puts the rules of a program down as hand-written Go would have them, in
// package amends/bench/ifs.
//
//	go run ./bench/write generated
//	go run ./bench/write trust
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"amends/bench"
	"amends/bench/subject"
)

func main() {
	for _, name := range os.Args[1:] {
		if err := write(name); err != nil {
			fmt.Fprintln(os.Stderr, "write:", err)
			os.Exit(1)
		}
	}
}

func write(name string) error {
	p, err := subject.Load(name)
	if err != nil {
		return err
	}
	source, err := bench.Write(p.Bundle(), strings.ToUpper(name[:1])+name[1:])
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("bench", "ifs", name+".go"), source, 0o644)
}
