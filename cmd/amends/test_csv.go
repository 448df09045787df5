package main

import (
	"errors"
	"fmt"
	"strings"

	"amends/rules/table"
)

// separators are the names of what can stand between the cells of a table.
var separators = map[string]rune{",": ',', ";": ';', "tab": '\t'}

// exportCases writes the cases of one assessment as a table.
func (c *call) exportCases(from collection, names []string, separator string) error {
	r, ok := separators[separator]
	switch {
	case !ok:
		return hinted(fmt.Errorf("cells cannot be separated by %q", separator), "write -separator \",\" or \";\" or tab")
	case len(names) != 1:
		return hinted(errors.New("a table has the cases of one assessment"), "name it: amends test -csv %s", strings.Join(names[:min(1, len(names))], ""))
	}
	source, _, err := c.compile(from, names[0])
	if err != nil {
		return err
	}
	data, err := table.Write(source.CaseTable(), r)
	if err == nil {
		_, err = c.out.Write(data)
	}
	if err != nil {
		return fmt.Errorf("failed to write the table of cases: %w", err)
	}
	return nil
}
