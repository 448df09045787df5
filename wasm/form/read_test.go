package form

import (
	"encoding/json"
	"net/url"
	"os"
	"strings"
	"testing"

	"amends/engine"
	"amends/wasm/ui"
)

func small(t *testing.T) *engine.Program {
	t.Helper()
	data, err := os.ReadFile("../ui/testdata/small.json")
	if err != nil {
		t.Fatal(err)
	}
	p, err := engine.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestReadCountsOnlyWhatThePageShowed(t *testing.T) {
	for _, c := range []struct {
		name, sent, want string
		at               int
	}{
		{"answers and passes over", "-page=0&-shown=age+safe+years&age=adult", `{"age":"adult","safe":null,"years":null}`, 1},
		{"neither, what it did not show", "-page=0&-shown=age&age=adult&safe=afraid", `{"age":"adult"}`, 0},
		{"nothing, if it showed another page's", "-page=1&-shown=age+safe+years&age=adult&role=me", `{"age":"adult"}`, 0},
		{"all that is on it, if it does not say", "-page=0&age=adult", `{"age":"adult","safe":null,"years":null}`, 1},
		{"on the way back, only answers", "-page=0&-shown=age+safe+years&age=adult&-to=0", `{"age":"adult"}`, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			sent, err := url.ParseQuery(c.sent)
			if err != nil {
				t.Fatal(err)
			}
			f := Read(small(t), sent, "")
			got, err := json.Marshal(f.answers)
			if err != nil || string(got) != c.want || f.at != c.at {
				t.Errorf("page %d with %s, want page %d with %s", f.at, got, c.at, c.want)
			}
		})
	}
}

// What a page shows is what it says that it shows.
func TestTheFormSaysWhatItShows(t *testing.T) {
	drawn, err := ui.Markup(ui.El("div").Body(New(small(t)).Draw()...))
	if err != nil {
		t.Fatal(err)
	}
	if want := `name="-shown" type="hidden" value="age safe years"`; !strings.Contains(drawn, want) {
		t.Errorf("no %s in\n%s", want, drawn)
	}
}
