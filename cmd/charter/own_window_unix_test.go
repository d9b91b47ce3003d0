//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"charter/assessment/sample/sampletest"
)

// Double-clicked, charter looks for assessments in the folder for documents, and not
// where the program lies.
func TestDoubleClickedItWorksInDocuments(t *testing.T) {
	t.Parallel()
	for name, within := range map[string]string{"documents": "Documents", "no documents": "."} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home, program := t.TempDir(), t.TempDir()
			documents := filepath.Join(home, within)
			if err := os.MkdirAll(documents, 0o777); err != nil {
				t.Fatal(err)
			}
			for folder, title := range map[string]string{documents: "wanted", program: "unwanted"} {
				if err := os.WriteFile(filepath.Join(folder, title+".charter.json"), sampletest.File(), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			w := openTerminal(t, 250, 24, program, home, append(os.Environ(), "TERM=xterm-256color", "XDG_DOCUMENTS_DIR="+filepath.Join(home, "Documents")), "clicked")
			screen := w.when("the home screen", func(screen string) bool { return strings.Contains(screen, "/wanted.charter.json") })
			if strings.Contains(screen, "unwanted") {
				t.Errorf("it looks where the program lies:\n%s", screen)
			}
			w.send("q")
			w.left()
		})
	}
}

// A file that is dragged on charter is opened, and the others offered are those in the
// folder for documents, not those in the folder where Windows happens to start the program.
func TestAFileThatIsDraggedIsOpened(t *testing.T) {
	t.Parallel()
	home, start := t.TempDir(), t.TempDir()
	documents := filepath.Join(home, "Documents")
	if err := os.Mkdir(documents, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{
		filepath.Join(documents, "wanted"): sampletest.File(), filepath.Join(start, "unwanted"): sampletest.File(), filepath.Join(start, "damaged"): []byte("{"),
	} {
		if err := os.WriteFile(name+".charter.json", text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w := openTerminal(t, 250, 24, start, home, append(os.Environ(), "TERM=xterm-256color", "ACCESSIBLE=1", "XDG_DOCUMENTS_DIR="+documents), "clicked", "damaged.charter.json")
	w.see("the file ends too early")
	w.see("Assessments in this folder:")
	screen := w.when("a list of files", func(screen string) bool { return strings.Contains(screen, "wanted.charter.json") })
	if strings.Contains(screen, "unwanted") {
		t.Errorf("it looks where it was started:\n%s", screen)
	}
	w.send("leave\n")
	w.left()
}

// A console that cannot draw gets plain lines, and is told why.
func TestAConsoleThatCannotDrawGetsPlainLines(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	w := openTerminal(t, 80, 60, folder, folder, append(os.Environ(), "TERM=xterm-256color"), "drawless", "sample")
	w.see("Windows Terminal")
	w.send("leave\n")
	w.see("Goodbye.")
	w.left()
}
