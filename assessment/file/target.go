package file

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path/filepath"
	"time"

	"charter/assessment/safefile"
	"charter/assessment/store"
)

// target is one file on a disk that is written again and again, each time
// in one step and never over the work of someone else.
type target struct {
	disk   disk
	path   string
	rights safefile.Rights // to keep
	// lost tells which of them the last text that was written has not, if so.
	lost error
	// unsettled says that the name of what was written last may not survive a power cut.
	unsettled bool
	single    bool // keeps no backup
	// noBackup tells why the last replacement left no new backup, if so.
	noBackup error

	now func() time.Time // the clock; nil: every replacement makes a backup
	// copied is when the backup was made last; zero: not yet. aged is the text that
	// becomes the next one.
	copied time.Time
	aged   []byte
}

// backupAge is how old the backup at least is, but for one from before this program wrote
// here: a mistake that was saved is not in it yet when it is noticed.
const backupAge = 10 * time.Minute

// versionOf names a text: by its digest, so that a file is only ever compared by what
// it holds.
func versionOf(text []byte) store.Version {
	sum := sha256.Sum256(text)
	return store.Version(hex.EncodeToString(sum[:]))
}

// backupOf names the last good copy of a file.
func backupOf(path string) string { return path + ".bak" }

// replace writes data in the place of the file, if that still holds the text of a
// version; else the error is *[store.Changed]. At every moment the file is there, with
// either its old or its new text; so is the backup once there was one.
//
//  1. write the new text under a temporary name and make it survive a power cut;
//  2. give the current text a second name, and check that it is of that version;
//  3. make that name the backup, or see to that there is one that is old enough;
//  4. rename the new text into place;
//  5. make the new names survive a power cut.
func (t *target) replace(data []byte, at store.Version) error {
	if versionOf(data) == at {
		return t.settle()
	}
	if err := t.stays(); err != nil {
		return err
	}
	fresh := safefile.Temporary(t.path)
	if err := t.write(fresh, data, t.rights); err != nil {
		return err
	}
	if err := t.backUp(at, data); err != nil {
		t.disk.Remove(fresh)
		return err
	}
	if err := t.disk.Rename(fresh, t.path); err != nil {
		t.disk.Remove(fresh)
		return err
	}
	t.unsettled = true
	return t.settle()
}

// settle makes the names in the folder survive a power cut.
func (t *target) settle() error {
	if !t.unsettled {
		return nil
	}
	err := t.disk.SyncDir(filepath.Dir(t.path))
	t.unsettled = err != nil
	return err
}

// backUp sees to the backup, provided that the current text is of a version. The first is
// that text; later ones are texts that were saved [backupAge] before they become it, and the
// next text may be one in turn. Only a text that someone else wrote, or none at all, is an
// error: a backup that cannot be made must not keep new work from being saved.
func (t *target) backUp(at store.Version, next []byte) error {
	first := !t.single && (t.now == nil || t.copied.IsZero())
	spare := safefile.Temporary(t.path)
	name := t.path
	if first && t.disk.Link(t.path, spare) == nil {
		name = spare
		defer t.disk.Remove(spare) // a rename onto another name of the same text leaves it
	}
	current, err := t.disk.Read(name)
	if err != nil {
		return err
	}
	if found := versionOf(current); found != at {
		return &store.Changed{At: found, Text: current}
	}
	switch {
	case t.single, !first && t.now().Sub(t.copied) < backupAge:
		return nil
	case !first:
		err = t.write(spare, t.aged, t.rights)
	case name != spare:
		err = t.write(spare, current, t.rights)
	}
	if err == nil {
		err = t.disk.Rename(spare, backupOf(t.path))
	}
	if t.noBackup = err; err != nil {
		t.disk.Remove(spare)
		return nil
	}
	if t.now != nil {
		t.copied, t.aged = t.now(), next
	}
	return nil
}

// stays makes sure that no folder on the way to the file has become a link since
// the path was found: it would lead elsewhere.
func (t *target) stays() error {
	for folder := filepath.Dir(t.path); ; folder = filepath.Dir(folder) {
		if info, err := t.disk.Stat(folder); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return &safefile.NotPlain{Path: folder, What: "a link"}
		}
		if folder == filepath.Dir(folder) {
			return nil
		}
	}
}

// create writes data to a file that is not there yet.
func (t *target) create(data []byte) error {
	if err := t.stays(); err != nil {
		return err
	}
	fresh := safefile.Temporary(t.path)
	if err := t.write(fresh, data, t.rights); err != nil {
		return err
	}
	defer t.disk.Remove(fresh)
	err := t.disk.Link(fresh, t.path)
	if err != nil {
		there, missing := t.disk.Stat(t.path)
		switch {
		case errors.Is(missing, fs.ErrNotExist) && !errors.Is(err, fs.ErrExist):
			err = t.disk.Rename(fresh, t.path) // without second names the best is to look first
		case missing == nil:
			err = cmp.Or(safefile.Plain(t.path, there.Mode()), fs.ErrExist)
		}
	}
	if err != nil {
		return err
	}
	t.unsettled = true
	return t.settle()
}

// write makes a new file that survives a power cut, or none.
func (t *target) write(name string, data []byte, as safefile.Rights) error {
	f, err := t.disk.Create(name, as)
	if err != nil {
		return err
	}
	t.lost = f.Lost()
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		t.disk.Remove(name)
	}
	return err
}
