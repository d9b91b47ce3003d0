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
)

// surroundings are what a program takes from the machine, the user and the moment it
// runs in, by import path; nil stands for all of a package. Only commands ask for it
// and hand on what they got, so that a host can give each user another.
func surroundings() map[string][]string {
	return map[string][]string{
		"os": {
			"Stdin", "Stdout", "Stderr", "Args", "Exit", "Getpid", "Hostname",
			"Getenv", "LookupEnv", "Environ", "ExpandEnv", "Setenv", "Unsetenv",
			"UserHomeDir", "UserConfigDir", "UserCacheDir", "TempDir", "CreateTemp", "MkdirTemp",
		},
		"os/user":             nil,
		"os/signal":           nil,
		"time":                {"Now", "Since", "Until"},
		"github.com/adrg/xdg": nil,
	}
}

// stillAsked lists what is asked for below the commands all the same, by file. The
// list only gets shorter: what is not asked for any more must go from it.
func stillAsked() map[string][]string {
	return map[string][]string{
		"tui/guard.go":                  {"os.CreateTemp"},
		"tui/run.go":                    {"os.Getenv", "os.Stdin", "os.Stdout"},
		"tui/signals.go":                {"os/signal.Notify", "os/signal.Stop"},
		"tui/terminal.go":               {"os.Environ"},
		"tui/widget/external_editor.go": {"os.MkdirTemp"},
	}
}

// asked lists what a file asks its surroundings for, in order and each once.
func asked(file *ast.File) []string {
	packages := map[string]string{}
	for _, spec := range file.Imports {
		used, err := strconv.Unquote(spec.Path.Value)
		if _, listed := surroundings()[used]; err != nil || !listed {
			continue
		}
		name := path.Base(used)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		packages[name] = used
	}
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		from, ok := selector.X.(*ast.Ident)
		if !ok {
			return true
		}
		used := packages[from.Name]
		if names := surroundings()[used]; used != "" && (names == nil || slices.Contains(names, selector.Sel.Name)) {
			found = append(found, used+"."+selector.Sel.Name)
		}
		return true
	})
	slices.Sort(found)
	return slices.Compact(found)
}

func TestAsked(t *testing.T) {
	t.Parallel()
	const source = `package x
import (
	"os"
	clock "time"
	"os/user"
)
var now = clock.Now
func f() { os.Getenv("A"); os.Getenv("B"); os.ReadFile("x"); user.Current(); clock.Sleep(0) }
`
	file, err := parser.ParseFile(token.NewFileSet(), "x.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := asked(file), []string{"os.Getenv", "os/user.Current", "time.Now"}; !slices.Equal(got, want) {
		t.Errorf("asked for: %v, want %v", got, want)
	}
}

// Nothing below the commands asks for the terminal, the environment, the user, the
// machine or the time by itself.
func TestSurroundingsAreGiven(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	still, seen := stillAsked(), 0
	for _, room := range []string{"questions", "assessment", "exports", "tui"} {
		err := filepath.WalkDir(filepath.Join(root, room), func(name string, entry fs.DirEntry, err error) error {
			forTests := strings.HasSuffix(name, "_test.go") || strings.HasSuffix(filepath.Dir(name), "test")
			if err != nil || entry.IsDir() || filepath.Ext(name) != ".go" || forTests {
				return err
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				return err
			}
			seen++
			short, err := filepath.Rel(root, name)
			if err != nil {
				return err
			}
			short = filepath.ToSlash(short)
			for _, what := range asked(parsed) {
				if !slices.Contains(still[short], what) {
					t.Errorf("%s asks for %s by itself; a command has to hand it on", short, what)
				}
				still[short] = slices.DeleteFunc(still[short], func(known string) bool { return known == what })
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for file, left := range still {
		if len(left) > 0 {
			t.Errorf("%s does not ask for %v any more: take it from the list", file, left)
		}
	}
	if seen == 0 {
		t.Error("no file was looked at")
	}
}
