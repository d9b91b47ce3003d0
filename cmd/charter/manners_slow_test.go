//go:build unix

package main

import (
	"strings"
	"testing"
	"time"

	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
)

// TestAPasteInPieces pastes a text that comes as over a slow line: in pieces that
// break its marks and its letters. It stays one text, of which nothing acts as a
// key, and the keys work after it.
func TestAPasteInPieces(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	w := openWindow(t, folder, t.TempDir(), "open", path)
	w.see("Beneficial")
	w.send("\x10" + "equality law" + enter) // ctrl+p
	w.see("question 2 of 6")
	w.send("c")
	w.see("Note. It may be published")
	for _, piece := range []string{"\x1b[20", "0~Pasted caf\xc3", "\xa9 by 👩", "\u200d💻\x1b", "[", "201", "~", " typed"} {
		w.send(piece)
		time.Sleep(100 * time.Millisecond) // longer than a program waits for the rest of a key
	}
	const want = "Pasted café by 👩\u200d💻 typed"
	w.see(" typed")
	w.send(esc)
	w.see("question 2 of 6")
	w.send("\x03")
	w.left()

	pack := sampletest.Pack(t)
	kept, err := file.Read(path, pack)
	if err != nil {
		t.Fatal(err)
	}
	if note := kept.Answers["INC-2"].Note; !strings.HasSuffix(note, want) {
		t.Errorf("kept is %q", note)
	}
}

// TestASizeThatChangesInTheMiddleOfAFrame changes the size of the window while a
// frame for the old size is on its way, which leaves a part of the window set to
// scroll by itself. The next frame is whole all the same.
func TestASizeThatChangesInTheMiddleOfAFrame(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	w := openWindow(t, folder, t.TempDir(), "open", path)
	w.see("Oversight")
	w.mu.Lock()
	w.grid.resize(90, 26)
	w.grid.write([]byte("\x1b[1;12r"))
	w.mu.Unlock()
	w.setSize(90, 26)
	w.when("the map in a window of 26 lines", func(screen string) bool {
		lines := strings.Split(screen, "\n")
		return strings.Contains(lines[0], "Bus passenger assistant") && strings.Contains(lines[3], "1 Beneficial") &&
			strings.Contains(lines[13], "11 Oversight") && strings.Contains(lines[25], "enter open") && len(lines) == 26
	})
	w.send("\x03")
	w.left()
}
