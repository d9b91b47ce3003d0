package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// reaches lists what of the packages for networks opens a connection or listens, and which
// file of ours may use it.
func reaches() map[string]string {
	return map[string]string{
		"net.Listen": "tui/host/host.go",
		"net.Dial":   "", "net.DialTimeout": "", "net.DialTCP": "", "net.DialUDP": "", "net.Dialer": "", "net.ListenTCP": "", "net.ListenUDP": "", "net.ListenPacket": "", "net.ListenConfig": "", "net.Resolver": "",
		"net.LookupHost": "", "net.LookupIP": "", "net.LookupAddr": "",
		"net/http.Get": "", "net/http.Post": "", "net/http.PostForm": "", "net/http.Head": "", "net/http.Client": "", "net/http.DefaultClient": "", "net/http.Transport": "", "net/http.ListenAndServe": "", "net/http.ListenAndServeTLS": "",
		"golang.org/x/crypto/ssh.Dial": "", "golang.org/x/crypto/ssh.NewClient": "",
	}
}

// docs/for-it.md promises that nothing listens but what somebody starts for that, and that
// nothing opens a connection.
func TestOnlyTheHostListens(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && name != root:
			return filepath.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		short, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		for what := range used(parsed) {
			if may, listed := reaches()[what]; listed && may != filepath.ToSlash(short) {
				t.Errorf("%s uses %s", short, what)
			} else if listed {
				seen[what] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !seen["net.Listen"] {
		t.Error("the host does not listen, so nothing was looked at")
	}
}

// used gives what a file uses of other packages, by their paths.
func used(file *ast.File) map[string]bool {
	paths := map[string]string{}
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		name := filepath.Base(path)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		paths[name] = path
	}
	found := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if selector, ok := n.(*ast.SelectorExpr); ok {
			if from, ok := selector.X.(*ast.Ident); ok && paths[from.Name] != "" {
				found[paths[from.Name]+"."+selector.Sel.Name] = true
			}
		}
		return true
	})
	return found
}
