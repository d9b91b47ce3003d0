//go:build unix

package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"charter/assessment"
	"charter/assessment/file"
	"charter/questions"
)

// TestAKilledCharterKeepsWhatItShowedAsSaved answers questions on a terminal and
// kills the program at any moment, again and again. Every answer that stood on the
// screen beside the word "saved" must be in the file.
func TestAKilledCharterKeepsWhatItShowedAsSaved(t *testing.T) {
	t.Parallel()
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "crash.charter.json")
	a := assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: pack.ID, Version: pack.Version}, time.Now())
	if err := file.Create(path, a); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	shown := 0
	for range 8 {
		shown = max(shown, answerUntilKilled(t, path, 3+random.IntN(9)))
		kept, err := file.Read(path, pack)
		if err != nil {
			t.Fatal(err)
		}
		if len(kept.Answers) < shown {
			t.Fatalf("%d answers were shown as saved, the file holds %d", shown, len(kept.Answers))
		}
	}
	if shown < 8 {
		t.Errorf("only %d answers were shown as saved: too few to tell", shown)
	}
}

// answerUntilKilled opens a file on a terminal and answers question after
// question. After so many pieces of output, or pauses, it kills the program, and gives how many
// answers the screen had shown as saved.
func answerUntilKilled(t *testing.T, path string, pieces int) (shown int) {
	t.Helper()
	program, err := exec.LookPath("charter") // this test binary under another name, see TestMain
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	cmd := exec.CommandContext(t.Context(), program, "open", path)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "HOME="+home, "XDG_STATE_HOME="+home, "XDG_CONFIG_HOME="+home)
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	// The screen is redrawn in parts: what counts is the last number that was
	// drawn whole, once "saved ✓", or its end, is drawn after it.
	progress := regexp.MustCompile(`(\d+) of \d+   sav|ed ✓`)
	var seen strings.Builder
	drawn := make(chan string)
	go func() {
		defer close(drawn)
		part := make([]byte, 4096)
		for n, err := terminal.Read(part); err == nil; n, err = terminal.Read(part) {
			drawn <- string(part[:n])
		}
	}()
	for range pieces {
		select {
		case text, alive := <-drawn:
			if !alive {
				t.Fatalf("charter ended by itself:\n%s", seen.String())
			}
			seen.WriteString(text)
		case <-time.After(time.Second): // nothing new to draw
		}
		if _, err := terminal.WriteString("x2"); err != nil { // the next unanswered question; level 2
			t.Fatal(err)
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Error("charter ended before it was killed")
	}
	for text := range drawn { // what it still drew
		seen.WriteString(text)
	}
	count := 0
	for _, match := range progress.FindAllStringSubmatch(seen.String(), -1) {
		if match[1] == "" {
			shown = max(shown, count)
		} else if count, err = strconv.Atoi(match[1]); err != nil {
			t.Fatal(err)
		}
	}
	return shown
}
