package sat_test

import (
	"fmt"

	"amends/rules/prove/sat"
)

// In the rain, nobody walks without an umbrella: a bad case that cannot be,
// and one that can.
func Example() {
	var f sat.Formula
	rain, walk, umbrella := f.Variable(), f.Variable(), f.Variable()
	f.Add(-rain, -walk, umbrella)
	wet := f.And(rain, walk, -umbrella)
	laden := f.And(-rain, umbrella)

	out, _ := sat.Solve(&f, 0, wet)
	fmt.Println("wet:", out.Satisfiable, sat.Verify(&f, out.Proof, wet))

	out, _ = sat.Solve(&f, 0, laden)
	fmt.Println("laden:", out.Satisfiable, f.Holds(out.Model), out.Model[umbrella])
	// Output:
	// wet: false <nil>
	// laden: true true true
}
