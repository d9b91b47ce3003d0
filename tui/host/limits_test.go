package host

import (
	"bytes"
	"errors"
	"runtime/pprof"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"charter/assessment"
	"charter/assessment/identity"
	"charter/questions"
)

// A fault in what one person does ends their connection. The others go on, and the log
// holds what a programmer needs and no answer.
func TestAFaultEndsOneConnection(t *testing.T) {
	t.Parallel()
	r := start(t, func(o *Options) {
		o.Sample = func(*questions.Pack) (*assessment.Assessment, error) { panic("an answer of somebody") }
	})
	ann, bob := r.person(t, "Clinic", "Ann", identity.Editor), r.person(t, "Clinic", "Bob", identity.Editor)
	other := open(t, bob, 80, 24)
	other.shown.wait(t, "Start a new assessment")
	w := open(t, ann, 80, 24)
	w.shown.wait(t, "See a worked example")
	w.press(t, "\x1b[B\x1b[B\r")
	if err := w.end(t); err == nil {
		t.Error("it ended as if all were well")
	}
	w.shown.wait(t, "stopped because of a fault")
	lines, _ := plainLines(t, ann, "sample\n")
	if !strings.Contains(lines, "a fault of charter itself") {
		t.Errorf("in plain lines:\n%s", lines)
	}
	other.press(t, "?")
	other.shown.wait(t, "Move about")
	if log := r.logged.String(); strings.Count(log, `"msg":"fault"`) != 2 || !strings.Contains(log, "limits_test.go") || strings.Contains(log, "an answer") {
		t.Errorf("the log:\n%s", log)
	}
}

// plainLines holds a conversation in plain lines that may end badly.
func plainLines(t testing.TB, client *gossh.Client, typed string) (out string, ok bool) {
	t.Helper()
	s, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	text := newDrawn()
	s.Stdin, s.Stdout, s.Stderr = strings.NewReader(typed), text, text
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	err = s.Wait()
	return text.String(), err == nil
}

// Nobody takes more connections than is fair, and whoever leaves one may come again.
func TestConnectionsAreLimited(t *testing.T) {
	t.Parallel()
	r := start(t, func(o *Options) { o.Limits.PerAccount, o.Limits.All = 1, 2 })
	ann := r.person(t, "Clinic", "Ann", identity.Editor)
	first := open(t, ann, 80, 24)
	first.shown.wait(t, "Start a new assessment")
	if _, said, ok := ask(t, ann, "list", ""); ok || !strings.Contains(said, "You are connected 1 time already") {
		t.Errorf("a second connection of one account: %q", said)
	}
	bob := r.person(t, "Clinic", "Bob", identity.Editor)
	second := open(t, bob, 80, 24)
	second.shown.wait(t, "Start a new assessment")
	if _, said, ok := ask(t, r.person(t, "Clinic", "Cay", identity.Editor), "list", ""); ok || !strings.Contains(said, "As many people") {
		t.Errorf("a third person: %q", said)
	}
	first.press(t, "q")
	if err := first.end(t); err != nil {
		t.Error(err)
	}
	if _, said, ok := ask(t, ann, "list", ""); !ok {
		t.Errorf("after leaving: %q", said)
	}
}

// Whoever tries codes is soon told to wait, also with one that is right.
func TestCodesCannotBeTried(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)
	r := start(t, func(o *Options) {
		o.Limits.Guesses = 2
		o.Now = func() time.Time { return now }
	})
	for range 3 {
		r.person(t, "Clinic", "Somebody who may", identity.Viewer)
	}
	code := r.code(t, "Clinic", identity.Viewer)
	for _, typed := range []string{"aaaa-aaaa-aaaa", "bbbb"} {
		if _, err := r.come(t, &visitor{keys: []gossh.Signer{newKey(t)}, answers: []string{typed, "Eve"}}); err == nil {
			t.Fatalf("%q let somebody in", typed)
		}
	}
	late := &visitor{keys: []gossh.Signer{newKey(t)}, answers: []string{code, "Eve"}}
	if _, err := r.come(t, late); err == nil || !strings.Contains(late.told, "Too many codes") {
		t.Errorf("%v, told %q", err, late.told)
	}
}

// Where nothing is typed it is told that charter leaves, and then it leaves.
func TestIdleConnectionsEnd(t *testing.T) {
	t.Parallel()
	r := start(t, func(o *Options) { o.Limits.Idle = 3 * time.Second })
	client := r.person(t, "Clinic", "Ann", identity.Editor)
	w := open(t, client, 120, 30)
	w.shown.wait(t, "charter leaves in")
	w.shown.wait(t, "Nothing was typed for long, so charter has left. Everything is saved.")
	_ = w.end(t)

	s, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.StdinPipe(); err != nil { // in which nothing comes, and which is not closed
		t.Fatal(err)
	}
	if err := s.Run("put bus"); err == nil {
		t.Error("a file that never comes was kept")
	}
}

func TestAFreshFolder(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	code, err := r.FirstInvite("Clinic")
	if err != nil || code == "" {
		t.Fatalf("%q, %v", code, err)
	}
	again, err := r.FirstInvite("Clinic")
	if err != nil || again == "" || again == code {
		t.Errorf("started anew: %q, %v", again, err)
	}
	if _, err := r.directory.Redeem(code, "Eve", "SHA256:x"); !errors.Is(err, identity.ErrNoInvite) {
		t.Errorf("the code of the first start: %v", err)
	}
	if _, err := r.directory.Redeem(again, "Ann", "SHA256:x"); err != nil {
		t.Error(err)
	}
	if code, err := r.FirstInvite("Clinic"); err != nil || code != "" {
		t.Errorf("with a steward: %q, %v", code, err)
	}
}

// Of connections that have ended, also of clients that vanished, nothing runs on.
func TestNothingIsLeftOfAConnection(t *testing.T) { // alone, so that what runs can be counted
	r := start(t, nil)
	people := make([]*gossh.Client, 4)
	for i := range people {
		people[i] = r.person(t, "Clinic", "Ann", identity.Editor)
	}
	for i, client := range people[1:] {
		w := open(t, client, 80, 24)
		w.shown.wait(t, "Start a new assessment")
		if i == 0 {
			w.press(t, "q")
			if err := w.end(t); err != nil {
				t.Error(err)
			}
		}
		client.Close()
	}
	people[0].Close()
	late := time.After(time.Minute)
	for {
		var stacks bytes.Buffer
		if err := pprof.Lookup("goroutine").WriteTo(&stacks, 2); err != nil {
			t.Fatal(err)
		}
		left := 0
		for _, of := range []string{"bubbletea", "charter/assessment/store", "host.(*connection)", "ssh.(*session)", "ssh.(*Server).HandleConn"} {
			left += strings.Count(stacks.String(), of)
		}
		if left == 0 {
			break
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-late:
			t.Fatalf("this runs on:\n%s", stacks.String())
		}
	}
}
