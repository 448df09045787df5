// Package workbook reads the workbooks of spreadsheet programs, `.xlsx` and
// `.ods`, as tables.
//
// [Read] takes what somebody sent, so it bounds everything: the entries of the
// archive, the bytes that come out of it, rows, columns and sheets. Where a
// spreadsheet has made a date of what was typed, [table.Cell] says so.
package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"amends/rules/table"
)

// Limits of what is read. Tables of cases are far below all of them.
const (
	maxEntries  = 500      // files in the archive
	maxUnpacked = 24 << 20 // bytes of all of them together
	maxRows     = 10_001   // of a sheet, the empty ones before the last too
	maxColumns  = 400
	maxSheets   = 30
	maxCells    = 200_000 // of all sheets
)

// Is reports whether a file is a workbook, by its name.
func Is(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx", ".ods":
		return true
	}
	return false
}

// Read reads the sheets of a workbook, without empty ones and those whose name
// begins with #. The lines of a table are those of the whole workbook, so that a
// place stands for one cell. With a problem there are no tables.
func Read(data []byte) ([]table.Table, *table.Problem) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &table.Problem{Message: "this is no workbook, whatever its name says", Hint: saveAgain}
	}
	b := &builder{}
	if err = unpackable(archive); err == nil {
		if f, openErr := archive.Open("content.xml"); openErr == nil {
			defer f.Close()
			err = b.readODS(f)
		} else {
			err = b.readXLSX(archive)
		}
	}
	limit := limitError("")
	switch {
	case errors.As(err, &limit):
		return nil, &table.Problem{Message: limit.Error(), Hint: "is this a table of cases?"}
	case err != nil:
		return nil, &table.Problem{Message: "this workbook cannot be read: " + err.Error(), Hint: saveAgain}
	}
	return b.tables(), nil
}

const saveAgain = "save it again from the spreadsheet, as .xlsx, .ods or .csv"

// limitError says which limit a workbook is beyond.
type limitError string

func (e limitError) Error() string { return string(e) }

// unpackable makes sure that what comes out of an archive is not too much. What
// its entries say of their size is not believed.
func unpackable(archive *zip.Reader) error {
	if len(archive.File) > maxEntries {
		return limitError(fmt.Sprintf("this workbook consists of %d files, and %d may be read", len(archive.File), maxEntries))
	}
	left := int64(maxUnpacked)
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			return fmt.Errorf("open %s: %w", file.Name, err)
		}
		n, err := io.Copy(io.Discard, io.LimitReader(r, left+1))
		_ = r.Close() // nothing was written
		if left -= n; left < 0 {
			return limitError(fmt.Sprintf("this workbook holds more than %d MB when it is unpacked", maxUnpacked>>20))
		}
		if err != nil {
			return fmt.Errorf("unpack %s: %w", file.Name, err)
		}
	}
	return nil
}
