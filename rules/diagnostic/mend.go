package diagnostic

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// Mend applies the fixes of the diagnostics of one file to its text, and says
// which of them: of two that touch the same characters only the first, and none
// on a line that is not as the diagnostic saw it. All other bytes stay as they
// are.
func Mend(data []byte, list List) (mended []byte, done List) {
	lines := bytes.SplitAfter(data, []byte("\n"))
	for _, d := range inOrder(list) {
		if last := len(done) - 1; last >= 0 && done[last].Fix.Line == d.Fix.Line && d.Fix.Column < done[last].Fix.EndColumn {
			continue
		}
		done = append(done, d)
	}
	done = slices.DeleteFunc(done, func(d Diagnostic) bool { return !d.fits(lines) })
	for _, d := range slices.Backward(done) {
		i := d.Fix.Line - 1
		lines[i] = d.Fix.applied(lines[i])
	}
	return bytes.Join(lines, nil), done
}

// inOrder are the diagnostics with a fix, by place.
func inOrder(list List) List {
	fixes := slices.DeleteFunc(slices.Clone(list), func(d Diagnostic) bool { return d.Fix == nil })
	slices.SortStableFunc(fixes, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Fix.Line, b.Fix.Line), cmp.Compare(a.Fix.Column, b.Fix.Column))
	})
	return fixes
}

// fits reports whether the line of the fix is the one that the diagnostic saw.
func (d Diagnostic) fits(lines [][]byte) bool {
	f := d.Fix
	if f.Line < 1 || f.Line > len(lines) || f.Line != d.Line {
		return false
	}
	_, line := cutMark(lines[f.Line-1])
	text := strings.TrimRight(string(line), "\r\n")
	return text == d.Source && f.Column >= 1 && f.Column <= f.EndColumn && f.EndColumn <= len([]rune(text))+1
}

// applied is the line with the fix.
func (f *Fix) applied(line []byte) []byte {
	mark, rest := cutMark(line)
	runes := []rune(string(rest))
	return []byte(mark + string(runes[:f.Column-1]) + f.Text + string(runes[f.EndColumn-1:]))
}

// cutMark takes the byte order mark off a line.
func cutMark(line []byte) (mark string, rest []byte) {
	const byteOrder = "\uFEFF"
	if rest, ok := bytes.CutPrefix(line, []byte(byteOrder)); ok {
		return byteOrder, rest
	}
	return "", line
}
