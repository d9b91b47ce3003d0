package postgres_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"charter/assessment/identity"
)

// Several hosts know the same people, and lose nothing of each other's changes, the first of
// all included.
func TestAccountsOfSeveralHosts(t *testing.T) {
	t.Parallel()
	address := server(t).Database(t)
	var hosts []*identity.Directory
	for range 3 {
		hosts = append(hosts, identity.On(open(t, address).Accounts(), time.Now))
	}
	if _, err := hosts[0].ByKey("SHA256:a"); !errors.Is(err, identity.ErrUnknownKey) {
		t.Errorf("before there is anybody: %v", err)
	}
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			if _, err := hosts[i%3].AddOrganisation(fmt.Sprint("Organisation ", i)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	made, err := hosts[0].AddOrganisation("organisation 7")
	if err != nil || made.Name != "Organisation 7" {
		t.Errorf("made %v again, %v", made, err)
	}
	code, err := hosts[1].Invite(made.ID, identity.Steward, "")
	if err != nil {
		t.Fatal(err)
	}
	ann, err := hosts[2].Redeem(code, "Ann", "SHA256:a")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := hosts[0].Redeem(code, "Eve", "SHA256:b"); !errors.Is(err, identity.ErrNoInvite) {
		t.Errorf("twice: %v", err)
	}
	for _, host := range hosts {
		for range 2 { // also when it is known already
			if found, err := host.ByKey("SHA256:a"); err != nil || found.ID != ann.ID {
				t.Errorf("found %v, %v", found, err)
			}
		}
	}
}

func TestAccountsThatAreNotUnderstoodOrNotThere(t *testing.T) {
	t.Parallel()
	d := open(t, server(t).Database(t))
	host := identity.On(d.Accounts(), time.Now)
	run(t, d, `INSERT INTO directory (body) VALUES ('{"format":"charter-accounts/2"}')`)
	_, reading := host.ByKey("SHA256:a")
	_, adding := host.AddOrganisation("Clinic")
	const want = `the accounts of this host cannot be understood: its format is "charter-accounts/2", and this charter knows "charter-accounts/1". Nobody can come before that is put right; nothing was written over`
	for _, err := range []error{reading, adding} {
		if err == nil || err.Error() != want {
			t.Errorf("got %v", err)
		}
	}
	run(t, d, "DROP TABLE directory")
	if _, err := host.ByKey("SHA256:a"); err == nil || errors.Is(err, identity.ErrUnknownKey) {
		t.Errorf("without the table: %v", err)
	}
}
