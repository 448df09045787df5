package entries

import (
	"reflect"
	"slices"
	"testing"
)

// TestEveryFieldHasItsKey holds every struct against its keys: no field without
// a key, no key without a field, and none that two keys write to.
func TestEveryFieldHasItsKey(t *testing.T) {
	for _, s := range structs() {
		name, doc := s.about()
		if name == "" || doc == "" {
			t.Errorf("%T has no name or description", s)
		}
		keys := map[value]string{}
		for _, k := range s.keys() {
			if other := keys[k.into]; other != "" {
				t.Errorf("%s: the keys %q and %q write to one field", name, other, k.Name)
			}
			keys[k.into] = k.Name
		}
		for field, at := range valuesOf(reflect.ValueOf(s).Elem()) {
			if keys[at] == "" && field != "ID" {
				t.Errorf("%s: no key writes to the field %s", name, field)
			}
			delete(keys, at)
		}
		for _, key := range keys {
			t.Errorf("%s: the key %q writes to no field of its struct", name, key)
		}
	}
}

// valuesOf are the fields of a struct that take values, with those of the
// structs in it.
func valuesOf(v reflect.Value) map[string]value {
	all := map[string]value{}
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if !field.IsExported() {
			continue
		}
		if one, ok := v.Field(i).Addr().Interface().(value); ok {
			// A condition is read as the text that it holds.
			if c, ok := one.(*Condition); ok {
				one = &c.Text
			}
			all[field.Name] = one
			continue
		}
		for name, one := range valuesOf(v.Field(i)) {
			all[name] = one
		}
	}
	return all
}

// TestShapes holds that each shape has a name of its own, each key one within
// its shape with a description, and each entry behind a key a shape.
func TestShapes(t *testing.T) {
	shapes := Shapes()
	var names []string
	for _, shape := range shapes {
		if slices.Contains(names, shape.Name) {
			t.Errorf("there are two shapes %q", shape.Name)
		}
		names = append(names, shape.Name)
	}
	for _, shape := range shapes {
		var keys []string
		for _, k := range shape.Keys {
			if k.Name == "" || k.Doc == "" || slices.Contains(keys, k.Name) {
				t.Errorf("%s: %q: %q", shape.Name, k.Name, k.Doc)
			}
			keys = append(keys, k.Name)
			isEntry := k.Type == TypeObject || k.Type == TypeObjects || k.Type == TypeEither
			if isEntry && !slices.Contains(names, k.Of) {
				t.Errorf("%s: %q holds entries of the shape %q, which is not among them", shape.Name, k.Name, k.Of)
			}
		}
	}
	if shapes[0].Name != FileShape {
		t.Errorf("the first shape is %q", shapes[0].Name)
	}
}

// TestFindOfAMisspeltKey holds that a slip in the name of a key is not silent.
func TestFindOfAMisspeltKey(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a guard has a key `alow`")
		}
	}()
	g := &Guard{}
	g.self = g
	g.Find("alow", "listen")
}
