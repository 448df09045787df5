package findings

import (
	"errors"
	"testing"

	"amends/assessments"
	"amends/engine"
	"amends/rules"
	"amends/rules/prove"
)

// TestWhatDoesNotCompileIsSaid: a check that found nothing would be believed.
func TestWhatDoesNotCompileIsSaid(t *testing.T) {
	broken := errors.New("broken")
	compile = func(*rules.Assessment) (*engine.Program, error) { return nil, broken }
	defer func() { compile = rules.Compile }()
	if _, err := Check(sound(t)); !errors.Is(err, broken) {
		t.Errorf("the check says %v", err)
	}
}

// TestPanicsReachWhoeverCalled: a panic in a goroutine of the check would end
// the preview, which recovers around the check.
func TestPanicsReachWhoeverCalled(t *testing.T) {
	newSpace = func(*engine.Bundle) *prove.Space { panic("broken") }
	defer func() { newSpace = prove.NewSpace }()
	defer func() {
		if v := recover(); v != "broken" {
			t.Errorf("recovered %v", v)
		}
	}()
	_, err := Check(sound(t))
	t.Errorf("the check ended with %v", err)
}

// sound is an assessment that nothing is wrong with.
func sound(t *testing.T) *rules.Assessment {
	t.Helper()
	source, err := rules.Load(assessments.Files, "check-in")
	if err != nil {
		t.Fatal(err)
	}
	return source
}

// check is what Check finds, if it can look.
func check(t *testing.T, s *rules.Assessment) rules.Diagnostics {
	t.Helper()
	list, err := Check(s)
	if err != nil {
		t.Fatal(err)
	}
	return list
}
