//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
)

// troubled is charter on a terminal, with a file that was deleted under it.
type troubled struct {
	t        *testing.T
	path     string
	cmd      *exec.Cmd
	terminal *os.File
	drawn    chan string
	text     string // everything that was drawn
}

// inTrouble opens the worked example, deletes it and answers a question.
func inTrouble(t *testing.T) *troubled {
	t.Helper()
	program, err := exec.LookPath("charter") // this test binary under another name, see TestMain
	if err != nil {
		t.Fatal(err)
	}
	p := &troubled{t: t, path: filepath.Join(t.TempDir(), "bus.charter.json"), drawn: make(chan string, 1000)}
	if err := os.WriteFile(p.path, sampletest.File(), 0o600); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	p.cmd = exec.CommandContext(t.Context(), program, "open", p.path)
	p.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "HOME="+home, "XDG_STATE_HOME="+home, "XDG_CONFIG_HOME="+home)
	if p.terminal, err = pty.StartWithSize(p.cmd, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.terminal.Close() })
	go func() {
		defer close(p.drawn)
		part := make([]byte, 4096)
		for n, err := p.terminal.Read(part); err == nil; n, err = p.terminal.Read(part) {
			p.drawn <- string(part[:n])
		}
	}()
	p.until("Beneficial")
	if err := os.Remove(p.path); err != nil {
		t.Fatal(err)
	}
	p.write("x")
	p.until("TRA-5")
	p.write("3")
	p.until("Not saved (press !)")
	return p
}

func (p *troubled) write(keys string) {
	p.t.Helper()
	if _, err := p.terminal.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

// until waits until a text was drawn since the last wait.
func (p *troubled) until(want string) {
	p.t.Helper()
	late := time.After(time.Minute) // a text that never comes must not hang the tests
	since := ""
	for !strings.Contains(ansi.Strip(since), want) {
		select {
		case text, alive := <-p.drawn:
			since += text
			if !alive {
				p.t.Fatalf("charter ended before it drew %q:\n%s", want, since)
			}
		case <-late:
			p.t.Fatalf("%q was not drawn:\n%s", want, since)
		}
	}
	p.text += since
}

// end waits until charter has ended and gives what it wrote last.
func (p *troubled) end() string {
	p.t.Helper()
	rest := ""
	for text := range p.drawn {
		rest += text
	}
	_ = p.cmd.Wait() // the status is looked at by the tests
	return ansi.Strip(rest)
}

// recovered gives the level of the answer in the recovery file beside the file.
func (p *troubled) recovered() *int {
	p.t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(p.path), "*.recovery-*"))
	if err != nil || len(found) != 1 {
		p.t.Fatalf("recovery files: %v, %v", found, err)
	}
	kept, err := file.Read(found[0], nil)
	if err != nil {
		p.t.Fatal(err)
	}
	return kept.Answers["TRA-5"].Level
}

func TestLeavingWithUnsavedWorkNeedsASecondKey(t *testing.T) {
	t.Parallel()
	p := inTrouble(t)
	const ctrlC = "\x03"
	p.write(ctrlC)
	p.until("Leave and lose what is not saved…")
	p.write(ctrlC)
	p.until("Press y to lose it")
	p.write(ctrlC + ctrlC + "q")
	p.write("y")
	p.end()
	if status := p.cmd.ProcessState.ExitCode(); status != statusDone {
		t.Errorf("it ended with status %d", status)
	}
	if _, err := os.Stat(p.path); err == nil {
		t.Error("the file is there again")
	}
}

func TestAClosedWindowKeepsUnsavedWork(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			p := inTrouble(t)
			if err := p.cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			last := p.end()
			if status := p.cmd.ProcessState.ExitCode(); status != statusFailed || !strings.Contains(last, "All your work is in ") {
				t.Errorf("it ended with status %d and said %q", status, last)
			}
			if level := p.recovered(); level == nil || *level != 3 {
				t.Error("the recovery file lacks the answer")
			}
		})
	}
}
