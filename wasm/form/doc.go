// Package form is the page of a taker whose browser runs no program: plain
// forms, one part of a section at a time, which a server answers with the next
// page. The page itself carries all the answers; nobody else keeps them.
package form
