package identity

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"charter/assessment/safefile"
)

// format is the format of the file.
const format = "charter-accounts/1"

// content is what the file holds.
type content struct {
	Format        string         `json:"format"`
	Organisations []Organisation `json:"organisations"`
	Accounts      []Account      `json:"accounts"`
	Invites       []invite       `json:"invites,omitempty"`
}

// Organisation is a group of people who share their assessments.
type Organisation struct {
	ID   string `json:"id"` // also the name of its folder
	Name string `json:"name"`
}

// Account is somebody who may come.
type Account struct {
	ID           string          `json:"id"`
	Organisation string          `json:"organisation"` // its id
	Name         string          `json:"name"`         // as colleagues know them
	Role         Role            `json:"role"`
	Keys         []Key           `json:"keys"`
	Grants       map[string]Role `json:"grants,omitempty"` // roles for single assessments, by their names
	Added        time.Time       `json:"added"`
	Seen         time.Time       `json:"seen,omitzero"`
	Disabled     time.Time       `json:"disabled,omitzero"` // zero: it is not
}

// Key is a public key of an account.
type Key struct {
	Fingerprint string    `json:"fingerprint"`
	Added       time.Time `json:"added"`
}

// Directory is all that is known, in a file.
type Directory struct {
	path string
	now  func() time.Time

	mu   sync.Mutex
	read fs.FileInfo // the file that kept was read from
	kept content
}

// In gives the directory in the file at a path, which is made with the first organisation.
func In(path string, now func() time.Time) *Directory { return &Directory{path: path, now: now} }

// fileLimit is more than the directory of a region comes to.
const fileLimit = 32 << 20

// content gives what the file holds now. It must not be changed.
func (d *Directory) content() (content, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	info, err := os.Lstat(d.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d.read, d.kept = nil, content{Format: format}
		return d.kept, nil
	case err == nil && d.read != nil && os.SameFile(info, d.read) && info.ModTime().Equal(d.read.ModTime()) && info.Size() == d.read.Size():
		return d.kept, nil
	}
	data, err := safefile.Read(d.path, fileLimit)
	if err != nil {
		return content{}, d.trouble("read", err)
	}
	var found content
	if err := json.Unmarshal(data, &found, json.RejectUnknownMembers(true)); err != nil {
		return content{}, d.trouble("understood", err)
	}
	if found.Format != format {
		return content{}, d.trouble("understood", fmt.Errorf("its format is %q, and this charter knows %q", found.Format, format))
	}
	d.read, d.kept = info, found
	return found, nil
}

func (d *Directory) trouble(what string, err error) error {
	return fmt.Errorf("the accounts in %s cannot be %s: %s. Nobody can come before that is put right; nothing was written over", d.path, what, safefile.Words(err))
}

// lockFor is how long a change waits for another program's change.
const lockFor = 5 * time.Second

// change edits the content and writes it. One change is made at a time, also by several
// programs; an error of edit leaves all as it is.
func (d *Directory) change(edit func(*content) error) error {
	unlock, err := safefile.Lock(filepath.Join(filepath.Dir(d.path), ".accounts.lock"), lockFor)
	if err != nil {
		return d.trouble("locked", err)
	}
	defer unlock()
	now, err := d.content()
	if err != nil {
		return err
	}
	next, err := now.clone()
	if err == nil {
		err = edit(&next)
	}
	if err != nil {
		return err
	}
	data, err := json.Marshal(next, json.Deterministic(true), jsontext.WithIndent("  "))
	if err == nil {
		err = safefile.Write(d.path, append(data, '\n'), 0o600)
	}
	if err != nil {
		return d.trouble("written", err)
	}
	d.mu.Lock()
	d.read = nil // so that the file is read anew
	d.mu.Unlock()
	return nil
}

// clone copies all, so that a change does not touch what others are looking at.
func (c content) clone() (content, error) {
	data, err := json.Marshal(c)
	if err != nil {
		return content{}, err
	}
	var next content
	return next, json.Unmarshal(data, &next)
}
