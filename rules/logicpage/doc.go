// Package logicpage writes the whole logic of an assessment as one readable
// page: what is asked of whom, what follows from it, who is protected how, and
// who gets which step. It is for people who answer for the content and do not
// read rule files, on a screen or on paper.
//
//	err := logicpage.Write(w, program, logicpage.Settings{At: source.At})
//
// The page is one HTML file that needs nothing else: no scripts, no other
// files, no network. Everything links both ways, from a question to the steps
// it decides about and from a step to the questions. There is no one picture
// of everything, which nobody could read, but a small one for each question
// and each step (graph.go), and a table of which question decides about which
// phase.
//
// What is shown (model.go) is made from the program by view.go and its neighbours; page.html and style.css
// only lay it out. Conditions are put into words by package words. Sensitive
// questions are on the page: it is for authors, like `amends explain`.
package logicpage
