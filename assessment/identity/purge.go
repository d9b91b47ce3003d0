package identity

import (
	"slices"
	"time"
)

// Purged is what was forgotten.
type Purged struct {
	Accounts int // that were closed
	Invites  int // that can let nobody in any more
}

// Purge forgets the accounts that were closed before a time, with their names and keys, and the
// invites that have expired. Who was closed can come again only with a new invite.
func (d *Directory) Purge(closedBefore time.Time) (Purged, error) {
	var gone Purged
	err := d.change(func(c *content) error {
		now, accounts, invites := d.now(), len(c.Accounts), len(c.Invites)
		c.Accounts = slices.DeleteFunc(c.Accounts, func(a Account) bool { return !a.Disabled.IsZero() && a.Disabled.Before(closedBefore) })
		c.Invites = slices.DeleteFunc(c.Invites, func(i invite) bool { return i.Expires.Before(now) })
		gone = Purged{accounts - len(c.Accounts), invites - len(c.Invites)}
		return nil
	})
	return gone, err
}
