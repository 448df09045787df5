package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// How much memory a server may take for garbage. What it keeps is some 6 MB, so
// Go by itself would collect whenever 6 MB more have come together, under load
// scores of times a second. Up to [enough] it is better left lying.
const (
	enough = 36 << 20 // bytes of all that Go takes, without the program itself
	seldom = 400      // percent, as in GOGC: the limit decides instead
)

// tendMemory keeps this process at enough memory, or at more if it needs more,
// until end is called; then all is as it was. Where the environment says how
// much to take, it does nothing.
func tendMemory() (end func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	percent, limit := debug.SetGCPercent(seldom), debug.SetMemoryLimit(-1)
	t := &tender{}
	t.limit()
	return func() {
		t.end()
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// tender sets the limit anew after every collection. What is in use may have
// doubled within one, as when a folder is read again, and below a limit that is
// too low all work would be collecting.
type tender struct {
	mu    sync.Mutex
	ended bool
}

func (t *tender) limit() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ended {
		return
	}
	debug.SetMemoryLimit(memoryFor(live()))
	runtime.AddCleanup(new([64]byte), (*tender).limit, t) // nobody holds it, so the next collection finds it
}

func (t *tender) end() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended = true
}

// memoryFor is how much to take for so much that is in use.
func memoryFor(live uint64) int64 { return max(enough, int64(live)*5/2) }

// live is how many bytes were in use when garbage was last collected.
func live() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
