// Package reference evaluates a bundle slowly and plainly: no interning, no
// bits, no compiled conditions, everything worked out anew from the bundle
// whenever it is asked. It is the other opinion that tests of the engine
// compare with, and must never be linked into the product.
//
// It shares the engine's types and nothing of its code. The
// conditions of a firing are left out; everything else of a Result is there.
package reference
