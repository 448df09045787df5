// Package findings tells what is wrong with the logic of an assessment that is
// well written: conditions that can never be true, rules that cancel each
// other, steps that nobody ever sees.
package findings
