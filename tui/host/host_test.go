package host

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"io"
	"log/slog"
	"net"
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
func start(t *testing.T, change func(*Options)) *rig {
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

func newKey(t *testing.T) gossh.Signer {
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
func (r *rig) come(t *testing.T, v *visitor) (*gossh.Client, error) {
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
func (r *rig) person(t *testing.T, organisation, name string, role identity.Role) *gossh.Client {
	t.Helper()
	client, err := r.come(t, &visitor{keys: []gossh.Signer{newKey(t)}, answers: []string{r.code(t, organisation, role), name}})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// code is that of an invite from whoever looks after the host.
func (r *rig) code(t *testing.T, organisation string, role identity.Role) string {
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
func ask(t *testing.T, client *gossh.Client, command, input string) (out, said string, ok bool) {
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
func example(t *testing.T) string {
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
func (o *drawn) wait(t *testing.T, text string) {
	t.Helper()
	o.waitFor(t, text, 1)
}

// waitFor waits until a text has come that many times.
func (o *drawn) waitFor(t *testing.T, text string, times int) {
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

func open(t *testing.T, client *gossh.Client, width, height int) *window {
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

func (w *window) press(t *testing.T, keys string) {
	t.Helper()
	if _, err := io.WriteString(w.keys, keys); err != nil {
		t.Fatal(err)
	}
}

// end waits until the program has left, and gives how.
func (w *window) end(t *testing.T) error {
	t.Helper()
	select {
	case err := <-w.over:
		return err
	case <-time.After(time.Minute):
		t.Fatalf("it does not end:\n%s", w.shown)
		return nil
	}
}

// Somebody comes with a key that is new, is asked for a code and a name, and from then on
// comes with the key alone, whichever keys are offered before it. The code works once.
func TestAnInviteBindsAKey(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	code, key := r.code(t, "Clinic", identity.Steward), newKey(t)
	ann := &visitor{keys: []gossh.Signer{key}, answers: []string{strings.ToUpper(strings.ReplaceAll(code, "-", " ")), "  ", "Ann"}}
	client, err := r.come(t, ann)
	if err != nil {
		t.Fatalf("%v, told %q", err, ann.told)
	}
	if !strings.Contains(ann.told, gossh.FingerprintSHA256(key.PublicKey())) {
		t.Errorf("the key is not named: %q", ann.told)
	}
	out, _, _ := ask(t, client, "accounts", "")
	if !strings.Contains(out, "Ann") || !strings.Contains(out, "steward") {
		t.Errorf("the accounts are %q", out)
	}
	again := &visitor{keys: []gossh.Signer{newKey(t), newKey(t), key}}
	if _, err := r.come(t, again); err != nil || again.told != "" {
		t.Errorf("the next time: %v, told %q", err, again.told)
	}
	thief := &visitor{keys: []gossh.Signer{newKey(t)}, answers: []string{code, "Thief"}}
	if _, err := r.come(t, thief); err == nil || !strings.Contains(thief.told, "This code does not work") {
		t.Errorf("a code that was used: %v, told %q", err, thief.told)
	}
	if _, err := r.come(t, &visitor{}); err == nil {
		t.Error("somebody came without a key")
	}
}

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

// What a role may do is decided where the assessments are, for screens, plain lines and
// commands alike; a role for one assessment counts there and nowhere else.
func TestRoles(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	steward, viewer := r.person(t, "Clinic", "Ann", identity.Steward), r.person(t, "Clinic", "Vi", identity.Viewer)
	text := example(t)
	for _, name := range []string{"one", "two"} {
		if _, said, ok := ask(t, steward, "put "+name, text); !ok {
			t.Fatal(said)
		}
	}
	if out, _, ok := ask(t, viewer, "list", ""); !ok || !strings.Contains(out, "one") {
		t.Errorf("a viewer sees %q", out)
	}
	if got, _, ok := ask(t, viewer, "get one charter.json", ""); !ok || got != text {
		t.Error("a viewer does not get the file as it is")
	}
	const refusal = "you may read here, not change"
	if _, said, ok := ask(t, viewer, "put one", text); ok || !strings.Contains(said, refusal) {
		t.Errorf("a viewer puts: %q", said)
	}
	if _, said, ok := ask(t, viewer, "invite viewer", ""); ok || !strings.Contains(said, "no command") {
		t.Errorf("a viewer invites: %q", said)
	}
	lines := "1\nanswer BEN-1\n2\nleave\n"
	if out := converse(t, viewer, lines); !strings.Contains(out, refusal) {
		t.Errorf("in plain lines a viewer is told:\n%s", out)
	}
	shown := open(t, viewer, 100, 30)
	shown.shown.wait(t, "Bus passenger")
	shown.press(t, "\x03")
	if err := shown.end(t); err != nil || strings.Contains(shown.shown.String(), "Start a new") {
		t.Errorf("%v; a viewer is offered to start one:\n%s", err, shown.shown)
	}
	if _, said, ok := ask(t, steward, "grant Vi editor two", ""); !ok {
		t.Fatal(said)
	}
	if _, said, ok := ask(t, viewer, "put two", text); !ok {
		t.Errorf("with a role for it: %q", said)
	}
	if _, said, ok := ask(t, viewer, "put one", text); ok {
		t.Errorf("without one: %q", said)
	}
}

// converse holds a conversation in plain lines.
func converse(t *testing.T, client *gossh.Client, typed string) string {
	t.Helper()
	out, ok := plainLines(t, client, typed)
	if !ok {
		t.Errorf("it ended badly:\n%s", out)
	}
	return out
}

// One organisation sees nothing of another: not in lists, by no name, and in no error.
func TestOrganisationsAreApart(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	ann, bob := r.person(t, "Clinic", "Ann", identity.Steward), r.person(t, "Council", "Bob", identity.Steward)
	if _, said, ok := ask(t, ann, "put secret-plan", example(t)); !ok {
		t.Fatal(said)
	}
	clinic, err := r.directory.AddOrganisation("Clinic")
	if err != nil {
		t.Fatal(err)
	}
	said := func(command string) string {
		out, err, _ := ask(t, bob, command, "")
		return out + err
	}
	if out := said("list") + said("accounts"); strings.Contains(out, "secret") || strings.Contains(out, "Ann") {
		t.Errorf("listed: %q", out)
	}
	for there, not := range map[string]string{
		"get secret-plan md": "get nothing-here md", "get ../" + clinic.ID + "/secret-plan charter.json": "get ../" + clinic.ID + "/nothing-here charter.json",
		"disable Ann": "disable Nobody", "grant Bob viewer secret-plan": "grant Bob viewer nothing-here",
	} {
		one, other := said(there), said(not)
		same := strings.NewReplacer("secret-plan", "X", "nothing-here", "X", "Ann", "Y", "Nobody", "Y")
		if same.Replace(one) != same.Replace(other) {
			t.Errorf("%s tells more than %s:\n%s\n%s", there, not, one, other)
		}
	}
	if out := converse(t, bob, "1\nleave\n"); strings.Contains(out, "secret") {
		t.Errorf("in plain lines:\n%s", out)
	}
}

// An account that was closed is told so, and what it has open ends once that is saved.
func TestAClosedAccount(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	steward := r.person(t, "Clinic", "Ann", identity.Steward)
	key := newKey(t)
	ed, err := r.come(t, &visitor{keys: []gossh.Signer{key}, answers: []string{r.code(t, "Clinic", identity.Editor), "Ed"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, said, ok := ask(t, ed, "put bus", example(t)); !ok {
		t.Fatal(said)
	}
	w := open(t, ed, 100, 30)
	w.shown.wait(t, "Bus passenger")
	w.press(t, "\r")
	w.shown.wait(t, "Beneficial")
	if _, said, ok := ask(t, steward, "disable Ed", ""); !ok {
		t.Fatal(said)
	}
	_ = w.end(t)
	w.shown.wait(t, "account was closed")
	again, err := r.come(t, &visitor{keys: []gossh.Signer{key}})
	if err != nil {
		t.Fatal(err)
	}
	if out, said, ok := ask(t, again, "get bus charter.json", ""); ok || out != "" || !strings.Contains(said, "closed by a steward") {
		t.Errorf("the next time: %q %q", out, said)
	}
	if _, said, ok := ask(t, steward, "enable Ed", ""); !ok {
		t.Fatal(said)
	}
	if _, said, ok := ask(t, again, "list", ""); !ok {
		t.Errorf("opened again: %q", said)
	}
}

// What one person changes is seen by another who has the same assessment open.
func TestOthersReadAlong(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	ann, bob := r.person(t, "Clinic", "Ann", identity.Editor), r.person(t, "Clinic", "Bob", identity.Viewer)
	if _, said, ok := ask(t, ann, "put bus", example(t)); !ok {
		t.Fatal(said)
	}
	question := func(client *gossh.Client) *window {
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
	writer, reader := question(ann), question(bob)
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
	w := open(t, client, 100, 30)
	w.shown.wait(t, "Bus passenger")
	w.press(t, "\r")
	w.shown.wait(t, "Beneficial")
	w.press(t, "\r")
	w.shown.wait(t, "BEN-1")
	w.press(t, "\r3")
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
