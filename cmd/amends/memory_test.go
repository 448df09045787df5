package main

import (
	"runtime/debug"
	"testing"
)

// However much is in use, there is room for as much garbage, which is what Go
// itself would leave.
func TestMemoryForWhatIsInUse(t *testing.T) {
	for live := uint64(0); live < 1<<40; live = 2*live + 1<<20 {
		if got := memoryFor(live); got < enough || got < 2*int64(live) {
			t.Errorf("%d bytes may be taken for %d in use", got, live)
		}
	}
}

// What runs in this process after a server, such as a test, has the memory that
// it had before.
func TestMemoryIsAsItWasAfterAServer(t *testing.T) {
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	before := debug.SetMemoryLimit(-1)
	end := tendMemory()
	if got := debug.SetMemoryLimit(-1); got != enough {
		t.Errorf("the limit is %d, want %d", got, enough)
	}
	end()
	if got := debug.SetMemoryLimit(-1); got != before {
		t.Errorf("the limit is %d afterwards, and was %d", got, before)
	}
}
