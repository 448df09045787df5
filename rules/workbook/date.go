package workbook

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// styles are the ways in which numbers are shown.
type styles struct {
	Formats []struct {
		ID   int    `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
	Cells []struct {
		Format int `xml:"numFmtId,attr"`
	} `xml:"cellXfs>xf"`
}

// dates says of each style whether it shows days or times.
func (s styles) dates() []bool {
	codes := map[int]string{}
	for _, f := range s.Formats {
		codes[f.ID] = f.Code
	}
	out := make([]bool, len(s.Cells))
	for i, c := range s.Cells {
		code, own := codes[c.Format]
		out[i] = own && showsDate(code) || !own && builtInDate(c.Format)
	}
	return out
}

// builtInDate says whether a format that Excel knows without its code is of days
// or times (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are of Asian languages).
func builtInDate(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// said are the parts of a format that are shown as they stand, or that stand in
// brackets: a colour, a language.
var said = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`)

// elapsed is time in brackets: hours that go on after 24.
var elapsed = regexp.MustCompile(`(?i)\[(?:h+|m+|s+)\]`)

// showsDate says whether a format shows days or times.
func showsDate(code string) bool {
	first, _, _ := strings.Cut(code, ";")
	return elapsed.MatchString(first) || strings.ContainsAny(strings.ToLower(strings.ReplaceAll(said.ReplaceAllString(first, ""), "General", "")), "ymdhs")
}

// day writes a number as the day or time that it counts, from the end of 1899 on.
func day(serial string, from float64) string {
	n, err := strconv.ParseFloat(serial, 64)
	if err != nil || n < 0 || n > 2_958_466 { // the end of the year 9999
		return serial
	}
	n += from
	at := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n)).Add(time.Duration((n - float64(int(n))) * 24 * float64(time.Hour))).Round(time.Second)
	switch {
	case n < 1:
		return at.Format("15:04")
	case at.Hour() == 0 && at.Minute() == 0:
		return at.Format(time.DateOnly)
	}
	return at.Format("2006-01-02 15:04")
}

// plain writes a number as people do: files hold 0.1 as 0.10000000000000001.
func plain(number string) string {
	n, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return number
	}
	if short := strconv.FormatFloat(n, 'g', 15, 64); !strings.Contains(short, "e") {
		return short
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// ended is nil at the end of a file, and else what is wrong with it.
func ended(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	if syntax := (*xml.SyntaxError)(nil); errors.As(err, &syntax) {
		return fmt.Errorf("its XML is broken: %s", syntax.Msg)
	}
	return err
}
