// Package protections is the ledger of what keeps people safe in an assessment:
// guards with their conditions, pages, allow-lists and help lines; the steps that
// tags protect people from; what questions hide and which answers stand alone;
// help lines that somebody checked; notes; invariants; cases.
//
//	ledger := protections.Of(source, program)
//	ledger.WritePage(os.Stdout) // to be read and signed
//	for _, c := range protections.Compare(old, new) { … }
//
// All of it is one list of [Entry], each with its [Part]s, and a part says which
// way is safer: more of it, less of it, or neither. So one comparison finds what
// got weaker, whatever it is of. Whether another condition protects fewer people
// is not seen from its words: package diff proves it, over every possible set of
// answers.
package protections
