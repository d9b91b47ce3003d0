package host

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"charter/assessment/file"
	"charter/assessment/identity"
	"charter/assessment/sample/sampletest"
)

// rig is a host that is served in a test.
type rig struct {
	*Host
	logged *drawn
	stop   func() // ends the host, and waits for that
	ended  error
}

// start serves a host on this machine alone.
func start(t testing.TB, change func(*Options)) *rig {
	t.Helper()
	r := &rig{logged: newDrawn()}
	o := Options{
		Folder: filepath.Join(t.TempDir(), "host"), Address: "127.0.0.1:0", Name: "host.test",
		Now: time.Now, Tool: "charter test", Sample: sampletest.Example, Packs: file.PacksIn("", sampletest.Editions()),
		Log: slog.New(slog.NewJSONHandler(r.logged, nil)), Limits: UsualLimits(),
	}
	o.Limits.Arrivals = 10_000
	if change != nil {
		change(&o)
	}
	h, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = h
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		r.ended = h.Serve(ctx)
	}()
	r.stop = func() {
		cancel()
		<-done
	}
	t.Cleanup(r.stop)
	return r
}

func newKey(t testing.TB) gossh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := gossh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// visitor is what somebody who comes types, and what they are told.
type visitor struct {
	keys    []gossh.Signer
	answers []string
	told    string
}

// come connects.
func (r *rig) come(t testing.TB, v *visitor) (*gossh.Client, error) {
	t.Helper()
	ask := func(_, instruction string, questions []string, _ []bool) ([]string, error) {
		v.told += instruction
		var given []string
		for _, question := range questions {
			v.told += question
			if len(v.answers) == 0 {
				return nil, io.EOF
			}
			given, v.answers = append(given, v.answers[0]), v.answers[1:]
		}
		return given, nil
	}
	client, err := gossh.Dial("tcp", r.listener.Addr().String(), &gossh.ClientConfig{
		User: "whoever", HostKeyCallback: gossh.FixedHostKey(r.key), Timeout: time.Minute,
		Auth: []gossh.AuthMethod{gossh.PublicKeys(v.keys...), gossh.KeyboardInteractive(ask)},
	})
	if err == nil {
		t.Cleanup(func() { client.Close() })
	}
	return client, err
}

// person makes an account in an organisation and connects with it.
func (r *rig) person(t testing.TB, organisation, name string, role identity.Role) *gossh.Client {
	t.Helper()
	client, err := r.come(t, &visitor{keys: []gossh.Signer{newKey(t)}, answers: []string{r.code(t, organisation, role), name}})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// code is that of an invite from whoever looks after the host.
func (r *rig) code(t testing.TB, organisation string, role identity.Role) string {
	t.Helper()
	made, err := r.directory.AddOrganisation(organisation)
	if err != nil {
		t.Fatal(err)
	}
	code, err := r.directory.Invite(made.ID, role, "")
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// ask runs one command, and gives what came on standard output and standard error.
func ask(t testing.TB, client *gossh.Client, command, input string) (out, said string, ok bool) {
	t.Helper()
	s, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var stdout, stderr bytes.Buffer
	s.Stdin, s.Stdout, s.Stderr = strings.NewReader(input), &stdout, &stderr
	err = s.Run(command)
	return stdout.String(), stderr.String(), err == nil
}

// example gives the text of the worked example.
func example(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.charter.json")
	if err := file.Create(path, sampletest.Assessment(t, sampletest.Pack(t))); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// drawn is what a program writes, which a test can wait for.
type drawn struct {
	mu      sync.Mutex
	text    strings.Builder
	changed chan struct{}
}

func newDrawn() *drawn { return &drawn{changed: make(chan struct{}, 1)} }

func (o *drawn) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	select {
	case o.changed <- struct{}{}:
	default:
	}
	return o.text.Write(p)
}

func (o *drawn) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// wait waits for a text.
func (o *drawn) wait(t testing.TB, text string) {
	t.Helper()
	o.waitFor(t, text, 1)
}

// waitFor waits until a text has come that many times.
func (o *drawn) waitFor(t testing.TB, text string, times int) {
	t.Helper()
	late := time.After(time.Minute)
	for strings.Count(o.String(), text) < times {
		select {
		case <-o.changed:
		case <-late:
			t.Fatalf("there is no %q in\n%s", text, o)
		}
	}
}

// window is a terminal on which the program is shown.
type window struct {
	*gossh.Session
	keys  io.Writer
	shown *drawn
	over  chan error // how it ended
}

func open(t testing.TB, client *gossh.Client, width, height int) *window {
	t.Helper()
	s, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	w := &window{Session: s, shown: newDrawn(), over: make(chan error, 1)}
	s.Stdout, s.Stderr = w.shown, w.shown
	if w.keys, err = s.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := s.RequestPty("xterm-256color", height, width, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	go func() { w.over <- s.Wait() }()
	return w
}

func (w *window) press(t testing.TB, keys string) {
	t.Helper()
	if _, err := io.WriteString(w.keys, keys); err != nil {
		t.Fatal(err)
	}
}

// end waits until the program has left, and gives how.
func (w *window) end(t testing.TB) error {
	t.Helper()
	select {
	case err := <-w.over:
		return err
	case <-time.After(time.Minute):
		t.Fatalf("it does not end:\n%s", w.shown)
		return nil
	}
}

// converse holds a conversation in plain lines.
func converse(t testing.TB, client *gossh.Client, typed string) string {
	t.Helper()
	out, ok := plainLines(t, client, typed)
	if !ok {
		t.Errorf("it ended badly:\n%s", out)
	}
	return out
}
