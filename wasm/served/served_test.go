package served

import (
	"os"
	"strings"
	"testing"

	"amends/engine"
	"amends/wasm/ui"
)

// What the server sends is what the browser draws, but for what is hidden.
func TestPrerenderedQuestionIsTheSame(t *testing.T) {
	data, err := os.ReadFile("../ui/testdata/small.json")
	if err != nil {
		t.Fatal(err)
	}
	p, err := engine.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	v := ui.NewView(p, ui.Acts{})
	v.Turn(engine.Answers{})
	for _, f := range firstFields(v.Messages, p) {
		a, _ := v.Asked(f.Question.ID)
		want, _ := ui.Markup(f.Page())
		if got, _ := ui.Markup(v.Question(a)); !strings.Contains(got, want) {
			t.Errorf("%s differs after take-over:\n%s\nbefore:\n%s", f.Question.ID, got, want)
		}
	}
}
