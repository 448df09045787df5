package page

import (
	"bytes"
	"os"
	"testing"
)

func TestLoaderIsSmall(t *testing.T) {
	const most = 2 << 10
	got := compressed(t, Loader())
	if got > most {
		t.Errorf("the loader has %d bytes in brotli, at most %d are allowed", got, most)
	}
	t.Logf("the loader has %d bytes in brotli, the frame script %d", got, compressed(t, FrameScript()))
}

// Sites pin the loader: what a release serves stays in the folder.
func TestLoaderIsKept(t *testing.T) {
	if *update {
		if err := os.WriteFile("loaders"+LoaderPath(), Loader(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(KeptLoaders()[LoaderPath()], Loader()) {
		t.Errorf("%s is not in the folder loaders; go test -update puts it there", LoaderPath())
	}
}
