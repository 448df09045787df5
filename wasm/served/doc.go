// Package served draws what only a server sends: the document that an assessment
// begins with, and the pages around the assessments. None of it is part of the
// program in the browser.
package served
