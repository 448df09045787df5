// Package lower turns the text of one condition or fact into the engine's
// lowered form, or says in plain words what is wrong with it.
//
// # How to use it
//
// Make a [Scope] of the questions and facts that a text may name, then ask it
// for a [Scope.Condition] or a [Scope.Fact]. Either the list of problems is
// empty and the lowered form is complete, or the lowered form is worthless and
// the problems say everything that could be found in one go.
//
//	scope := lower.NewScope(lower.Names{Questions: questions, Facts: facts})
//	condition, problems := scope.Condition(`role == "i-broke-it" and has(cause, "lie")`)
//
// [Reads] lists the names in a text before there is a Scope, so that facts can
// be put in order and circles among them be found.
//
// # How it works
//
//	text -> limits -> tokens -> mended tokens -> expr's parser -> walk -> expr's checker
//
// Limits come first because expr's parser ends the whole process on deep
// nesting. The tokens are ours, so that one slip does not hide the next: a
// well-known slip (a curly quote, "=" for "==", an option without quotes) is
// reported and mended, and the mended text goes on to the parser. Places are
// kept as indices of tokens, which know where they stand in the author's text.
//
// The walk over expr's tree lowers what docs/language.md allows and reports
// everything else; it does not stop at the first problem. What the walk
// accepts, expr's type checker must accept too. It never refused anything in
// the tests, and if it ever does, the author gets that as a problem as well.
//
// The lowered tree follows what the author wrote: "a and b and c" is one All of
// three, "(a and b) and c" is an All within an All, and "!=", "not in" and
// none_of are a Not around the test that they negate.
//
// The subpackage oracle runs the same texts on expr's own machine. Only tests
// use it.
package lower
