//go:build js

// Loop hands the engine, as wasm, to a harness in JavaScript. It finds the
// bundle and the sets of answers as JSON texts in globalThis.amendsBench, puts
// its functions there, and calls its ready.
package main

import (
	"encoding/json"
	"syscall/js"

	"amends/engine"
)

func main() {
	here := js.Global().Get("amendsBench")
	p, err := engine.Decode([]byte(here.Get("bundle").String()))
	if err != nil {
		panic(err)
	}
	var sets []engine.Answers
	if err := json.Unmarshal([]byte(here.Get("answers").String()), &sets); err != nil {
		panic(err)
	}
	runs := make([]*engine.Run, len(sets))
	for i := range sets {
		runs[i] = p.NewRun()
		runs[i].Read(sets[i])
	}
	one := p.NewRun()
	expose(here, "fireAll", func() any {
		fired := 0
		for _, r := range runs {
			fired += r.Fire()
		}
		return fired
	})
	expose(here, "readAndFireAll", func() any {
		fired := 0
		for i := range sets {
			one.Read(sets[i])
			fired += one.Fire()
		}
		return fired
	})
	expose(here, "fired", func() any {
		var out []any
		for _, r := range runs {
			r.Fire()
			var rules []any
			for rule := range r.EachFired {
				rules = append(rules, rule)
			}
			out = append(out, rules)
		}
		return out
	})
	here.Call("ready")
	select {}
}

func expose(here js.Value, name string, f func() any) {
	here.Set(name, js.FuncOf(func(js.Value, []js.Value) any { return f() }))
}
