package ui

import (
	"reflect"
	"slices"
	"testing"

	"amends/engine"
)

// TestCollectLooksIntoEveryPart: an answer in a part that it does not know would
// be left out of the reasons of a step without a word.
func TestCollectLooksIntoEveryPart(t *testing.T) {
	answered := &engine.ValuedCondition{Subject: &engine.Subject{Answer: []string{"a"}, Text: "Asked: a"}, Value: "true"}
	kind := reflect.TypeFor[engine.ValuedCondition]()
	parts := 0
	for i := range kind.NumField() {
		whole := &engine.ValuedCondition{Subject: &engine.Subject{}, Value: "true"}
		switch field := reflect.ValueOf(whole).Elem().Field(i); field.Interface().(type) {
		case []*engine.ValuedCondition:
			field.Set(reflect.ValueOf([]*engine.ValuedCondition{answered}))
		case *engine.ValuedCondition:
			field.Set(reflect.ValueOf(answered))
		default:
			continue
		}
		parts++
		if said := collect(nil, whole); !slices.Equal(said, []string{"Asked: a"}) {
			t.Errorf("an answer in %s: %q", kind.Field(i).Name, said)
		}
	}
	if parts < 4 {
		t.Errorf("only %d sorts of parts were found", parts)
	}
}
