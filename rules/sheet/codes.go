package sheet

import "amends/rules/diagnostic"

var codes diagnostic.Codes

// Codes lists the codes of this package.
func Codes() []*diagnostic.Code { return codes.All() }

// What is wrong with tables of cases.
var (
	codeTable = codes.Add(diagnostic.Code{
		Name: "table", Title: "a table of cases cannot be read",
		Text: `A table stands in cases/ with a name that ends in .csv, as a spreadsheet saves it, .xlsx or .ods.
Of .csv, commas, semicolons or tabs, UTF-8, UTF-16 or Windows-1252: all are fine.`,
	})
	codeTableColumn = codes.Add(diagnostic.Code{
		Name: "table-column", Title: "a column of a table of cases means nothing",
		Text: `The first row names the columns: id, person, the ids of questions, and "expect" with one of
the keys of a case, such as "expect open". A column whose name begins with # is not read.
"amends test -csv" writes the cases as such a table.`,
		File:   "cases/x.csv",
		Before: "id,person,roel,expect outcome\nanna,Anna,unclear,stop\n",
		After:  "id,person,role,expect outcome\nanna,Anna,unclear,stop\n",
	})
	codeTableCell = codes.Add(diagnostic.Code{
		Name: "table-cell", Title: "a spreadsheet has changed what was typed into a cell",
		Text: `Spreadsheets make dates, numbers, true and false of what looks like them. Format the columns
as text before you type, or correct the cell after.`,
		File:   "cases/x.csv",
		Before: "id,cause,expect outcome\nanna,01. Feb,plan\n",
		After:  "id,cause,expect outcome\nanna,lie,plan\n",
	})
)
