package host

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	"charter/assessment/file"
	"charter/assessment/identity"
	"charter/assessment/store"
)

// Place is where a host keeps what it has.
type Place struct {
	Folder   string   // the key of the host and the keys of ballots; without a database, all
	Database Database // the accounts and the assessments; nil: the folder has them
}

// Database keeps accounts and assessments for several hosts together.
type Database interface {
	// Shelf gives the assessments of an organisation, which is named by its id.
	Shelf(organisation string) store.Shelf
	// Accounts gives what keeps the accounts.
	Accounts() identity.Keeper
}

// What stands in the folder of a host.
const (
	hostKeyFile   = "host_key"
	accountsFile  = "accounts.json"
	organisations = "organisations" // a folder of assessments for each
	ballotKeys    = "ballots"       // a folder for each with the keys of open rounds
)

// Directory gives the accounts.
func (p Place) Directory(now func() time.Time) *identity.Directory {
	if p.Database != nil {
		return identity.On(p.Database.Accounts(), now)
	}
	return identity.In(filepath.Join(p.Folder, accountsFile), now)
}

// Root gives the assessments of an organisation.
func (p Place) Root(organisation string) (*file.Root, error) {
	if p.Database != nil {
		return &file.Root{Shelf: p.Database.Shelf(organisation)}, nil
	}
	folder := filepath.Join(p.Folder, organisations, organisation)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, errors.New("the folder of the organisation cannot be made. Tell whoever looks after this host")
	}
	return &file.Root{Folder: folder}, nil
}
