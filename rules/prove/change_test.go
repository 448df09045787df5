package prove

import (
	"reflect"
	"testing"

	"amends/engine"
)

// TestSameConditionLooksAtEveryField: a field that it does not look at would
// make a changed condition pass for the one before.
func TestSameConditionLooksAtEveryField(t *testing.T) {
	kind := reflect.TypeFor[engine.Condition]()
	for i := range kind.NumField() {
		var filled engine.Condition
		fill(t, reflect.ValueOf(&filled).Elem().Field(i))
		if sameCondition(&filled, &engine.Condition{}) || sameCondition(&engine.Condition{}, &filled) {
			t.Errorf("a condition with %s passes for one without", kind.Field(i).Name)
		}
		if twin := filled; !sameCondition(&filled, &twin) {
			t.Errorf("two that share %s pass for different ones", kind.Field(i).Name)
		}
	}
}

// fill gives a field a value other than its zero.
func fill(t *testing.T, field reflect.Value) {
	t.Helper()
	switch field.Kind() {
	case reflect.Slice:
		field.Set(reflect.MakeSlice(field.Type(), 1, 1))
	case reflect.Pointer:
		field.Set(reflect.New(field.Type().Elem()))
	case reflect.Bool:
		field.SetBool(true)
	case reflect.Int:
		field.SetInt(1)
	default:
		t.Fatalf("no value for a field of the kind %s", field.Kind())
	}
}
