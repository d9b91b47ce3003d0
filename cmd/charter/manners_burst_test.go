//go:build unix

package main

import (
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
)

// keptAnswer reads an answer from a file that was closed.
func keptAnswer(t *testing.T, path, id string) assessment.Answer {
	t.Helper()
	return keptIn(t, path).Answers[id]
}

// keptIn gives what stands in a file.
func keptIn(t *testing.T, path string) *assessment.Assessment {
	t.Helper()
	pack := sampletest.Pack(t)
	kept, err := file.Read(path, pack)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// TestATextThatComesAsKeysStaysInItsField types texts with tabs and line ends in
// them all at once, as they come from a terminal that does not mark what is pasted,
// and in pieces as over a slow line. Nothing of them goes on in another field.
func TestATextThatComesAsKeysStaysInItsField(t *testing.T) {
	t.Parallel()
	for name, pieces := range map[string][]string{
		"at once":             {"1.\tSTAFF SECRET"},
		"a tab first":         {"\tSTAFF SECRET"},
		"line ends":           {"1.\rSTAFF\r\nSECRET\n2."},
		"shift and tab":       {"1.\x1b[ZSTAFF\x1b[9;2uSECRET"},
		"a paste after a tab": {"1.\t\x1b[200~STAFF SECRET\x1b[201~\tMORE"},
		"control characters":  {"1.\t\x00STAFF", "1.\t\x1b[CSECRET", "1.\t\x7fSTAFF"},
		"pieces":              {"1.", "\tSTA", "FF\t", "\x1b[200~\tSEC\x1b[20", "1~RET\r\r", "\nMORE \t", "\xc3", "\xa9 TO COME"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder, path := exampleFile(t)
			opened := keptIn(t, path)
			before := opened.Answers["BEN-1"]
			w := openWindow(t, folder, t.TempDir(), "open", path)
			w.see("Beneficial")
			w.send("\x10" + "BEN-1" + enter)
			w.see("question 1 of 4")
			w.send("c")
			w.see("Note. It may be published")
			w.send(tab)
			w.see("Private note.")
			for _, piece := range append(pieces, "END") {
				w.send(piece)
				time.Sleep(50 * time.Millisecond)
			}
			w.see("END")
			w.send(esc)
			w.see("question 1 of 4")

			w.send("e")
			w.see("+ add")
			w.send(enter + down) // where it is
			w.when("the second field", func(screen string) bool { return strings.Contains(screen, "│ Where it is") })
			for _, piece := range append(pieces, "END") {
				w.send(piece)
				time.Sleep(50 * time.Millisecond)
			}
			w.see("END")
			w.send(esc)
			w.see("+ add")
			w.send("\x03")
			w.left()

			after := keptAnswer(t, path, "BEN-1")
			if after.Note != before.Note || !strings.Contains(after.PrivateNote, "END") || !strings.Contains(after.PrivateNote, "STA") {
				t.Errorf("the note is %q, the private one %q", after.Note, after.PrivateNote)
			}
			was, item := opened.Evidence("BEN-1")[0], keptIn(t, path).Evidence("BEN-1")[0]
			if !strings.Contains(item.Location, "STA") || !strings.Contains(item.Location, "END") {
				t.Errorf("kept as the place of the evidence is %q", item.Location)
			}
			if item.Location = was.Location; item != was {
				t.Errorf("of the evidence another field than its place is changed: %+v", item)
			}
		})
	}
}

// TestTextThatComesKeyByKeyStaysInThePrivateNote types as a program that types for
// somebody does, or a remote screen: each key in a piece of its own.
func TestTextThatComesKeyByKeyStaysInThePrivateNote(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	before := keptAnswer(t, path, "BEN-1")
	w := openWindow(t, folder, t.TempDir(), "open", path)
	w.see("Beneficial")
	w.send("\x10" + "BEN-1" + enter)
	w.see("question 1 of 4")
	w.send("c")
	w.see("Note. It may be published")
	w.send(tab)
	w.see("Private note.")
	for _, key := range strings.Split("1.\tSTAFF\tSECRETEND", "") {
		w.send(key)
		time.Sleep(40 * time.Millisecond)
	}
	w.see("END")
	w.send("\x03")
	w.left()
	if after := keptAnswer(t, path, "BEN-1"); after.Note != before.Note || !strings.Contains(after.PrivateNote, "STAFF    SECRETEND") {
		t.Errorf("the note is %q, the private one %q", after.Note, after.PrivateNote)
	}
}
