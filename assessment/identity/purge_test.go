package identity_test

import (
	"path/filepath"
	"testing"
	"time"

	"charter/assessment/identity"
)

// What has expired and who was closed long ago is forgotten; everybody else stays.
func TestPurge(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)
	d := identity.In(filepath.Join(t.TempDir(), "accounts.json"), func() time.Time { return now })
	clinic, err := d.AddOrganisation("Clinic")
	if err != nil {
		t.Fatal(err)
	}
	join := func(name string, role identity.Role) {
		code, err := d.Invite(clinic.ID, role, "")
		if err == nil {
			_, err = d.Redeem(code, name, "SHA256:"+name)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	join("Ann", identity.Steward)
	join("Bob", identity.Editor)
	join("Cyd", identity.Editor)
	if _, err := d.Invite(clinic.ID, identity.Viewer, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Disable(clinic.ID, "Bob", true); err != nil {
		t.Fatal(err)
	}
	now = now.AddDate(0, 6, 0)
	if _, err := d.Disable(clinic.ID, "Cyd", true); err != nil {
		t.Fatal(err)
	}
	if gone, err := d.Purge(now.AddDate(0, -3, 0)); err != nil || gone != (identity.Purged{Accounts: 1, Invites: 1}) {
		t.Errorf("%+v, %v", gone, err)
	}
	all, err := d.Accounts(clinic.ID)
	if err != nil || len(all) != 2 || all[0].Name != "Ann" || all[1].Name != "Cyd" {
		t.Errorf("left: %+v, %v", all, err)
	}
}
