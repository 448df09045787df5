package main

import (
	"context"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
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
	percent, limit := debug.SetGCPercent(seldom), debug.SetMemoryLimit(memoryFor(0))
	ctx, cancel := context.WithCancel(context.Background())
	var tending sync.WaitGroup
	tending.Go(func() {
		for tick := time.Tick(time.Second); ; {
			select {
			case <-ctx.Done():
				return
			case <-tick:
				debug.SetMemoryLimit(memoryFor(live()))
			}
		}
	})
	return func() {
		cancel()
		tending.Wait()
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// memoryFor is how much to take for so much that is in use. A fixed limit would
// be reached by thousands of connections, and all work would be collecting.
func memoryFor(live uint64) int64 { return max(enough, 3*int64(live)) }

// live is how many bytes were in use when garbage was last collected.
func live() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
