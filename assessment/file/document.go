package file

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"charter/assessment/format"
	"charter/assessment/safefile"
	"charter/assessment/store"
)

// diskStore is the store of the assessments on the disks of this machine, by their paths.
type diskStore struct {
	disk disk
	now  func() time.Time // names the texts that are kept beside a file
}

// Document implements [store.Store]. Links are followed, once: from then on all is done
// with the file they led to, and what stands beside that.
func (s diskStore) Document(_ context.Context, path string) (store.Document, error) {
	real, err := s.disk.Resolve(path)
	if err != nil {
		return nil, explained(store.ToOpen, path, err)
	}
	return &document{target: target{disk: s.disk, path: real, now: s.now}, old: true}, nil
}

// New implements [store.Store]. Links to the folder are followed, once.
func (s diskStore) New(_ context.Context, path string) (store.Document, error) {
	real, err := inRealFolder(s.disk, path)
	if err != nil {
		return nil, &Trouble{store.ToCreate, path, err}
	}
	return &document{target: target{disk: s.disk, path: real, now: s.now}}, nil
}

// document is one file as a document.
type document struct {
	target
	old   bool   // it was there when it was named
	older []byte // its text, while that is of an older format
}

// Name implements [store.Document]. It is the path, links followed.
func (d *document) Name() string { return d.path }

// Read implements [store.Document].
func (d *document) Read(context.Context) ([]byte, store.Version, error) {
	text, err := d.disk.Read(d.path)
	if d.older = nil; err == nil && format.IsOlder(text) {
		d.older = text
	}
	return text, versionOf(text), err
}

// Create implements [store.Document].
func (d *document) Create(_ context.Context, text []byte) (store.Version, error) {
	return versionOf(text), d.create(text)
}

// Save implements [store.Document]. Before the first save, a text of an older format is
// kept beside the file as it was.
func (d *document) Save(_ context.Context, text []byte, at store.Version) (store.Saved, error) {
	if d.older != nil && at == versionOf(d.older) && at != versionOf(text) {
		if _, err := keepCopy(d.disk, keptName(d.path, olderFormat), d.older, d.rights); err != nil {
			return store.Saved{}, err
		}
	}
	err := d.replace(text, at)
	if err == nil {
		d.older = nil
	}
	return store.Saved{At: versionOf(text), NoCopy: d.noBackup, Lost: d.lost}, err
}

// Beside implements [store.Document].
func (d *document) Beside(_ context.Context, kind store.Kind, text []byte) (store.Document, store.Version, error) {
	path := variant(d.disk, d.path, kind, d.now())
	beside := &document{target: target{disk: d.disk, path: path, rights: d.rights, now: d.now, single: true}}
	if err := beside.create(text); err != nil {
		return nil, "", &Trouble{store.ToSave, path, err}
	}
	return beside, versionOf(text), nil
}

// Remove implements [store.Document].
func (d *document) Remove(_ context.Context, at store.Version) error {
	text, err := d.disk.Read(d.path)
	if err != nil {
		return err
	}
	if found := versionOf(text); found != at {
		return &store.Changed{At: found, Text: text}
	}
	return d.disk.Remove(d.path)
}

var (
	errMarkedReadOnly = errors.New("the file is marked as read-only")
	errIsCopy         = errors.New("this is a copy that charter keeps to go back to, not the assessment itself")
)

// Hold implements [store.Document]. No locks at all are no reason not to edit: a save
// still notices the work of others.
func (d *document) Hold(_ context.Context, self store.Holder) (store.Lease, error) {
	if isKept(d.path) {
		return nil, d.Explain(store.ToEdit, errIsCopy)
	}
	held, err := d.disk.Lock(lockOf(d.path), self)
	if err != nil && !errors.Is(err, errNoLocks) {
		return nil, d.Explain(store.ToEdit, err)
	}
	if d.old {
		if err := d.look(); err != nil {
			held.release()
			return nil, err
		}
	}
	return &lease{held, d}, nil
}

// look notes which permissions the file has, to keep them, and whether it may be
// written.
func (d *document) look() error {
	info, err := d.disk.Stat(d.path)
	if err != nil {
		return err
	}
	const ownerMayWrite = 0o200
	d.rights = safefile.RightsOf(info)
	d.lost = d.rights.CanKeep()
	if info.Mode()&ownerMayWrite == 0 {
		return errMarkedReadOnly
	}
	return nil
}

// Explain implements [store.Document].
func (d *document) Explain(doing store.Doing, err error) error {
	return explained(doing, d.path, err)
}

// explained tells an error of a file to a person, by the name the file was given.
func explained(doing store.Doing, name string, err error) error {
	var trouble *Trouble
	var held *store.Held
	var notPlain *safefile.NotPlain
	var faults *format.Faults
	switch {
	case errors.As(err, &trouble):
		return err
	case errors.As(err, &held):
		return &store.Held{Name: name, Holder: held.Holder}
	case doing == store.ToOpen && errors.As(err, &notPlain):
		return &format.Faults{File: name, List: []format.Fault{{Message: "is " + notPlain.What + ", not an assessment", Hint: "Name a file that ends in .charter.json"}}}
	case doing == store.ToOpen && errors.As(err, &faults):
		return &format.Faults{File: name, List: faults.List}
	}
	return &Trouble{doing, name, err}
}

// lease is the lock of a file; nil where the file system has none.
type lease struct {
	held *lock
	of   *document
}

// Before implements [store.Lease].
func (l *lease) Before() *store.Holder {
	if l.held == nil {
		return nil
	}
	return l.held.before
}

// Lost implements [store.Lease].
func (l *lease) Lost() error { return l.of.lost }

// Tidy implements [store.Lease]. Without the lock, what is half-written could be
// someone's work in progress.
func (l *lease) Tidy() {
	if l.held == nil {
		return
	}
	folder := filepath.Dir(l.of.path)
	names, _ := l.of.disk.List(folder)
	for _, name := range names {
		if safefile.IsTemporary(name, l.of.path) {
			_ = l.of.disk.Remove(filepath.Join(folder, name))
		}
	}
}

// Release implements [store.Lease].
func (l *lease) Release() { l.held.release() }
