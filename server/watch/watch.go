// Package watch tells when the files of a folder have changed, once they have
// come to rest.
//
// It looks at names, sizes and times instead of asking the system to call: that
// works the same on every system and on network drives, needs no handle for
// each folder, and a few dozen files cost less than a millisecond. A copy or a
// save that is under way is waited for: a change counts once two looks in a row
// have seen the same.
package watch

import (
	"context"
	"fmt"
	"hash/maphash"
	"io/fs"
	"time"

	"amends/rules/tree"
)

// A State is what a folder's files looked like. States of one process can be
// compared; equal ones mean that no file came, went or was written to.
type State uint64

var seed = maphash.MakeSeed()

// Look takes the state of a folder. A file that cannot be looked at counts as
// one more state that it can be in, so it is not an error: whoever reads the files
// will say so better.
func Look(folder fs.FS) State {
	var h maphash.Hash
	h.SetSeed(seed)
	_ = tree.Walk(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			fmt.Fprintf(&h, "%q failed\n", name)
			return nil
		}
		info, err := fs.Stat(folder, name) // of what a link leads to
		if err != nil {
			fmt.Fprintf(&h, "%q failed\n", name)
			return nil
		}
		if info.IsDir() {
			fmt.Fprintf(&h, "%q/\n", name) // its time changes with files that are not read
			return nil
		}
		fmt.Fprintf(&h, "%q %d %d\n", name, info.Size(), info.ModTime().UnixNano())
		return nil
	})
	return State(h.Sum64())
}

// Changes calls changed, in this goroutine, each time that the folder has
// changed since the state before and has been at rest for one interval. It ends
// with the context.
func Changes(ctx context.Context, folder fs.FS, before State, interval time.Duration, changed func()) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	told, last := before, before
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now := Look(folder)
		if now == last && now != told {
			told = now
			changed()
		}
		last = now
	}
}
