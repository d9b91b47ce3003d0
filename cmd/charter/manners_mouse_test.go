//go:build unix

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
)

// wheelTo turns the wheel down until a text is on the screen. Each turn is seen
// before the next, so that the text stays where a click is to find it.
func (w *window) wheelTo(text string) {
	w.t.Helper()
	middle := func(screen string, down int) []string { // away from the marks for more
		return strings.Split(screen, "\n")[6+down : 18+down]
	}
	for {
		before, _ := w.look()
		if strings.Contains(before, text) {
			return
		}
		w.send("\x1b[<65;10;10M")
		w.when("a turn of the wheel to "+text, func(after string) bool {
			now := middle(after, 0)
			return slices.ContainsFunc([]int{1, 2, 3}, func(lines int) bool { return slices.Equal(now, middle(before, lines)) })
		})
	}
}

// TestWithTheMouseAlone goes through the program by clicks; only words are typed.
func TestWithTheMouseAlone(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	w := openWindowOf(t, 80, 24, folder, t.TempDir(), "open", path)
	w.see("Beneficial")
	w.send("m")
	w.see("The mouse is on.")

	// To a question, and a level.
	w.click("Transparency")
	w.see("▸  4 Transparency")
	w.click("Transparency")
	w.see("TRA-5")
	w.click("TRA-5")
	w.see("▸ TRA-5")
	w.click("TRA-5")
	w.see("question 5 of 5")
	w.see("Not answered yet.")

	// A form: fields, words, a choice, and done by the footer.
	w.click("evidence")
	w.see("Or paste a row copied from a spreadsheet")
	w.click("A link, or where it is kept")
	w.send("https://example.org/tes")
	w.see("https://example.org/tes")
	w.click("Or paste a row copied from a spreadsheet")
	w.send("Test resuts")
	w.see("Test resuts")
	w.click("ts")
	w.send("l") // before the letter that was clicked
	w.see("Test results")
	w.click("The role or team that keeps it")
	w.send("Data team")
	w.see("Data team")
	w.click("<No>")
	w.see("<Yes>")
	w.click("A link, or where it is kept")
	w.send("t")
	w.see("https://example.org/test")
	w.click("done (kept)")
	w.see("question 5 of 5")
	w.see("Test results")

	// A key that has no room in the footer is in the help.
	w.click("? help")
	w.see("Rate at level 0.")
	w.click("Flag this question")
	w.see("flagged")
	w.click("? help")
	w.see("Rate at level 0.")
	w.wheelTo("Open the review")
	w.click("Open the review")
	w.see("What blocks")
	w.click("INC-2")
	w.see("▸   INC-2")
	w.click("INC-2")
	w.see("question 2 of 6")
	w.click("? help")
	w.see("Rate at level 0.")
	w.click("esc back")
	w.see("question 2 of 6")

	// The report, from the review.
	w.click("? help")
	w.see("Rate at level 0.")
	w.wheelTo("Open the review")
	w.click("Open the review")
	w.see("What blocks")
	w.click("o export")
	w.see("Who will read it?")
	w.click("Only us")
	w.see("▸ Only us")
	w.click("[ ] ")
	w.click("show the report")
	w.see("Nothing is withheld")
	w.click("o write")
	w.see("Written:")
	w.click("esc change settings")
	w.see("Who will read it?")
	w.click("esc back")
	w.see("What blocks")
	w.click("? help")
	w.see("Move about")
	w.wheelTo("Leave at once")
	w.click("Leave at once")
	w.left()
	if strings.Contains(w.written(0), "\x1b[r") {
		t.Error("all was drawn anew, as for another size of the window, which stayed as it was")
	}

	pack := sampletest.Pack(t)
	a, err := file.Read(path, pack)
	if err != nil {
		t.Fatal(err)
	}
	want := assessment.Evidence{Title: "Test results", Location: "https://example.org/test", Owner: "Data team", Public: true}
	got := a.Evidence("TRA-5")
	if len(got) == 1 {
		want.Document = got[0].Document
	}
	if len(got) != 1 || got[0] != want {
		t.Errorf("the evidence is %+v, want %+v", got, want)
	}
	reports, err := filepath.Glob(filepath.Join(folder, "*internal*"))
	if err != nil || len(reports) < 3 {
		t.Errorf("written are %s (%v)", strings.Join(reports, ", "), err)
	}
}

// TestTroubleByMouse clicks on the line that says that something is wrong.
func TestTroubleByMouse(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	home := t.TempDir()
	w := openWindow(t, folder, home, "open", path)
	w.see("Beneficial")
	w.send("m")
	w.see("The mouse is on.")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	w.send("x")
	w.see("TRA-5")
	w.send("3")
	w.see("Not saved (press !)")
	w.click("Not saved (press !)")
	w.see("Save in another place")
	w.click("Save in another place")
	w.click("Save in another place")
	w.see("~/example")
	w.click(".charter.json")   // the cursor goes before it
	w.send("-rescued" + enter) // another file than the one that was proposed
	w.see("saved ✓")
	w.send("\x03")
	w.left()
	kept, err := file.Read(filepath.Join(home, "example-rescued.charter.json"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if level := kept.Answers["TRA-5"].Level; level == nil || *level != 3 {
		t.Error("the file in the other place lacks the answer")
	}
}
