// Package engine is the machine of Amends: it says which question to ask next
// and turns answers into an ordered, explained plan.
//
// # Start here
//
// [Decode] reads a [Program] from its JSON bundle; [New] builds one from a
// [Bundle] in memory. [Program.Evaluate] takes [Answers] and gives a [Result];
// [Program.Explain] says why one step is in that plan, or why not.
//
// # Words
//
//	Assessment   an authored bundle of questions, rules and steps
//	Section      a group of questions that is always finished
//	Question     one of, any of, number, or yes/no
//	Option       a possible answer of a question
//	Answers      question id -> value, as the taker gave them
//	Fact         a named value derived by an expression
//	Rule         a condition and its effects; it fires when the condition is true
//	Step         a possible item of the plan
//	Phase        where a step belongs in time
//	Guard        a rule that protects people and decides before all others
//	Plan         the ordered result
//	Firing       the record of a rule that fired
//	Missing      open questions that stand in conditions still unknown
//	Explanation  step <- rule <- condition <- answer
//	Program      compiled, immutable, safe for concurrent use
//	Bundle       a Program with its texts, as the browser gets it
//
// # Four states of a question
//
// A question is answered, skipped, open, or not applicable. Conditions on open
// and skipped questions are unknown in the sense of Kleene's three-valued
// logic; every test on a question that does not apply is false, and a negated
// test is exactly the negation of the test. A rule fires only on true.
//
// # Promises
//
// The result is a pure function of the Program and the applicable answers: any
// order of answering and any change of mind that ends in the same applicable
// answers gives the same bytes, natively and in WebAssembly. The package has
// no clock, no input or output, no goroutines, and no map order reaches any
// output.
package engine
