package keys_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"charter/tui/keys"
)

func TestNoKeyTwice(t *testing.T) {
	t.Parallel()
	by := map[string]keys.ID{}
	for _, b := range keys.Table() {
		for _, key := range b.Keys {
			if other, taken := by[key]; taken {
				t.Errorf("key %s stands for %s and for %s", key, other, b.ID)
			}
			by[key] = b.ID
		}
	}
}

func TestTableIsWhole(t *testing.T) {
	t.Parallel()
	seen := map[keys.ID]bool{}
	for _, b := range keys.Table() {
		if seen[b.ID] {
			t.Errorf("%s stands twice in the table", b.ID)
		}
		seen[b.ID] = true
		if len(b.Keys) == 0 || b.Show == "" || b.Label == "" || b.Help == "" || strings.HasSuffix(b.Help, ".") {
			t.Errorf("%s: say the keys, how to show them, a word or two and a sentence without its full stop: %+v", b.ID, b)
		}
		if !slices.Contains(keys.Groups(), b.Group) {
			t.Errorf("%s is in group %q, which is not listed", b.ID, b.Group)
		}
	}
}

func TestTypedCharactersAreText(t *testing.T) {
	t.Parallel()
	m := keys.New()
	for _, key := range []string{"q", "?", "0", "Z", "é"} {
		if b, found := m.Lookup(key, true); found {
			t.Errorf("typing %s means %s", key, b.ID)
		}
	}
	for key, want := range map[string]keys.ID{"f1": keys.Help, "esc": keys.Back, "ctrl+p": keys.Find, "ctrl+c": keys.Leave} {
		if b, found := m.Lookup(key, true); !found || b.ID != want {
			t.Errorf("while typing %s means %q, want %s", key, b.ID, want)
		}
	}
	if b, found := m.Lookup("?", false); !found || b.ID != keys.Help {
		t.Errorf("? means %q", b.ID)
	}
}

// TestEveryKeyIsUsed looks in the source of the root and of the screens for the
// name of every entry of the table.
func TestEveryKeyIsUsed(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	folders, err := filepath.Glob("../screens/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range append(folders, "..", "../widget", "../widget/form") {
		for _, file := range parse(t, folder) {
			ast.Inspect(file, func(n ast.Node) bool {
				if selector, ok := n.(*ast.SelectorExpr); ok {
					if from, ok := selector.X.(*ast.Ident); ok && from.Name == "keys" {
						used[selector.Sel.Name] = true
					}
				}
				return true
			})
		}
	}
	for name, id := range idsByName(t) {
		inTable := slices.ContainsFunc(keys.Table(), func(b keys.Binding) bool { return b.ID == id })
		if !inTable {
			t.Errorf("keys.%s has no entry in the table", name)
		}
		if !used[name] {
			t.Errorf("keys.%s is in the table, but no screen and not the root uses it", name)
		}
	}
}

// idsByName reads the constants of type ID from the source of the package.
func idsByName(t *testing.T) map[string]keys.ID {
	t.Helper()
	ids := map[string]keys.ID{}
	for _, file := range parse(t, ".") {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "ID" {
				value := spec.Values[0].(*ast.BasicLit).Value
				ids[spec.Names[0].Name] = keys.ID(strings.Trim(value, `"`))
			}
			return true
		})
	}
	if len(ids) < len(keys.Table()) {
		t.Fatalf("found %d names for %d entries", len(ids), len(keys.Table()))
	}
	return ids
}

// parse reads the Go files of a folder, less its tests.
func parse(t *testing.T, folder string) []*ast.File {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}
