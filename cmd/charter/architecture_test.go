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

// floors are the floors of the house from the bottom up, and the rooms on each,
// as docs/architecture.md tells. A room may use the rooms on the floors below it;
// those on one floor do not know each other. A sub-package belongs to the room it
// stands in.
func floors() [][]string {
	return [][]string{
		{"questions/pattern"},
		{"questions", "assessment/date", "assessment/fold"},
		{"assessment/project"},
		{"assessment"},
		{"assessment/format", "assessment/forget", "assessment/identity"},
		{"assessment/store", "assessment/sample"},
		{"exports/docx"},
		{"assessment/file", "assessment/postgres", "exports/encoding", "exports/texts", "exports/document", "exports/schema", "exports/wording"},
		{"exports/privacy", "exports/fields"},
		{"exports/report"},
		{"exports/register", "exports/changes", "exports/portfolio"},
		{"exports/verify", "exports/output", "exports/site"},
		{"exports"}, // tests that look at all forms together
		{"tui/pace"},
		{"tui/facts", "tui/library", "tui/keys", "tui/cells", "tui/phones"},
		{"tui/session"},
		{"tui/links"},
		{"tui/theme"},
		{"tui/markdown"},
		{"tui/screen"},
		{"tui/widget"},
		{
			"tui/screens/start", "tui/screens/files", "tui/screens/project", "tui/screens/question", "tui/screens/review", "tui/screens/workshop",
			"tui/plain",
		},
		{"tui/screens"}, // tests that look at screens of several groups
		{"tui"},
		{"tui/host"},
		{"cmd"},
	}
}

// plainUses are the rooms of the application that the plain lines may use: they
// stand beside the screens, draw nothing, and know of no key and no look.
func plainUses() []string {
	return []string{"tui/plain", "tui/session", "tui/facts", "tui/library", "tui/cells"}
}

// drawsWith lists the libraries for drawing that a room on a floor below the
// screens may use. Those above use what they need; all others draw nothing.
func drawsWith() map[string][]string {
	return map[string][]string{
		"tui/cells":    {"charm.land/lipgloss"},
		"tui/theme":    {"charm.land/lipgloss"},
		"tui/markdown": {"charm.land/bubbletea", "charm.land/glamour"},
	}
}

// drawers is the lowest room that draws as it likes.
const drawers = "tui/screen"

// roomOf gives the room a package belongs to, and its floor; folder is its path in
// the module. Of two rooms that it stands in, it belongs to the inner one.
func roomOf(folder string) (room string, floor int) {
	floor = -1
	for i, rooms := range floors() {
		for _, r := range rooms {
			if (folder == r || strings.HasPrefix(folder, r+"/")) && len(r) > len(room) {
				room, floor = r, i
			}
		}
	}
	return room, floor
}

// arrowFault says what is wrong with one package using another, or "".
func arrowFault(from, to string) string {
	fromRoom, fromFloor := roomOf(from)
	toRoom, toFloor := roomOf(to)
	switch {
	case fromFloor < 0:
		return fmt.Sprintf("%s stands outside the house", from)
	case toFloor < 0:
		return fmt.Sprintf("%s uses %s, which stands outside the house", from, to)
	case fromRoom != toRoom && toFloor >= fromFloor:
		return fmt.Sprintf("%s uses %s: arrows point down only", from, to)
	case strings.HasPrefix(fromRoom, "exports") && slices.Contains([]string{"assessment/store", "assessment/file", "assessment/postgres"}, toRoom):
		return fmt.Sprintf("%s uses %s: a report knows nothing of how assessments are kept", from, to)
	case fromRoom == "tui/plain" && strings.HasPrefix(toRoom, "tui/") && !slices.Contains(plainUses(), toRoom):
		return fmt.Sprintf("%s uses %s: the plain lines know nothing of the screens", from, to)
	case strings.HasPrefix(fromRoom, "tui/screens") && toRoom == "tui/plain":
		return fmt.Sprintf("%s uses %s: the screens know nothing of the plain lines", from, to)
	}
	return ""
}

// drawingFault says what is wrong with a package using a library for drawing, or "".
func drawingFault(from, library string) string {
	if !strings.HasPrefix(library, "charm.land/") {
		return ""
	}
	room, floor := roomOf(from)
	if _, lowest := roomOf(drawers); floor >= lowest && room != "tui/plain" {
		return ""
	}
	if slices.ContainsFunc(drawsWith()[room], func(may string) bool { return strings.HasPrefix(library, may+"/") }) {
		return ""
	}
	return fmt.Sprintf("%s uses %s: nothing is drawn below %s", from, library, drawers)
}

// testingFault says what is wrong with a file of ours using a package that is only
// there for tests, such as tui/screen/screentest, or "".
func testingFault(file, to string) string {
	if !strings.HasSuffix(to, "test") || strings.HasSuffix(file, "_test.go") || strings.HasSuffix(path.Dir(file), "test") {
		return ""
	}
	return fmt.Sprintf("%s uses %s, which is only there for tests", file, to)
}

func TestTestingFault(t *testing.T) {
	t.Parallel()
	for file, ok := range map[string]bool{"tui/run_test.go": true, "tui/screen/screentest/screentest.go": true, "tui/run.go": false} {
		if fault := testingFault(file, "assessment/sample/sampletest"); (fault == "") != ok {
			t.Errorf("%s: %q, want it allowed: %v", file, fault, ok)
		}
	}
	if fault := testingFault("tui/run.go", "assessment/sample"); fault != "" {
		t.Error(fault)
	}
}

func TestArrowFault(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, to string
		ok       bool
	}{
		{"cmd/charter", "tui", true},
		{"cmd/charter", "tui/plain", true},
		{"cmd/charter", "questions/plaintext", true},
		{"tui", "tui/screens/start", true},
		{"tui", "assessment/file", true},
		{"tui/screens/question", "tui/widget/form", true},
		{"tui/screens/question", "tui/screen", true},
		{"tui/screens/question", "exports/wording", true},
		{"tui/screens", "tui/screens/review", true},
		{"tui/widget/form", "tui/widget", true},
		{"tui/widget", "tui/screen", true},
		{"tui/screen", "tui/session", true},
		{"tui/plain", "tui/session", true},
		{"tui/session", "exports/report", true},
		{"exports/schema", "assessment", true},
		{"exports/report", "exports/document", true},
		{"exports/report", "exports/privacy", true},
		{"exports/verify", "exports/register", true},
		{"exports/output", "assessment/safefile", true},
		{"assessment/file", "assessment", true},
		{"assessment/file", "assessment/store", true},
		{"assessment/postgres", "assessment/store", true},
		{"assessment/store", "assessment/format", true},
		{"assessment/store/storetest", "assessment/merge", true},
		{"assessment/sample", "questions", true},
		{"assessment", "assessment/project", true},
		{"assessment/project", "assessment/date", true},
		{"exports/wording", "assessment/project", true},

		{"questions", "assessment", false},
		{"questions/check", "exports", false},
		{"assessment", "assessment/file", false},
		{"assessment/project", "assessment", false},
		{"assessment/sample", "assessment/file", false},
		{"assessment", "exports/wording", false},
		{"assessment/format", "assessment/store", false},
		{"assessment/store", "assessment/file", false},
		{"assessment/file", "exports", false},
		{"assessment/file", "assessment/postgres", false},
		{"assessment/postgres", "assessment/file", false},
		{"exports/privacy", "exports/report", false},
		{"exports/register", "exports/changes", false},
		{"exports/wording", "exports/privacy", false},
		{"exports/report", "assessment/store", false},
		{"exports/output", "assessment/file", false},
		{"assessment/file", "exports/wording", false},
		{"exports/verify", "tui", false},
		{"tui/session", "cmd/charter", false},
		{"tui/session", "tui/screen", false},
		{"tui/library", "tui/session", false},
		{"tui/screen", "tui/widget", false},
		{"tui/widget", "tui/screens/question", false},
		{"tui/screens/question", "tui/screens/review", false},
		{"tui/screens/question", "tui/screens", false},
		{"tui/screens/start", "tui", false},
		{"tui/plain", "tui/screen", false},
		{"tui/plain", "tui/theme", false},
		{"tui/plain", "tui/screens/review", false},
		{"tui/screens/review", "tui/plain", false},
		{"utils", "questions", false},
		{"tui", "utils", false},
	} {
		if fault := arrowFault(c.from, c.to); (fault == "") != c.ok {
			t.Errorf("%s → %s: %q, want it allowed: %v", c.from, c.to, fault, c.ok)
		}
	}
}

func TestDrawingFault(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, library string
		ok            bool
	}{
		{"tui", "charm.land/bubbletea/v2", true},
		{"tui/screens/start", "charm.land/bubbletea/v2", true},
		{"tui/widget/form", "charm.land/huh/v2", true},
		{"tui/screen", "charm.land/bubbletea/v2", true},
		{"tui/theme", "charm.land/lipgloss/v2", true},
		{"tui/plain", "github.com/charmbracelet/x/ansi", true},

		{"tui/session", "charm.land/bubbletea/v2", false},
		{"tui/plain", "charm.land/bubbletea/v2", false},
		{"tui/library", "charm.land/bubbletea/v2", false},
		{"tui/cells", "charm.land/bubbletea/v2", false},
		{"exports/report", "charm.land/lipgloss/v2", false},
	} {
		if fault := drawingFault(c.from, c.library); (fault == "") != c.ok {
			t.Errorf("%s → %s: %q, want it allowed: %v", c.from, c.library, fault, c.ok)
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
			if fault := drawingFault(filepath.ToSlash(folder), used); fault != "" {
				t.Errorf("%s: %s", filepath.ToSlash(name), fault)
			}
			ours, ok := strings.CutPrefix(used, module+"/")
			if !ok {
				continue
			}
			seen++
			helpsTests := strings.HasSuffix(name, "_test.go") && (strings.HasSuffix(ours, "test") || ours == "assessment/sample") // the worked example is what much is tried on
			if fault := arrowFault(filepath.ToSlash(folder), ours); fault != "" && !helpsTests {
				t.Errorf("%s: %s", filepath.ToSlash(name), fault)
			}
			if fault := testingFault(filepath.ToSlash(name), ours); fault != "" {
				t.Error(fault)
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
