package ui

import (
	"encoding/json"
	"os"
	"testing"

	"amends/engine"
)

// small reads an assessment that has one of everything.
func small(t testing.TB) *engine.Program {
	t.Helper()
	data, err := os.ReadFile("testdata/small.json")
	if err != nil {
		t.Fatal(err)
	}
	p, err := engine.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestChooseOne(t *testing.T) {
	p := small(t)
	for _, c := range []struct {
		name, question, option string
		before                 engine.Value
		on                     bool
		want                   string
	}{
		{"one of", "role", "both", engine.Chosen("me"), true, `"both"`},
		{"keeps the authored order", "safe", "afraid", engine.Chosen("hurt"), true, `["afraid","hurt"]`},
		{"unticked", "safe", "afraid", engine.Chosen("afraid", "hurt"), false, `"hurt"`},
		{"the last one unticked is a skip", "safe", "hurt", engine.Chosen("hurt"), false, `null`},
		{"exclusive drops the others", "safe", "none", engine.Chosen("afraid", "hurt"), true, `"none"`},
		{"others drop the exclusive one", "safe", "hurt", engine.Chosen("none"), true, `"hurt"`},
		{"exclusive unticked", "safe", "none", engine.Chosen("none"), false, `null`},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, _ := p.Question(c.question)
			got, err := json.Marshal(ChooseOne(q, c.before, c.option, c.on))
			if err != nil || string(got) != c.want {
				t.Errorf("got %s (%v), want %s", got, err, c.want)
			}
		})
	}
}

func TestReadAmount(t *testing.T) {
	p := small(t)
	for _, c := range []struct {
		question, text, want string
		ok                   bool
	}{
		{"years", " 20 ", "20", true},
		{"years", "", "null", true},
		{"years", "0", "0", true},
		{"years", "80", "80", true},
		{"years", "81", "null", false},
		{"years", "-1", "null", false},
		{"years", "2.5", "null", false},
		{"years", "twenty", "null", false},
		{"years", "NaN", "null", false},
		{"weight", "0,25", "0.25", true},
		{"weight", "0.25", "0.25", true},
		{"weight", "Inf", "null", false},
		{"weight", "1.000", "null", false},
		{"weight", "1.0000", "1", true},
		{"years", "10,000", "null", false},
		{"years", "0x1p4", "null", false},
	} {
		t.Run(c.question+" "+c.text, func(t *testing.T) {
			q, _ := p.Question(c.question)
			v, ok := ReadAmount(q, c.text)
			got, err := json.Marshal(v)
			if err != nil || string(got) != c.want || ok != c.ok {
				t.Errorf("got %s, %t (%v), want %s, %t", got, ok, err, c.want, c.ok)
			}
		})
	}
}

func TestRegionOf(t *testing.T) {
	for tag, want := range map[string]string{"en-GB": "GB", "en": "", "zh-Hant-tw": "TW", "": "", "es-419": ""} {
		if got := RegionOf(tag); got != want {
			t.Errorf("the region of %q is %q, want %q", tag, got, want)
		}
	}
}
