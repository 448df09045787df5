package app

import (
	"strconv"
	"strings"
)

// toString is a value as text. The page gives texts, whole numbers and yes or no.
func toString(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	}
	panic("this program makes no text of such a value")
}

// FormatString is the text, which has no places to fill here.
func FormatString(text string, values ...any) string {
	if len(values) > 0 {
		panic("this program fills no places in " + text)
	}
	return text
}

func toPath(parts ...any) string {
	var b strings.Builder
	for _, part := range parts {
		if s := toString(part); s != "" {
			b.WriteString("/" + s)
		}
	}
	return b.String()
}

func previewText(v string) string { return v[:min(len(v), 80)] }
