// Package bench measures the engine beside yardsticks made in the same run:
// hand-written Go for the rule loop, and a bare go-app page for the size of
// the browser's program. `make bench` prints the figures.
//
// The hand-written Go is written by [Write], which puts the conditions of a
// program down as a person would who knew all the rules and would never change
// them: named bits, plain ifs, nothing looked up at run time.
package bench
