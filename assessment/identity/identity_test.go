package identity

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// clock is a time that a test moves on.
type clock struct{ at time.Time }

func newDirectory(t *testing.T) (*Directory, *clock) {
	t.Helper()
	c := &clock{time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)}
	return In(filepath.Join(t.TempDir(), "accounts.json"), func() time.Time { return c.at }), c
}

// pathOf is where a directory is kept.
func pathOf(d *Directory) string { return d.keeper.(*inFile).path }

// join makes an account.
func join(t *testing.T, d *Directory, organisation, name string, role Role) Account {
	t.Helper()
	made, err := d.AddOrganisation(organisation)
	if err != nil {
		t.Fatal(err)
	}
	code, err := d.Invite(made.ID, role, "")
	if err != nil {
		t.Fatal(err)
	}
	a, err := d.Redeem(code, name, "SHA256:"+organisation+name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAnInviteWorksOnceAndNotForLong(t *testing.T) {
	t.Parallel()
	d, c := newDirectory(t)
	org, err := d.AddOrganisation("Clinic")
	if err != nil {
		t.Fatal(err)
	}
	code, err := d.Invite(org.ID, Editor, "")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(pathOf(d)); err != nil || strings.Contains(string(text), code) || strings.Contains(string(text), strings.ReplaceAll(code, "-", "")) {
		t.Errorf("the code is in the file: %v", err)
	}
	a, err := d.Redeem(strings.ToUpper(code)+" ", " Ann\x1b[2J  Example ", "SHA256:a")
	if err != nil || strings.ContainsAny(a.Name, "\x1b\n") || !strings.HasPrefix(a.Name, "Ann") || a.Role != Editor || a.Organisation != org.ID {
		t.Errorf("made %+v, %v", a, err)
	}
	if _, err := d.Redeem(code, "Eve", "SHA256:b"); !errors.Is(err, ErrNoInvite) {
		t.Errorf("twice: %v", err)
	}
	late, err := d.Invite(org.ID, Editor, "")
	if err != nil {
		t.Fatal(err)
	}
	c.at = c.at.Add(InviteFor + time.Second)
	if fits, err := d.CodeFits(late); fits || err != nil {
		t.Errorf("late it fits: %t, %v", fits, err)
	}
	if _, err := d.Redeem(late, "Eve", "SHA256:b"); !errors.Is(err, ErrNoInvite) {
		t.Errorf("late: %v", err)
	}
	if fits, _ := d.CodeFits(""); fits {
		t.Error("no code at all fits")
	}
}

// An invite is worth no more than what the one who gave it may give when it is used.
func TestAnInviteOfSomebodyWhoMayNotAnyMore(t *testing.T) {
	t.Parallel()
	d, _ := newDirectory(t)
	join(t, d, "Clinic", "Ann", Steward)
	fay := join(t, d, "Clinic", "Fay", Facilitator)
	code, err := d.Invite(fay.Organisation, Editor, fay.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Disable(fay.Organisation, "fay", true); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Redeem(code, "Eve", "SHA256:e"); !errors.Is(err, ErrNoInvite) {
		t.Errorf("got %v", err)
	}
}

func TestAClosedAccountAndTheLastSteward(t *testing.T) {
	t.Parallel()
	d, _ := newDirectory(t)
	ann, other := join(t, d, "Clinic", "Ann", Steward), join(t, d, "Council", "Bob", Steward)
	if _, err := d.Disable(ann.Organisation, "Ann", true); !errors.Is(err, errLastSteward) {
		t.Errorf("the last steward: %v", err)
	}
	second := join(t, d, "Clinic", "ann", Steward)
	if _, err := d.Disable(ann.Organisation, "Ann", true); err == nil || !strings.Contains(err.Error(), "short sign") {
		t.Errorf("two of one name: %v", err)
	}
	if _, err := d.Disable(ann.Organisation, second.ID, true); err != nil {
		t.Error(err)
	}
	if a, err := d.ByKey("SHA256:Clinicann"); !errors.Is(err, ErrDisabled) || a.ID != second.ID {
		t.Errorf("by its key: %v, %v", a, err)
	}
	if _, err := d.Account(second.ID); !errors.Is(err, ErrDisabled) {
		t.Errorf("by its id: %v", err)
	}
	if _, err := d.Disable(ann.Organisation, other.ID, true); err == nil {
		t.Error("somebody of another organisation was found")
	}
	if _, err := d.ByKey("SHA256:none"); !errors.Is(err, ErrUnknownKey) {
		t.Errorf("an unknown key: %v", err)
	}
}

func TestRoles(t *testing.T) {
	t.Parallel()
	for i, role := range Roles() {
		for k, other := range Roles() {
			if role.Includes(other) != (i >= k) {
				t.Errorf("%s includes %s: %t", role, other, role.Includes(other))
			}
		}
		if role.MayInvite(Steward) != (role == Steward) || role.MayInvite(Viewer) != (role == Steward || role == Facilitator) {
			t.Errorf("what %s may invite is wrong", role)
		}
		if role.Words() == "" {
			t.Errorf("%s is not told", role)
		}
	}
	if Role("").Includes(Viewer) || Role("king").Includes(Viewer) || Steward.MayInvite("king") {
		t.Error("a role that is none may do something")
	}
}

// Two programs change the file at once and lose nothing of each other.
func TestManyChangesAtOnce(t *testing.T) {
	t.Parallel()
	first, _ := newDirectory(t)
	second := In(pathOf(first), first.now)
	var all sync.WaitGroup
	for i := range 20 {
		d := []*Directory{first, second}[i%2]
		all.Go(func() {
			if _, err := d.AddOrganisation(fmt.Sprint("Organisation ", i)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, d := range []*Directory{first, second} {
		if c, err := d.content(); err != nil || len(c.Organisations) != 20 {
			t.Errorf("%d are left, %v", len(c.Organisations), err)
		}
	}
}

// A file that is not understood lets nobody in and is not written over.
func TestADamagedFile(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "{", `{"format":"charter-accounts/2","organisations":[],"accounts":[]}`, `{"format":"charter-accounts/1","more":1}`} {
		d, _ := newDirectory(t)
		if err := os.WriteFile(pathOf(d), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, reading := d.ByKey("SHA256:a")
		_, adding := d.AddOrganisation("Clinic")
		for _, err := range []error{reading, adding} {
			if err == nil || errors.Is(err, ErrUnknownKey) || !strings.Contains(err.Error(), "nothing was written over") {
				t.Errorf("%q: %v", text, err)
			}
		}
		if now, err := os.ReadFile(pathOf(d)); err != nil || string(now) != text {
			t.Errorf("%q became %q, %v", text, now, err)
		}
	}
}
