//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"charter/assessment"
	"charter/assessment/file"
	"charter/questions"
)

// sitting is a workshop on a real terminal.
type sitting struct {
	t        *testing.T
	path     string // the assessment
	home     string
	cmd      *exec.Cmd
	terminal *os.File

	mu       sync.Mutex
	raw      bytes.Buffer // everything the program has written
	versions []string     // every text of the file and of its backup that was seen
}

// start opens the workshop on a new terminal.
func (s *sitting) start() {
	s.t.Helper()
	program, err := exec.LookPath("charter") // this test binary under another name, see TestMain
	if err != nil {
		s.t.Fatal(err)
	}
	s.cmd = exec.CommandContext(s.t.Context(), program, "workshop", s.path)
	s.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "HOME="+s.home, "XDG_STATE_HOME="+s.home, "XDG_CONFIG_HOME="+s.home)
	if s.terminal, err = pty.StartWithSize(s.cmd, &pty.Winsize{Rows: 30, Cols: 100}); err != nil {
		s.t.Fatal(err)
	}
	terminal, before := s.terminal, len(s.output())
	defer s.drawn(before, "Start a new sitting") // before the first frame a terminal drops what is typed
	go func() {
		part := make([]byte, 4096)
		for n, err := terminal.Read(part); err == nil; n, err = terminal.Read(part) {
			s.mu.Lock()
			s.raw.Write(part[:n])
			s.mu.Unlock()
		}
	}()
}

// drawn waits until a text is drawn, after so much other output.
func (s *sitting) drawn(before int, text string) {
	s.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !strings.Contains(s.output()[before:], text); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("%q was not drawn: %q", text, s.output()[before:])
		}
	}
}

// sendUntil types keys that open or close a screen, and waits for what it shows.
func (s *sitting) sendUntil(keys, text string) {
	s.t.Helper()
	before := len(s.output())
	s.send(keys)
	s.drawn(before, text)
}

// output gives everything the program has written so far.
func (s *sitting) output() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.String()
}

// closeTerminal does what closing the window does: the program gets the signal
// that its terminal has gone, and ends.
func (s *sitting) closeTerminal() {
	s.t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		s.t.Fatal(err)
	}
	_ = s.cmd.Wait() // ended by the signal
	s.terminal.Close()
}

func (s *sitting) send(keys string) {
	s.t.Helper()
	if _, err := s.terminal.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// until waits for the file to be as it should, and keeps every version that it sees.
func (s *sitting) until(what string, holds func(*assessment.Assessment) bool) *assessment.Assessment {
	s.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(2 * time.Millisecond) {
		for _, name := range []string{s.path, s.path + ".bak"} {
			if text, err := os.ReadFile(name); err == nil && !slices.Contains(s.versions, string(text)) {
				s.versions = append(s.versions, string(text))
			}
		}
		a, err := file.Read(s.path, nil)
		if err == nil && holds(a) {
			return a
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("waited in vain until %s (%v); the program wrote:\n%q", what, err, s.output())
		}
	}
}

const (
	down  = "\x1b[B"
	enter = "\r"
	esc   = "\x1b[27u" // in the form that needs no pause after it
)

func voted(count int) func(*assessment.Assessment) bool {
	return func(a *assessment.Assessment) bool {
		rounds := a.Answers["BEN-1"].Rounds
		return len(rounds) == 1 && len(rounds[0].Voted) == count
	}
}

// TestWorkshopOnATerminal holds a round with five people and closes the terminal in
// the middle of it. No version of the file or its backup tells who chose what, the
// votes survive, and the key of the round is gone after it.
func TestWorkshopOnATerminal(t *testing.T) {
	t.Parallel()
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	s := &sitting{t: t, path: filepath.Join(folder, "x.charter.json"), home: t.TempDir()}
	a := assessment.New("0199a8f0-0000-7000-8000-000000000002", assessment.PackRef{ID: pack.ID, Version: pack.Version}, time.Now())
	a.Project.Title = "Bus passenger assistant"
	for i := range 5 {
		a.Assessors = append(a.Assessors, assessment.Assessor{ID: fmt.Sprintf("a%d", i+1), Name: fmt.Sprintf("Person %c", 'A'+i)})
	}
	if err := file.Create(s.path, a); err != nil {
		t.Fatal(err)
	}

	s.start()
	s.send(enter)
	s.until("a sitting is there", func(a *assessment.Assessment) bool { return len(a.Sessions) == 1 })
	s.sendUntil("j", "Tick who")
	s.send(" " + down + " " + down + " " + down + " " + down + " ")
	s.until("five people are here", func(a *assessment.Assessment) bool { return len(a.Sessions[0].Present) == 5 })
	s.sendUntil(esc, "Before you begin")
	s.send(strings.Repeat(down, 5) + enter + enter)
	s.until("the first question is shown", func(a *assessment.Assessment) bool { return a.Sessions[0].At == "BEN-1" })
	s.send("r")
	for i, choice := range []string{"3", "0", "u"} {
		s.send(enter + choice + choice)
		s.until(fmt.Sprintf("%d have voted", i+1), voted(i+1))
	}
	s.closeTerminal()
	before := s.until("three have voted", voted(3)).Answers["BEN-1"].Rounds[0]
	if keys, _ := filepath.Glob(filepath.Join(s.home, "charter", "ballots", "*", "*.key")); len(keys) != 1 {
		t.Errorf("keys while the round is open: %v", keys)
	}

	s.start()
	s.send(enter + enter + "2" + "2")
	s.until("four have voted", voted(4))
	for _, text := range s.versions {
		checkOpenRound(t, text)
	}
	open := len(s.versions)
	s.send(enter + "2" + "2")
	after := s.until("the round is complete", func(a *assessment.Assessment) bool {
		rounds := a.Answers["BEN-1"].Rounds
		return len(rounds) == 1 && rounds[0].Complete
	}).Answers["BEN-1"]
	round := after.Rounds[0]
	if round.Levels != [4]int{1, 0, 2, 1} || round.Unsure != 1 || round.Present != 5 || len(round.Voted) != 5 || round.Sealed != "" {
		t.Errorf("the round after an interruption: %+v", round)
	}
	if len(before.Voted) != 3 || after.Level == nil || *after.Level != 2 {
		t.Errorf("before %+v, recorded %v", before, after.Level)
	}
	if open < 4 {
		t.Errorf("only %d versions of the file were looked at", open)
	}
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(2 * time.Millisecond) {
		if left, _ := filepath.Glob(filepath.Join(s.home, "charter", "ballots", "*")); len(left) == 0 {
			break
		} else if time.Now().After(deadline) {
			t.Fatalf("the key outlives the round: %v", left)
		}
	}
	s.closeTerminal()

	for _, title := range regexp.MustCompile(`\x1b\][02];([^\x07\x1b]*)`).FindAllStringSubmatch(s.output(), -1) {
		if title[1] != "" && title[1] != "Bus passenger assistant - charter" {
			t.Errorf("the window's title was %q", title[1])
		}
	}
	left, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range left {
		text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(entry.Name(), ".json") || strings.HasSuffix(entry.Name(), ".bak") {
			checkHistory(t, string(text))
		}
	}
}

// checkOpenRound looks at a version of the file while the round was open.
func checkOpenRound(t *testing.T, text string) {
	t.Helper()
	a, err := file.Decode("x", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range a.Answers["BEN-1"].Rounds {
		if r.Levels != [4]int{} || r.Unsure+r.NotApplicable+r.Passed > 0 || r.Complete || r.Sealed == "" {
			t.Errorf("an open round tells its votes: %+v", r)
		}
	}
	checkHistory(t, text)
}

// checkHistory looks for names beside votes in the history of a version of the file.
func checkHistory(t *testing.T, text string) {
	t.Helper()
	a, err := file.Decode("x", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range a.History {
		if strings.Contains(entry.From+entry.To, "voted") || entry.By != "" || strings.Contains(entry.From+entry.To, "sealed") {
			t.Errorf("the history tells of a vote: %+v", entry)
		}
	}
}
