package host

import (
	"fmt"
	"time"

	"charter/assessment/safefile"
	"charter/exports/wording"
)

// Purge forgets what nobody needs any more: accounts that were closed before a time, with their
// names and keys, invites that have expired, and acts before a time. It tells how much that was.
func (p Place) Purge(closedBefore, actsBefore time.Time, now func() time.Time) (string, error) {
	gone, err := p.Directory(now).Purge(closedBefore)
	if err != nil {
		return "", err
	}
	record := audit{folder: p.Folder, limit: auditLimit}
	acts, err := record.drop(actsBefore)
	if err == nil {
		err = record.add(acted{At: now().UTC().Truncate(time.Second), Act: "purge"})
	}
	if err != nil {
		return "", fmt.Errorf("the record of acts in %s cannot be written: %s. Accounts and invites were forgotten", p.Folder, safefile.Words(err))
	}
	return fmt.Sprintf("Forgotten: %s, %s, %s.", wording.Count(gone.Accounts, "closed account"), wording.Count(gone.Invites, "expired invite"), wording.Count(acts, "recorded act")), nil
}
