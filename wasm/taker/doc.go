// Package taker is the state of the page in the browser: the answers, the way
// that the taker took, and what a press does. What they see of it, package ui
// draws from one view.
package taker
