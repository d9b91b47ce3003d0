//go:build unix

package host

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	gossh "golang.org/x/crypto/ssh"

	"charter/assessment/file"
	"charter/assessment/identity"
	"charter/assessment/sample/sampletest"
	"charter/exports/output"
	"charter/exports/report"
)

// openSSH is the client that people have, with a key of its own.
type openSSH struct {
	program string
	args    []string
}

// newOpenSSH makes a key for the client that is installed here.
func newOpenSSH(t *testing.T, r *rig) openSSH {
	t.Helper()
	program, err := exec.LookPath("ssh")
	if err != nil {
		t.Skip("there is no OpenSSH client here")
	}
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := gossh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	key := filepath.Join(folder, "key")
	if err := os.WriteFile(key, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	return openSSH{program, []string{
		"-F", "/dev/null", "-o", "UserKnownHostsFile=" + filepath.Join(folder, "known"), "-o", "StrictHostKeyChecking=accept-new",
		"-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-i", key, "-p", strconv.Itoa(r.port), "127.0.0.1",
	}}
}

// run runs one command, or with none plain lines.
func (c openSSH) run(t *testing.T, input string, command ...string) (out, said string, err error) {
	t.Helper()
	args := append([]string{"-T"}, append(c.args, command...)...)
	cmd := exec.CommandContext(t.Context(), c.program, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(input), &stdout, &stderr
	err = cmd.Run()
	return stdout.String(), stderr.String(), err
}

// terminal is the client on a pseudo-terminal.
type terminal struct {
	cmd   *exec.Cmd
	file  *os.File
	shown *drawn
}

func (c openSSH) terminal(t *testing.T, width, height uint16) *terminal {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), c.program, c.args...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: width, Rows: height})
	if err != nil {
		t.Fatal(err)
	}
	x := &terminal{cmd, f, newDrawn()}
	go func() { _, _ = io.Copy(x.shown, f) }()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = f.Close()
	})
	return x
}

func (x *terminal) press(t *testing.T, keys string) {
	t.Helper()
	if _, err := io.WriteString(x.file, keys); err != nil {
		t.Fatal(err)
	}
}

// The client that people have: comes by invite, rates, changes the size of the window,
// presses ctrl+z, leaves, is killed, speaks in plain lines, and fetches what an export here
// writes, to the byte.
func TestOpenSSH(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)
	r := start(t, func(o *Options) { o.Now = func() time.Time { return now } })
	client := newOpenSSH(t, r)
	first := client.terminal(t, 100, 30)
	first.shown.wait(t, "Invite code:")
	first.press(t, r.code(t, "Clinic", identity.Editor)+"\r")
	first.shown.wait(t, "Your name")
	first.press(t, "Ann\r")
	first.shown.wait(t, "See a worked example")
	first.press(t, "\x1b[B\x1b[B\r")
	first.shown.wait(t, "Beneficial")
	first.press(t, "\r")
	first.shown.wait(t, "BEN-2")
	first.press(t, "\r")
	first.shown.wait(t, "You said 3")
	first.press(t, "0y")
	first.shown.wait(t, "[0] Not in place")
	if err := pty.Setsize(first.file, &pty.Winsize{Cols: 60, Rows: 20}); err != nil {
		t.Fatal(err)
	}
	first.press(t, "\x1a")
	first.shown.wait(t, "ctrl+z (suspend) does nothing")
	first.press(t, "\x03")
	if err := first.cmd.Wait(); err != nil {
		t.Errorf("leaving: %v", err)
	}

	second := client.terminal(t, 80, 24)
	second.shown.wait(t, "Bus passenger")
	second.press(t, "\r")
	second.shown.wait(t, "Beneficial")
	if err := second.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	r.logged.waitFor(t, `"kind":"screens"`, 2) // it has ended, and let go of the file

	const name = "demand-responsive-transport"
	text, said, err := client.run(t, "", "get", name, "charter.json")
	if err != nil {
		t.Fatal(said)
	}
	lines, said, err := client.run(t, "1\nanswer BEN-1\n\nmenu\nleave\n")
	if err != nil || !strings.Contains(lines, "Level 0") && !strings.Contains(lines, "level 0") || !strings.Contains(lines, "Goodbye.") {
		t.Errorf("in plain lines: %v, %s\n%s", err, said, lines)
	}
	for part, want := range exported(t, text, now) {
		if got, said, err := client.run(t, "", "get", name, part); err != nil || got != string(want) {
			t.Errorf("%s is not what an export writes: %v, %s", part, err, said)
		}
	}
	if _, said, err := client.run(t, text, "put", "a", "copy"); err != nil {
		t.Error(said)
	}
	if got, _, err := client.run(t, "", "get", "a", "copy", "charter.json"); err != nil || got != text {
		t.Errorf("what was put is not what is got: %v", err)
	}
}

// exported makes the files of an export here, by what they are called when they are fetched.
func exported(t *testing.T, text string, now time.Time) map[string][]byte {
	t.Helper()
	const stem = "x"
	path := filepath.Join(t.TempDir(), stem+file.Extension)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	a, pack, err := file.PacksIn("", sampletest.Editions()).Read(path)
	if err != nil {
		t.Fatal(err)
	}
	made := report.Build(a, pack, report.Options{Audience: report.Public, Now: now, Tool: "charter test"})
	files, err := output.Plan("", stem, made, output.Formats())
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range files {
		parts[strings.TrimPrefix(f.Path, stem+".")] = f.Data
	}
	return parts
}
