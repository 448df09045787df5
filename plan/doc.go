// Package plan says what is shown of a result, so that every form of a plan
// says the same: the page, the leaflet on paper and its text and Markdown, what
// a counselor previews, and what a reviewer reads. It decides the order, the one
// thing for today, what stands open and what is folded, which notes have been
// read already, why a step waits, and what may not stand on paper. Each form
// only draws that.
package plan
