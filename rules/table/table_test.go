package table_test

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"amends/rules/table"
)

// show writes a table as "C7@line:column=text".
func show(t table.Table) string {
	var out []string
	for _, row := range t.Rows {
		for _, c := range row {
			out = append(out, fmt.Sprintf("%s@%d:%d=%q", c.Name(), c.Line, c.Column, c.Text))
		}
	}
	return strings.Join(out, " ")
}

func TestRead(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"nothing":               {"", ``},
		"commas":                {"id,role\nanna,me\n", `A1@1:1="id" B1@1:4="role" A2@2:1="anna" B2@2:6="me"`},
		"semicolons":            {"id;role\r\nanna;\"lie, theft\"\r\n", `A1@1:1="id" B1@1:4="role" A2@2:1="anna" B2@2:7="lie, theft"`},
		"tabs":                  {"id\trole\ranna\t me \r", `A1@1:1="id" B1@1:4="role" A2@2:1="anna" B2@2:7="me"`},
		"named separator":       {"sep=;\nid,x;role\n", `A1@2:1="id,x" B1@2:6="role"`},
		"separator in a quote":  {"\"a;b;c\",role\n", `A1@1:2="a;b;c" B1@1:9="role"`},
		"quotes":                {"a,\"she said \"\"no\"\"\",b", `A1@1:1="a" B1@1:4="she said \"no\"" C1@1:21="b"`},
		"line ends in a cell":   {"a,\"one\ntwo\"\n\nb,c", `A1@1:1="a" B1@1:4="one\ntwo" A3@4:1="b" B3@4:3="c"`},
		"empty rows":            {"\n\na,b\n,,\n\nc,d\n", `A3@3:1="a" B3@3:3="b" A6@6:1="c" B6@6:3="d"`},
		"more than one letter":  {strings.Repeat(",", 26) + "x", strings.TrimSpace(cells(26)) + ` AA1@1:27="x"`},
		"an apostrophe":         {"'=1+1,'tis,'-", `A1@1:2="=1+1" B1@1:7="'tis" C1@1:13="-"`},
		"characters, not bytes": {"Jürgen,\"né\",x", `A1@1:1="Jürgen" B1@1:9="né" C1@1:13="x"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, problem := table.Read([]byte(test.text))
			if problem != nil || show(got) != test.want {
				t.Errorf("got  %s (%v)\nwant %s", show(got), problem, test.want)
			}
		})
	}
}

func cells(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, `%c1@1:%d="" `, 'A'+i, i+1)
	}
	return out.String()
}

func TestProblems(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"a quote inside":      {"a,b\nx,he said \"no\"\n", "2:11: there is a quotation mark in the middle of a cell"},
		"a quote left open":   {"a,b\nx,\"he said\nc,d\n", "2:1: a cell of this row begins with a quotation mark that is never closed"},
		"a workbook":          {"PK\x03\x04......", "0:0: this is a workbook with the name of a table"},
		"an old workbook":     {"\xd0\xcf\x11\xe0....", "0:0: this is a workbook with the name of a table"},
		"half a character":    {"\xff\xfea\x00b", "0:0: this file is cut off in the middle of a character"},
		"a control character": {"a,b\nc,\x01\n", "2:3: there is a character here that no text has"},
		"a hole in the code":  {"a,b\xe9\nc,\x81\n", "2:3: there is a character here that no text has"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, p := table.Read([]byte(test.text))
			if p == nil {
				t.Fatal("no problem")
			}
			if got := fmt.Sprintf("%d:%d: %s", p.Line, p.Column, p.Message); got != test.want || p.Hint == "" {
				t.Errorf("got  %s (%s)\nwant %s", got, p.Hint, test.want)
			}
		})
	}
}

// saved is a table in the ways in which spreadsheets save it.
var saved = map[string]func(text string) []byte{
	"utf-8":                 func(text string) []byte { return []byte(text) },
	"without a mark":        func(text string) []byte { return []byte(strings.TrimPrefix(text, "\uFEFF")) },
	"line feeds":            func(text string) []byte { return []byte(strings.ReplaceAll(text, "\r\n", "\n")) },
	"carriage returns":      func(text string) []byte { return []byte(strings.ReplaceAll(text, "\r\n", "\r")) },
	"utf-16, little-endian": func(text string) []byte { return wide(text, binary.LittleEndian) },
	"utf-16, big-endian":    func(text string) []byte { return wide(text, binary.BigEndian) },
	"windows-1252": func(text string) []byte {
		out, err := charmap.Windows1252.NewEncoder().Bytes([]byte(strings.TrimPrefix(text, "\uFEFF")))
		if err != nil || utf8.Valid(out) {
			return []byte(text) // it has characters that Windows-1252 has not, or cannot be told from UTF-8
		}
		return out
	},
}

func wide(text string, order binary.AppendByteOrder) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}

// TestEveryWayBack writes made-up tables, saves them in every way, and reads
// the same.
func TestEveryWayBack(t *testing.T) {
	pieces := []string{"a", "lie", "é", "€", "ß", "“", "”", " ", "\n", "\"", ",", ";", "\t", "'", "=", "-", "+", "@", "12", "1,5", "中", "🙂"}
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 3))
		rows := [][]string{{"id", "one", "two"}}
		for range rng.IntN(6) {
			row := []string{fmt.Sprint("p", rng.IntN(100))}
			for range 2 {
				text := ""
				for range rng.IntN(6) {
					text += pieces[rng.IntN(len(pieces))]
				}
				row = append(row, strings.Trim(text, " \t\n"))
			}
			rows = append(rows, row)
		}
		for _, separator := range ",;\t" {
			data, err := table.Write(rows, separator)
			if err != nil {
				t.Fatal(err)
			}
			for way, save := range saved {
				got, problem := table.Read(save(string(data)))
				if problem != nil || !slices.EqualFunc(texts(got), rows, slices.Equal) {
					t.Fatalf("seed %d, %s, %q: got %q (%v), want %q", seed, way, separator, texts(got), problem, rows)
				}
				standsThere(t, got)
			}
		}
	}
}

func texts(t table.Table) [][]string {
	var rows [][]string
	for _, row := range t.Rows {
		var one []string
		for _, c := range row {
			one = append(one, c.Text)
		}
		rows = append(rows, one)
	}
	return rows
}

// standsThere looks up each cell where it says that it stands.
func standsThere(t *testing.T, got table.Table) {
	t.Helper()
	for _, row := range got.Rows {
		for _, c := range row {
			rest := []rune(got.Lines[c.Line-1])
			if c.Column < 1 || c.Column > len(rest)+1 {
				t.Fatalf("%s: column %d of %q", c.Name(), c.Column, string(rest))
			}
			if first := []rune(c.Text + "\n")[0]; first != '"' && first != '\n' && rest[c.Column-1] != first {
				t.Fatalf("%s: %q does not stand at %d of %q", c.Name(), c.Text, c.Column, string(rest))
			}
		}
	}
}

// FuzzRead reads anything without a panic; what it can read, it can write, and
// then reads the same again.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"id,role\nanna,me\n", "sep=;\na;\"b\n\"\"c\"\n", "\xff\xfea\x00,\x00", "a\tb\r\n'=1\t-2", "\"", "a,\x81"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, problem := table.Read(data)
		standsThere(t, got)
		if problem != nil || len(got.Rows) == 0 {
			return
		}
		for _, separator := range ",;\t" {
			written, err := table.Write(texts(got), separator)
			if err != nil {
				t.Fatal(err)
			}
			again, problem := table.Read(written)
			if len(got.Rows[0]) < 2 || !plain(got.Rows[0]) {
				continue // the separator is found by the first row
			}
			if problem != nil || !slices.EqualFunc(texts(again), texts(got), slices.Equal) {
				t.Fatalf("got %q (%v), want %q", texts(again), problem, texts(got))
			}
		}
	})
}

// plain reports whether no cell has a separator.
func plain(row []table.Cell) bool {
	return !slices.ContainsFunc(row, func(c table.Cell) bool { return strings.ContainsAny(c.Text, ",;\t=\"") })
}

func TestWriteRefuses(t *testing.T) {
	if _, err := table.Write(nil, '|'); err == nil {
		t.Error("no spreadsheet reads that")
	}
}
