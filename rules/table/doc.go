// Package table reads and writes tables as spreadsheets save them, so that what
// goes through a spreadsheet comes back the same.
//
// [Read] takes any of the forms in which Excel, LibreOffice and their like save
// a table: commas, semicolons or tabs between the cells, UTF-8 with or without
// a byte order mark, UTF-16, Windows-1252, any line ends, `sep=;` as the first
// line, cells with line ends and quotes in them. Every cell knows where it
// stands, both in the text and in the spreadsheet. What cannot be read is a
// [Problem]; nothing is dropped in silence.
//
// [Write] writes a table that all of them open. A cell that a spreadsheet would
// take for a formula gets an apostrophe in front, as people type it there, and
// [Read] takes it away again.
package table
