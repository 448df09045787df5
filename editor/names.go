package editor

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"amends/rules"
	"amends/rules/format"
)

type named = rules.Place

// hover says what a name stands for.
func (s *server) hover(ctx context.Context, p at) (*hover, error) {
	return about(ctx, s, p, func(v *view, name named) (*hover, error) {
		for _, k := range v.source.Known() {
			if k.Kind == name.Kind && k.ID == name.ID && k.Of == name.Of {
				return &hover{markup{"markdown", fmt.Sprintf("%s `%s`\n\n%s", k.Kind, k.ID, k.About)}, v.location(name).Range}, nil
			}
		}
		return nil, nil
	})
}

// define goes to where a name is given.
func (s *server) define(ctx context.Context, p at) ([]location, error) {
	return about(ctx, s, p, func(v *view, name named) ([]location, error) {
		out := []location{}
		for _, one := range v.same(name) {
			if one.Defines {
				out = append(out, v.location(one))
			}
		}
		return out, nil
	})
}

// references finds where a name stands.
func (s *server) references(ctx context.Context, p at) ([]location, error) {
	return about(ctx, s, p, func(v *view, name named) ([]location, error) {
		out := []location{}
		for _, one := range v.same(name) {
			if !one.Defines || p.Context.IncludeDeclaration {
				out = append(out, v.location(one))
			}
		}
		return out, nil
	})
}

var (
	snake = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	kebab = regexp.MustCompile(`^[a-z0-9][a-z0-9/-]*$`)
)

// rename gives another name to something, wherever its name stands. What would
// only be half done is refused.
func (s *server) rename(ctx context.Context, p at) (*workspaceEdit, error) {
	return about(ctx, s, p, func(v *view, name named) (*workspaceEdit, error) {
		if err := v.canRename(name, p.NewName); err != nil {
			return nil, err
		}
		edit := &workspaceEdit{map[string][]textEdit{}}
		for _, one := range v.same(name) {
			if !one.Spelled {
				continue // a label
			}
			at := v.location(one)
			edit.Changes[at.URI] = append(edit.Changes[at.URI], textEdit{at.Range, p.NewName})
		}
		return edit, nil
	})
}

// canRename refuses a name that cannot be one, or that is taken, and something
// that a workbook names.
func (v *view) canRename(name named, to string) error {
	form := kebab
	if slices.Contains([]rules.Kind{"question", "fact", "list"}, name.Kind) {
		form = snake
	}
	if !form.MatchString(to) {
		return fmt.Errorf("%q cannot be the name of a %s: small letters and digits, with %s between words", to, name.Kind, map[bool]string{true: "_", false: "-"}[form == snake])
	}
	given := false
	for _, one := range v.all() {
		taken := one.Kind == name.Kind && one.Of == name.Of || form == snake && snake.MatchString(one.ID) && slices.Contains([]rules.Kind{"question", "fact", "list"}, one.Kind)
		if one.Defines && one.ID == to && taken {
			return fmt.Errorf("there is a %s %q already, in %s", one.Kind, to, one.File)
		}
		given = given || one.Defines && one.Kind == name.Kind && one.ID == name.ID && one.Of == name.Of
	}
	if !given {
		return errors.New("this name is given to nothing here")
	}
	for _, one := range v.same(name) {
		if !one.Spelled && v.inWorkbook(one) {
			return fmt.Errorf("%s names it, too, and a workbook can only be changed in a spreadsheet: rename it there first, or save it as .csv", one.File)
		}
	}
	return nil
}

// inWorkbook reports whether the cell of a workbook says an id, and no label.
func (v *view) inWorkbook(p named) bool {
	return strings.HasSuffix(strings.ToLower(p.File), ".xlsx") || strings.HasSuffix(strings.ToLower(p.File), ".ods")
}

// format lays a document out.
func (s *server) format(_ context.Context, p at) ([]textEdit, error) {
	s.mu.Lock()
	text, open := s.texts[pathOf(p.TextDocument.URI)]
	s.mu.Unlock()
	if !open || !strings.HasSuffix(p.TextDocument.URI, ".yaml") {
		return []textEdit{}, nil
	}
	out, err := format.File([]byte(text))
	if err != nil {
		return nil, fmt.Errorf("this file cannot be laid out: %w", err)
	}
	if string(out) == text {
		return []textEdit{}, nil
	}
	return []textEdit{{span{End: position{Line: len(linesOf(text))}}, string(out)}}, nil
}

// sorted puts items in the order of their labels.
func sorted(items []completionItem) []completionItem {
	slices.SortStableFunc(items, func(a, b completionItem) int { return cmp.Compare(a.Label, b.Label) })
	return items
}
