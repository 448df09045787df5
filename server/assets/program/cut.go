package program

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
)

// cuts are declarations that are left out of a file of go-app that is used
// otherwise: a function or type by its name, a method as "type.method", of an
// interface too.
var cuts = map[string][]string{
	// addresses, which need net/url
	"js.go":      {"BrowserWindow.URL", "BrowserWindow.addHistory", "BrowserWindow.replaceHistory"},
	"js_wasm.go": {"browserWindow.URL", "browserWindow.addHistory", "browserWindow.replaceHistory"},
	// drawing as text, on a server
	"node.go": {
		"HTMLString", "PrintHTML", "nodeManager.Encode", "nodeManager.encode", "nodeManager.encodeText", "nodeManager.encodeIndent",
		"nodeManager.encodeHTML", "nodeManager.encodeHTMLAttribute", "nodeManager.encodeComponent", "nodeManager.encodeRawHTML",
	},
	// what stands for a component that draws nothing, and reading inputs by reflection
	"component.go": {"Compo.Render", "Compo.ValueTo"},
	// texts with places, which need fmt
	"text.go": {"Textf"},
}

// onlyElements are the only element types of html_gen.go that are used: those
// of any name, and the two that hold the page. The others are thirty thousand
// lines to compile.
var onlyElements = []string{"Elem", "ElemSelfClosing", "Body", "Div"}

// isCut reports whether a declaration is left out.
func isCut(file, name string) bool {
	if file != "html_gen.go" {
		return slices.Contains(cuts[file], name)
	}
	owner, method, _ := strings.Cut(name, ".")
	element := strings.TrimPrefix(strings.TrimPrefix(owner, "html"), "HTML")
	return !slices.Contains(onlyElements, element) || method == "Textf"
}

// cut is a file of go-app without what it is used without.
func cut(file string, source []byte) ([]byte, error) {
	files := token.NewFileSet()
	tree, err := parser.ParseFile(files, file, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("read go-app: %w", err)
	}
	kept := tree.Decls[:0]
	for _, d := range tree.Decls {
		if keep(file, d) {
			kept = append(kept, d)
		}
	}
	tree.Decls = kept
	dropImports(tree)
	var out bytes.Buffer
	if err := printer.Fprint(&out, files, tree); err != nil {
		return nil, fmt.Errorf("write the copy of go-app: %w", err)
	}
	return out.Bytes(), nil
}

// keep reports whether anything of a declaration stays, and takes the rest off it.
func keep(file string, d ast.Decl) bool {
	switch d := d.(type) {
	case *ast.FuncDecl:
		return !isCut(file, nameOf(d))
	case *ast.GenDecl:
		if d.Tok == token.TYPE {
			d.Specs = slices.DeleteFunc(d.Specs, func(s ast.Spec) bool { return !keepType(file, s.(*ast.TypeSpec)) })
			return len(d.Specs) > 0
		}
	}
	return true
}

func keepType(file string, t *ast.TypeSpec) bool {
	if i, ok := t.Type.(*ast.InterfaceType); ok {
		i.Methods.List = slices.DeleteFunc(i.Methods.List, func(m *ast.Field) bool {
			return len(m.Names) > 0 && isCut(file, t.Name.Name+"."+m.Names[0].Name)
		})
	}
	return !isCut(file, t.Name.Name)
}

// nameOf is a function's name, or "type.method".
func nameOf(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	t := f.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	return t.(*ast.Ident).Name + "." + f.Name.Name
}

// dropImports drops those that nothing uses any more.
func dropImports(tree *ast.File) {
	used := map[string]bool{}
	ast.Inspect(tree, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok {
				used[x.Name] = true
			}
		}
		return true
	})
	for _, d := range tree.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			g.Specs = slices.DeleteFunc(g.Specs, func(s ast.Spec) bool {
				name, _ := strconv.Unquote(s.(*ast.ImportSpec).Path.Value)
				return !used[path.Base(name)]
			})
		}
	}
	tree.Decls = slices.DeleteFunc(tree.Decls, func(d ast.Decl) bool {
		g, ok := d.(*ast.GenDecl)
		return ok && g.Tok == token.IMPORT && len(g.Specs) == 0
	})
}
