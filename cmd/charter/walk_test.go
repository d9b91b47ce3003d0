//go:build unix

package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/exports/schema"
	"charter/questions"
)

// These tests walk through the real program in a window, as a person would.

// progressed waits until so many questions are dealt with.
func (w *window) progressed(done int) {
	w.t.Helper()
	w.see(fmt.Sprintf(" %d of 57 ", done))
}

// TestFromTheFirstRunToTheReport starts in an empty folder with keys alone,
// loses its window in the middle, goes on, and writes the report.
func TestFromTheFirstRunToTheReport(t *testing.T) {
	t.Parallel()
	folder, home := t.TempDir(), t.TempDir()
	w := openWindow(t, folder, home)
	w.see("There is no assessment in this folder yet.")
	w.send(enter)
	w.see("Title of the project")
	w.send("Bus priority" + enter)
	w.see("> bus-priority.charter.json")
	w.send("Mersey Council" + enter + enter + enter + enter) // no name, no role
	w.see("How far along is the project?")
	w.send(down + down + down + enter) // pilot
	w.see("What data about people does it use?")
	w.send(esc)
	w.see("57 of 61 questions apply")
	w.send(esc)
	w.see("Beneficial")
	w.progressed(0)

	answer := func(from, to int) {
		t.Helper()
		for done := from; done < to; done++ {
			w.send("x")
			w.see("Not answered yet.")
			w.send(fmt.Sprint(done % 4))
			w.progressed(done + 1)
		}
	}
	answer(0, 20)
	w.see("saved ✓")
	w.shut()

	w = openWindow(t, folder, home)
	w.see("20 of 57")
	w.send(enter)
	w.see("Beneficial")
	w.progressed(20)
	answer(20, 57)
	w.send("v")
	w.see("What blocks")
	w.send("o")
	w.see("Who will read it?")
	w.send("\x13") // ctrl+s
	w.see("Will be written:")
	w.send("o")
	w.see("Written:")
	w.send("\x03") // ctrl+c
	w.left()

	data, err := os.ReadFile(filepath.Join(folder, "bus-priority.report.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate("report", data); err != nil {
		t.Error(err)
	}
	report, err := os.ReadFile(filepath.Join(folder, "bus-priority.report.md"))
	if err != nil {
		t.Fatal(err)
	}
	checkTables(t, report)
}

// TestShippedQuestionsOnTheScreen answers a question of the pack that is built in,
// found by its id, in the worked example that is built in.
func TestShippedQuestionsOnTheScreen(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	w := openTerminal(t, 80, 24, folder, t.TempDir(), append(os.Environ(), "TERM=xterm-256color"), "shipped", "sample", "bus")
	w.see("Beneficial")
	w.send("\x10") // ctrl+p
	w.see("Find")
	w.send("BEN-2")
	w.see("Find  BEN-2")
	w.send(enter)
	w.when("the question", regexp.MustCompile(`question [0-9]+ of [0-9]+`).MatchString)
	w.send("0")
	w.send("\x03") // ctrl+c
	w.left()

	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := file.Read(filepath.Join(folder, "bus.charter.json"), pack)
	if err != nil {
		t.Fatal(err)
	}
	if level := kept.Answers["BEN-2"].Level; level == nil || *level != 0 {
		t.Errorf("BEN-2 is kept as %+v", kept.Answers["BEN-2"])
	}
}

// checkTables counts the lines of a Markdown text that look like rows of a table
// and those that are.
func checkTables(t *testing.T, source []byte) {
	t.Helper()
	lines := len(regexp.MustCompile(`(?m)^\|`).FindAll(source, -1))
	rows := 0
	document := goldmark.New(goldmark.WithExtensions(tables.Table)).Parser().Parse(text.NewReader(source))
	err := ast.Walk(document, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		switch node.Kind() {
		case table.KindTableHeader:
			rows += 2 // the line below it has no node
		case table.KindTableRow:
			rows++
		default:
			return ast.WalkContinue, nil
		}
		return ast.WalkSkipChildren, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if lines < 20 || rows/2 != lines { // each node is met twice, entering and leaving
		t.Errorf("%d lines look like rows of tables, %d are", lines, rows/2)
	}
}

// exampleFile writes the worked example into a new folder.
func exampleFile(t *testing.T) (folder, path string) {
	t.Helper()
	folder = t.TempDir()
	path = filepath.Join(folder, "example.charter.json")
	if err := os.WriteFile(path, sampletest.File(), 0o666); err != nil {
		t.Fatal(err)
	}
	return folder, path
}

// TestJumpingAboutAndTyping finds a question by its words, edits evidence while
// the window changes its size, pastes 100 KB, and takes things back.
func TestJumpingAboutAndTyping(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	w := openWindow(t, folder, t.TempDir(), "open", path)
	w.see("Beneficial")
	w.send("\x10" + "equality law" + enter) // ctrl+p
	w.see("question 2 of 6")

	w.send("e")
	w.see("Or paste a row copied from a spreadsheet")
	w.send("Equality ")
	for i, width := range []int{100, 62, 131, 50, 200, 80} {
		w.resize(width, 20+i)
		w.send(fmt.Sprintf("part %d ", i))
	}
	w.see("part 5")
	w.send(esc)
	w.see("Equality part 0 part 1")

	w.send("c")
	w.see("Note. It may be published")
	page := strings.Repeat("A line of a long page, with an emoji 👩‍💻 and ünïcödé.\r\n", 1800)
	w.send("\x1b[200~" + page + "\x1b[201~")
	w.see("A line of a long page")
	w.send(esc)
	w.see("question 2 of 6")
	w.see("saved ✓")
	w.send("z")
	w.see("Undone:")
	w.send("\x19") // ctrl+y
	w.see("Copied")
	w.send("\x03")
	w.left()

	if encoded, ok := strings.CutPrefix(w.grid.copied, "c;"); !ok {
		t.Errorf("put on the clipboard is %q", w.grid.copied)
	} else if copied, err := base64.StdEncoding.DecodeString(encoded); err != nil || !strings.Contains(string(copied), "INC-2") {
		t.Errorf("put on the clipboard is %q (%v)", copied, err)
	}
	if want := "Bus passenger assistant"; !slices.ContainsFunc(w.grid.titles, func(title string) bool { return strings.Contains(title, want) }) {
		t.Errorf("the window's titles were %q", w.grid.titles)
	}
	pack := sampletest.Pack(t)
	kept, err := file.Read(path, pack)
	if err != nil {
		t.Fatal(err)
	}
	before := sampletest.Assessment(t, pack)
	answer := kept.Answers["INC-2"]
	if cited := kept.Cited(answer); len(cited) != 1 || cited[0].Title != "Equality part 0 part 1 part 2 part 3 part 4 part 5 " {
		t.Errorf("the evidence kept is %+v", cited)
	}
	if answer.Note != before.Answers["INC-2"].Note {
		t.Errorf("after the undo the note has %d characters", len(answer.Note))
	}
}

// TestByMouseInAWindow turns the mouse on and uses nothing else.
func TestByMouseInAWindow(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	w := openWindow(t, folder, t.TempDir(), "open", path)
	w.see("Beneficial")
	w.send("m")
	w.see("The mouse is on.")
	w.click("4 Transparency")
	w.see("▸  4 Transparency")
	w.click("4 Transparency")
	w.see("TRA-5")
	w.click("TRA-5")
	w.see("▸ TRA-5")
	w.click("TRA-5")
	w.see("question 5 of 5")
	w.click("Partly in place")
	w.see("You said 1, and it counts 1.")
	w.see("saved ✓")
	w.click("? help")
	w.see("Rate at level 0.")
	w.send("\x1b[<65;10;10M") // the wheel
	w.see("more above")
	w.click("esc back")
	w.see("You said 1")
	w.send("\x03")
	w.left()
}
