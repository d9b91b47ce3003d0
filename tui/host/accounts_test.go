package host

import (
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"charter/assessment/identity"
	"charter/assessment/store"
)

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

// unreadable are accounts that cannot be read, of a host with a database or without.
type unreadable struct {
	Database
	identity.Keeper
}

func (unreadable) Text(string) ([]byte, string, error) {
	return nil, "", errors.New("it does not answer")
}

// While the accounts cannot be read nothing is changed, and people are told what is away.
func TestWhatIsAwayIsNamed(t *testing.T) {
	t.Parallel()
	for want, database := range map[string]Database{"the accounts of this host cannot be read now": nil, "the database of this host cannot be read now": unreadable{}} {
		h := &Host{Options: Options{Database: database, Log: slog.New(slog.DiscardHandler)}, directory: identity.On(unreadable{}, time.Now)}
		var told store.Trouble
		if err := h.rights("ann")()(store.ToEdit, "bus.charter.json"); !errors.As(err, &told) {
			t.Fatalf("%v", err)
		}
		if reason, next := told.Why(); reason != want || next != "Try again in a while. If this lasts, tell whoever looks after this host" {
			t.Errorf("%q, %q", reason, next)
		}
	}
}
