package host

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"charter/assessment/identity"
)

// Nothing but people at work comes through: no forwarding, no subsystem, no program.
func TestNothingElseIsServed(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	client := r.person(t, "Clinic", "Ann", identity.Steward)
	for _, command := range []string{"sh -c 'touch /tmp/x'", "ls", "/bin/sh", "scp -t /tmp", "get ../../accounts charter.json", "get ../../host_key charter.json", "put", "list all", "invite king", "grant Ann steward x", "disable Ann"} {
		out, said, ok := ask(t, client, command, example(t))
		if ok || out != "" || said == "" || strings.Contains(said, r.Folder) {
			t.Errorf("%s: %t, %q, %q", command, ok, out, said)
		}
	}
	if conn, err := client.Dial("tcp", "127.0.0.1:1"); err == nil {
		conn.Close()
		t.Error("a connection was forwarded")
	}
	if l, err := client.ListenTCP(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)}); err == nil {
		l.Close()
		t.Error("a port was opened")
	}
	s, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.RequestSubsystem("sftp"); err == nil {
		t.Error("there is a subsystem")
	}
	if entries, err := os.ReadDir(filepath.Join(r.Folder, organisations)); err != nil || len(entries) != 1 {
		t.Errorf("made: %v, %v", entries, err)
	}
}

// question opens the first question of the worked example.
func question(t *testing.T, client *gossh.Client) *window {
	t.Helper()
	w := open(t, client, 100, 30)
	w.shown.wait(t, "Bus passenger")
	w.press(t, "\r")
	w.shown.wait(t, "Beneficial")
	w.press(t, "\r")
	w.shown.wait(t, "BEN-1")
	w.press(t, "\r")
	w.shown.wait(t, "You said 3")
	return w
}

// What one person changes is seen by another who has the same assessment open.
func TestOthersReadAlong(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	ann, bob := r.person(t, "Clinic", "Ann", identity.Editor), r.person(t, "Clinic", "Bob", identity.Viewer)
	if _, said, ok := ask(t, ann, "put bus", example(t)); !ok {
		t.Fatal(said)
	}
	writer, reader := question(t, ann), question(t, bob)
	writer.press(t, "1y")                       // in the place of what a group came to
	writer.shown.wait(t, "[1] Partly in place") // the mark has moved there
	reader.shown.wait(t, "[1] Partly in place") // the mark has moved there
}

// When the host ends, everybody's work is saved and everybody is told.
func TestACleanEnd(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	client := r.person(t, "Clinic", "Ann", identity.Editor)
	if _, said, ok := ask(t, client, "put bus", example(t)); !ok {
		t.Fatal(said)
	}
	w := question(t, client)
	w.press(t, "3")
	w.shown.wait(t, "saved")
	r.stop()
	if r.ended != nil {
		t.Error(r.ended)
	}
	_ = w.end(t)
	w.shown.wait(t, "The host is being stopped. Everything is saved.")
	locks, err := filepath.Glob(filepath.Join(r.Folder, organisations, "*", ".*"))
	if err != nil || len(locks) > 0 {
		t.Errorf("left behind: %v, %v", locks, err)
	}
	if log := r.logged.String(); strings.Contains(log, "Bus") || strings.Contains(log, "Ann") || strings.Contains(log, "127.0.0.1") {
		t.Errorf("the log tells too much:\n%s", log)
	}
}

// A window of any size is drawn no larger than the host can bear.
func TestWindowsAreClamped(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	client := r.person(t, "Clinic", "Ann", identity.Editor)
	for _, size := range [][2]int{{0, 0}, {5000, 5000}, {65535, 65535}} {
		w := open(t, client, size[0], size[1])
		w.shown.wait(t, "Start a new assessment")
		if err := w.WindowChange(size[1], size[0]); err != nil {
			t.Fatal(err)
		}
		w.press(t, "?")
		w.shown.wait(t, "Move about")
		w.press(t, "\x03")
		if err := w.end(t); err != nil {
			t.Errorf("%v: %v", size, err)
		}
		if n := len(w.shown.String()); n > 200_000 {
			t.Errorf("%v: %d bytes were drawn", size, n)
		}
	}
}
