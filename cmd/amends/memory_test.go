package main

import "testing"

// However much is in use, there is room for as much garbage, which is what Go
// itself would leave.
func TestMemoryForWhatIsInUse(t *testing.T) {
	for live := uint64(0); live < 1<<40; live = 2*live + 1<<20 {
		if got := memoryFor(live); got < enough || got < 2*int64(live) {
			t.Errorf("%d bytes may be taken for %d in use", got, live)
		}
	}
}
