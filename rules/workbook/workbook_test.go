package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"amends/rules/table"
)

// archive is a zip of files.
func archive(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range files {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// excel is a workbook with these rows in its one sheet.
func excel(t testing.TB, rows string) []byte {
	return archive(t, excelFiles(rows))
}

func excelFiles(rows string) map[string]string {
	const relation = `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`
	return map[string]string{
		"_rels/.rels": "<Relationships>" + fmt.Sprintf(relation, "a", "officeDocument", "xl/workbook.xml") + "</Relationships>",
		"xl/_rels/workbook.xml.rels": "<Relationships>" + fmt.Sprintf(relation, "r1", "worksheet", "/xl/one.xml") +
			fmt.Sprintf(relation, "r2", "worksheet", "two.xml") + fmt.Sprintf(relation, "r3", "styles", "styles.xml") +
			fmt.Sprintf(relation, "r4", "sharedStrings", "strings.xml") + "</Relationships>",
		"xl/workbook.xml": `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/>` +
			`<sheets><sheet name="People" r:id="r1"/><sheet name="# notes" r:id="r2"/></sheets></workbook>`,
		"xl/one.xml": "<worksheet><sheetData>" + rows + "</sheetData></worksheet>",
		"xl/two.xml": `<worksheet><sheetData><row><c t="inlineStr"><is><t>not read</t></is></c></row></sheetData></worksheet>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-C07]d\. mmm"/><numFmt numFmtId="165" formatCode="&quot;days&quot; 0.00"/>` +
			`<numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="166"/></cellXfs></styleSheet>`,
		"xl/strings.xml": `<sst><si><t>id</t></si><si><r><t>a </t></r><r><t>b</t></r><rPh><t>aloud</t></rPh></si></sst>`,
	}
}

// office is a workbook of LibreOffice with these rows.
func office(t testing.TB, rows string) []byte {
	return archive(t, map[string]string{"content.xml": `<d xmlns:table="t" xmlns:text="x" xmlns:office="o"><table:table table:name="People">` + rows +
		`</table:table><table:table table:name="#"><table:table-row><table:table-cell><text:p>not read</text:p></table:table-cell></table:table-row></table:table></d>`})
}

// show is every cell that is not empty, and what was made of it.
func show(tables []table.Table) string {
	var out []string
	for _, one := range tables {
		for _, row := range one.Rows {
			for _, c := range row {
				if c.Text != "" {
					out = append(out, fmt.Sprintf("%s@%d:%d=%q%s", c.Name(), c.Line, c.Column, c.Text, c.Made))
				}
			}
		}
	}
	return strings.ReplaceAll(strings.Join(out, " "), " of the sheet People", "")
}

func TestRead(t *testing.T) {
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"shared, inline and formula texts": {
			excel(t, `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>me</t></is></c><c t="str"><f>1</f><v>x</v></c><c t="e"><v>#REF!</v></c></row>`),
			`A1@1:1="id" B1@1:4="a b" C1@1:8="me" D1@1:11="x" E1@1:13="#REF!"`,
		},
		"numbers": {
			excel(t, `<row r="3"><c r="B3"><v>0.30000000000000004</v></c><c r="D3" s="2"><v>2.5</v></c><c r="E3" t="b"><v>1</v></c><c r="F3"><v>1E6</v></c></row>`),
			`B3@1:2="0.3" D3@1:7="2.5" E3@1:11="TRUE" F3@1:16="1000000"`,
		},
		"dates are counted from 1904": {
			excel(t, `<row><c s="1"><v>43861</v></c><c s="3"><v>0.5</v></c><c s="4"><v>43861.75</v></c><c s="1"><v>1e300</v></c></row>`),
			`A1@1:1="2024-02-01"the date 2024-02-01 B1@1:12="1904-01-01 12:00"the date 1904-01-01 12:00 C1@1:29="2024-02-01 18:00"the date 2024-02-01 18:00 D1@1:46="1e300"the time 1e300`,
		},
		"places with lines in a cell": {
			excel(t, "<row><c t=\"inlineStr\"><is><t>a\nb</t></is></c><c t=\"inlineStr\"><is><t> c </t></is></c></row>"),
			`A1@1:1="a\nb" B1@2:3="c"`,
		},
		"texts of LibreOffice": {
			office(t, `<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation>`+
				"<text:p>a<text:s text:c=\"2\"/><text:span>b</text:span>\n c</text:p><text:p>d</text:p></table:table-cell></table:table-row>"),
			`C1@1:3="a  b c\nd" C2@3:3="a  b c\nd" C3@5:3="a  b c\nd"`,
		},
		"values of LibreOffice": {
			office(t, `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`+
				`<table:table-row><table:table-cell office:value-type="float" office:value="2.5"><text:p>2,5</text:p></table:table-cell>`+
				`<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell></table:table-row>`),
			`something stands in row 1048577 of the sheet People, and 10001 rows may be read`,
		},
		"dates of LibreOffice": {
			office(t, `<table:table-row><table:table-cell office:value-type="date" office:date-value="2026-01-02"><text:p>2. Jän</text:p></table:table-cell>`+
				`<table:table-cell office:value-type="boolean" office:boolean-value="false"><text:p>FAUX</text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell></table:table-row>`),
			`A1@1:1="2026-01-02"the date 2026-01-02 B1@1:12="FALSE" C1@1:18="0.5"`,
		},
		"no archive":    {[]byte("id,person"), `this is no workbook, whatever its name says`},
		"another zip":   {archive(t, map[string]string{"a.txt": "a"}), `this workbook cannot be read: it is neither of Excel nor of LibreOffice`},
		"broken XML":    {excel(t, `<row><c>`), `this workbook cannot be read: in the sheet People: read a row: XML syntax error on line 1: element <c> closed by </sheetData>`},
		"a bomb":        {archive(t, map[string]string{"content.xml": strings.Repeat(" ", maxUnpacked+1)}), `this workbook holds more than 24 MB when it is unpacked`},
		"too far right": {excel(t, `<row><c r="XFD1"><v>1</v></c></row>`), `something stands in the cell XFD1, and 400 columns may be read`},
		"too far down":  {excel(t, `<row r="1048576"><c><v>1</v></c></row>`), `something stands in row 1048576 of the sheet People, and 10001 rows may be read`},
		"too many alike": {
			office(t, `<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="400"><text:p>x</text:p></table:table-cell></table:table-row>`),
			`the sheets hold more than 200000 cells`,
		},
		"too wide": {
			office(t, `<table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>`),
			`row 1 has more than 400 columns`,
		},
	} {
		got, problem := Read(test.data)
		said := show(got)
		if problem != nil {
			said = problem.Message
		}
		if said != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, said, test.want)
		}
	}
}

func TestTooManyFiles(t *testing.T) {
	files := excelFiles("")
	for i := range maxEntries {
		files[fmt.Sprint("x", i)] = ""
	}
	if _, problem := Read(archive(t, files)); problem == nil || !strings.Contains(problem.Message, "500 may be read") {
		t.Error(problem)
	}
}

// FuzzRead: rows of any bytes are read without a panic, and every cell stands in
// the lines.
func FuzzRead(f *testing.F) {
	f.Add(true, `<row><c s="1"><v>4</v></c></row>`)
	f.Add(false, `<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, isExcel bool, rows string) {
		data := office(t, rows)
		if isExcel {
			data = excel(t, rows)
		}
		tables, _ := Read(data)
		for _, one := range tables {
			for _, row := range one.Rows {
				for _, c := range row {
					if c.Line < 1 || c.Line > len(one.Lines) || c.Column < 1 || c.Column > len([]rune(one.Lines[c.Line-1]))+1 {
						t.Fatalf("%+v", c)
					}
				}
			}
		}
	})
}
