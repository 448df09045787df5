package page

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestLoaderIsSmall(t *testing.T) {
	const most = 2457 // 2.4 KB
	got := compressed(t, LoaderOf(Site{Base: "https://questions.example.org"}))
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

func TestLoaderOfASiteKnowsItsAddress(t *testing.T) {
	got := string(LoaderOf(Site{Base: "https://example.org/help"}))
	if want := strings.Replace(string(Loader()), `("",{`, `("https://example.org/help/",{`, 1); got != want || got == string(Loader()) {
		t.Errorf("the loader of a site is\n%s", got)
	}
}
