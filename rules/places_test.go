package rules

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// Every name of the shipped assessments stands where it is said to stand.
func TestPlacesOfShipped(t *testing.T) {
	for _, name := range []string{"trust", "check-in", "hurt"} {
		s, err := Load(os.DirFS("../assessments"), name)
		if err != nil {
			t.Fatal(err)
		}
		given := map[string]bool{}
		list := s.Places()
		for _, p := range list {
			given[fmt.Sprint(p.Kind, p.Of, p.ID)] = given[fmt.Sprint(p.Kind, p.Of, p.ID)] || p.Defines
			if !p.Spelled {
				t.Errorf("%s: not spelled at its place: %+v", name, p)
			}
		}
		for _, p := range list {
			labels := p.Kind == "group" || p.Kind == "kind of help line" || p.Kind == "advice"
			if !labels && !given[fmt.Sprint(p.Kind, p.Of, p.ID)] && !strings.Contains(p.ID, ".") {
				t.Errorf("%s: given nowhere: %+v", name, p)
			}
		}
	}
}
