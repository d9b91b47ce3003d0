package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// onNetwork lists what a file of ours does on the network: it uses what listens, connects,
// looks up a name, or asks another computer for something.
func onNetwork(file *ast.File) []string {
	used := map[string]string{}
	for _, spec := range file.Imports {
		of, err := strconv.Unquote(spec.Path.Value)
		if err != nil || !slices.Contains([]string{"net", "net/http", "golang.org/x/crypto/ssh"}, of) {
			continue
		}
		name := path.Base(of)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		used[name] = of
	}
	acts := []string{"Listen", "Dial", "Lookup", "Resolve", "Resolver", "DefaultResolver", "Interface", "Get", "Head", "Post", "Client", "DefaultClient", "Transport", "DefaultTransport", "NewClient"}
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		from, ok := selector.X.(*ast.Ident)
		if !ok || used[from.Name] == "" || selector.Sel.Name == "Listener" {
			return true
		}
		if slices.ContainsFunc(acts, func(act string) bool { return strings.HasPrefix(selector.Sel.Name, act) }) {
			found = append(found, used[from.Name]+"."+selector.Sel.Name)
		}
		return true
	})
	slices.Sort(found)
	return slices.Compact(found)
}

func TestOnNetwork(t *testing.T) {
	t.Parallel()
	const source = `package x
import ("net"; web "net/http")
func f(l net.Listener) { net.Dial("tcp", ""); web.Get(""); net.JoinHostPort("", "") }
`
	file, err := parser.ParseFile(token.NewFileSet(), "x.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := onNetwork(file), []string{"net.Dial", "net/http.Get"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// The program listens in two places, for phones in a workshop and for those who work on a
// host, and connects to nothing:
// docs/for-it.md promises it.
func TestTheProgramListensInTwoPlaces(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	found := map[string][]string{}
	for _, room := range []string{"questions", "assessment", "exports", "tui", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, room), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				return err
			}
			if acts := onNetwork(parsed); len(acts) > 0 {
				short, err := filepath.Rel(root, name)
				if err != nil {
					return err
				}
				found[filepath.ToSlash(short)] = acts
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	want := map[string][]string{
		"cmd/charter/phones.go": {"net.Interfaces", "net.Listen"},
		"tui/host/host.go":      {"net.Listen"},
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("on the network: %s", diff)
	}
}
