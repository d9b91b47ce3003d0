package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the module's name: the beginning of every import of our own.
const module = "charter"

// rooms are the parts of the house from the bottom up, as docs/architecture.md
// tells. A room may use the rooms below it; those on one floor do not know each
// other. A sub-package belongs to the room it stands in.
func rooms() map[string]int {
	return map[string]int{
		"questions":       0,
		"assessment":      1,
		"assessment/file": 2,
		"exports":         2,
		"tui":             3,
		"cmd":             4,
	}
}

// roomOf gives the room a package belongs to; folder is its path in the module.
func roomOf(folder string) string {
	first, rest, _ := strings.Cut(folder, "/")
	second, _, _ := strings.Cut(rest, "/")
	if room := first + "/" + second; first == "assessment" && second == "file" {
		return room
	}
	return first
}

// arrowFault says what is wrong with one package using another, or "".
func arrowFault(from, to string) string {
	fromRoom, toRoom := roomOf(from), roomOf(to)
	floors := rooms()
	fromFloor, known := floors[fromRoom]
	if !known {
		return fmt.Sprintf("%s stands outside the house", from)
	}
	toFloor, known := floors[toRoom]
	switch {
	case !known:
		return fmt.Sprintf("%s uses %s, which stands outside the house", from, to)
	case fromRoom != toRoom && toFloor >= fromFloor:
		return fmt.Sprintf("%s uses %s: arrows point down only", from, to)
	}
	return ""
}

func TestArrowFault(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, to string
		ok       bool
	}{
		{"cmd/charter", "tui", true},
		{"cmd/charter", "questions/plaintext", true},
		{"tui/screens", "tui/theme", true},
		{"tui", "assessment/file", true},
		{"exports/schema", "assessment", true},
		{"exports", "exports/document", true},
		{"assessment/file", "assessment", true},
		{"assessment/sample", "questions", true},

		{"questions", "assessment", false},
		{"questions/check", "exports", false},
		{"assessment", "assessment/file", false},
		{"assessment/sample", "assessment/file", false},
		{"assessment", "exports/wording", false},
		{"assessment/file", "exports", false},
		{"exports", "assessment/file", false},
		{"exports", "tui", false},
		{"tui/work", "cmd/charter", false},
		{"utils", "questions", false},
		{"tui", "utils", false},
	} {
		if fault := arrowFault(c.from, c.to); (fault == "") != c.ok {
			t.Errorf("%s → %s: %q, want it allowed: %v", c.from, c.to, fault, c.ok)
		}
	}
}

func TestArrowsPointDown(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	seen := 0
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != root && strings.HasPrefix(entry.Name(), "."), entry.Name() == "testdata":
			return filepath.SkipDir
		case entry.IsDir() || filepath.Ext(name) != ".go":
			return nil
		}
		folder, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			used, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			ours, ok := strings.CutPrefix(used, module+"/")
			if !ok {
				continue
			}
			seen++
			if fault := arrowFault(filepath.ToSlash(folder), ours); fault != "" {
				t.Errorf("%s: %s", filepath.ToSlash(name), fault)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen == 0 {
		t.Error("no import was looked at")
	}
}

// strangers lists the entries of the top folder that do not belong there.
func strangers(names []string) []string {
	allowed := []string{
		"cmd", "tui", "exports", "assessment", "questions", "docs", ".ci",
		"go.mod", "go.sum", "README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", ".gitignore", ".gitattributes",
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(allowed, name) })
}

func TestStrangers(t *testing.T) {
	t.Parallel()
	got := strangers([]string{"cmd", "go.mod", "utils", "questions", "internal"})
	if want := []string{"utils", "internal"}; !slices.Equal(got, want) {
		t.Errorf("strangers: %v, want %v", got, want)
	}
}

// The top folder is the first thing a newcomer sees.
func TestTopFolder(t *testing.T) {
	t.Parallel()
	entries, err := os.ReadDir(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		// A hidden folder such as .git or an editor's own is not ours; a built
		// program and other passing files are not folders of the house.
		if entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") || path.Ext(entry.Name()) == ".go" || entry.Name() == "go.mod" {
			names = append(names, entry.Name())
		}
	}
	if got := strangers(names); len(got) > 0 {
		t.Errorf("the top folder holds %v; every package stands in a room of the house", got)
	}
}
