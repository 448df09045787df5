package lower_test

import (
	"math/rand/v2"
	"testing"

	"amends/engine"
	"amends/rules/lower"
)

// TestOutlineHasThePartsOfTheCondition: findings follow a path through a
// condition in its outline, so both must be taken apart alike.
func TestOutlineHasThePartsOfTheCondition(t *testing.T) {
	b := newBench(t)
	w := &writer{Rand: rand.New(rand.NewPCG(5, 6)), names: names(t)}
	shapes := map[engine.Shape]int{}
	for range 500 {
		text := w.condition(3)
		condition, problems := b.scope.Condition(text)
		if len(problems) > 0 {
			t.Fatalf("refused:\n%s", rendered(text, problems))
		}
		if !takenApartAlike(&condition, b.scope.Outline(text), shapes) {
			t.Errorf("the outline has other parts than the condition:\n%s", text)
		}
	}
	for _, shape := range []engine.Shape{engine.ShapeAll, engine.ShapeAny, engine.ShapeAtLeast, engine.ShapeNot} {
		if shapes[shape] == 0 {
			t.Errorf("no condition has the shape %q", shape)
		}
	}
}

// takenApartAlike compares a condition with an outline, and counts the shapes
// that have parts in both. A comparison has none in an outline, whatever it is
// lowered to.
func takenApartAlike(c *engine.Condition, o lower.Outline, shapes map[engine.Shape]int) bool {
	var parts []*engine.Condition
	c.EachPart(func(part *engine.Condition) { parts = append(parts, part) })
	if len(o.Parts) == 0 {
		return len(parts) < 2
	}
	shapes[c.Shape()]++
	if len(parts) != len(o.Parts) {
		return false
	}
	for i := range parts {
		if !takenApartAlike(parts[i], o.Parts[i], shapes) {
			return false
		}
	}
	return true
}
