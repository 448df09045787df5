package table

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode turns the bytes of a file into text. What is not Unicode is taken for
// Windows-1252, in which Excel saves "CSV" on most computers.
func decode(data []byte) (string, *Problem) {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		return "", &Problem{Message: "this is a workbook with the name of a table", Hint: "save it from the spreadsheet as CSV"}
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return fromUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return fromUTF16(data[2:], binary.BigEndian)
	case len(data) >= 4 && data[1] == 0 && data[3] == 0:
		return fromUTF16(data, binary.LittleEndian)
	case len(data) >= 4 && data[0] == 0 && data[2] == 0:
		return fromUTF16(data, binary.BigEndian)
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if !utf8.Valid(data) {
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			return "", &Problem{Message: "this file is in no encoding that a spreadsheet writes", Hint: "save it again as UTF-8"}
		}
		data = decoded
	}
	return checked(string(data))
}

func fromUTF16(data []byte, order binary.ByteOrder) (string, *Problem) {
	if len(data)%2 != 0 {
		return "", &Problem{Message: "this file is cut off in the middle of a character", Hint: "save it again from the spreadsheet"}
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return checked(string(utf16.Decode(units)))
}

// checked refuses characters that no text has.
func checked(text string) (string, *Problem) {
	line, column := 1, 0
	for _, r := range text {
		column++
		switch {
		case r == '\n':
			line, column = line+1, 0
		case r == '\t', r == '\r':
		case r < ' ', 0x7f <= r && r < 0xa0, r == 0x2028, r == 0x2029, r == 0xfeff, r == utf8.RuneError, r == 0xfffe, r == 0xffff:
			return "", &Problem{Line: line, Column: column, Message: "there is a character here that no text has", Hint: "save the table again as UTF-8, or type the cell again"}
		}
	}
	return text, nil
}
