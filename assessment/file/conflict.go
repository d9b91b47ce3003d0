package file

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"charter/assessment"
	"charter/assessment/format"
	"charter/questions/plaintext"
)

// Extension is how the names of assessment files end.
const Extension = ".charter.json"

// Conflict says that someone else changed the file since it was last read or
// written here. Nothing was overwritten: their version stands in the file, ours is
// saved beside it, and goes on being saved there until the conflict is resolved.
type Conflict struct {
	Path   string // of the file, which holds their version
	Beside string // of ours
	Found  time.Time
	// Base is the last version both have in common.
	Base *assessment.Assessment
	// Theirs is their version; nil when it cannot be read, and then Damage says why.
	Theirs *assessment.Assessment
	Damage error
}

// Error tells the conflict in words.
func (c *Conflict) Error() string {
	return fmt.Sprintf("someone else has changed %s since you opened it. Their version stands there, yours is saved as %s. Keep yours, take theirs, or merge them",
		plaintext.Line(c.Path), plaintext.Line(filepath.Base(c.Beside)))
}

// conflict saves our work beside a file that someone else has changed.
func (w *writer) conflict(theirs, ours []byte) (*Conflict, error) {
	f := w.file
	now := f.options.Now()
	beside := &target{disk: f.options.disk, path: variant(f.options.disk, w.main.path, "conflict", now), mode: w.main.mode, single: true}
	if err := beside.create(ours); err != nil {
		return nil, &Trouble{"save", beside.path, err}
	}
	w.beside, w.theirs = beside, sha256.Sum256(theirs)
	found := &Conflict{Path: w.main.path, Beside: beside.path, Found: now, Base: w.base}
	found.Theirs, found.Damage = format.Decode(w.main.path, theirs, f.options.Pack)
	return found, nil
}

// variant names another version of a file beside it, in a way that sorts by time
// and is free: falls.conflict-20261122-101500.charter.json.
func variant(d disk, path, kind string, now time.Time) string {
	stem, found := strings.CutSuffix(path, Extension)
	end := Extension
	if !found {
		end = filepath.Ext(path)
		stem = strings.TrimSuffix(path, end)
	}
	return free(d, stem+"."+kind+"-"+now.Format(inNames), end)
}

// inNames is how a moment stands in the name of a version.
const inNames = "20060102-150405"

// free gives a name under which nothing stands: stem and end, with a number between
// them if need be.
func free(d disk, stem, end string) string {
	name := stem + end
	for n := 2; ; n++ {
		if _, err := d.Stat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s-%d%s", stem, n, end)
	}
}

// Resolve ends a conflict by putting a, ours or a merge of both, in the file.
// Their version is first set aside under a name of its own, which is given
// back; so nothing is lost either way. When they have changed the file once more,
// the conflict is told anew, as the error.
func (f *File) Resolve(ctx context.Context, a *assessment.Assessment) (aside string, err error) {
	err = f.ask(ctx, func(w *writer) error {
		if w.beside == nil {
			return nil
		}
		if err := w.save(); err != nil { // the last of ours, beside
			return err
		}
		data, err := format.Encode(a)
		if err != nil {
			return err
		}
		disk := f.options.disk
		theirs, err := disk.Read(w.main.path)
		if err != nil {
			return &Trouble{"save", w.main.path, err}
		}
		if sha256.Sum256(theirs) != w.theirs {
			return f.conflictAgain(w, theirs)
		}
		other := &target{disk: disk, path: variant(disk, w.main.path, "theirs", f.options.Now()), mode: w.main.mode}
		if err := other.create(theirs); err != nil {
			return &Trouble{"save", other.path, err}
		}
		aside = other.path
		w.main.known = w.theirs
		if err := w.main.replace(data); err != nil {
			return &Trouble{"save", w.main.path, err}
		}
		ours, err := disk.Read(w.beside.path)
		if err == nil && sha256.Sum256(ours) == w.main.known {
			disk.Remove(w.beside.path) // the very same stands in the file now
		}
		w.beside, w.base = nil, a
		f.mu.Lock()
		defer f.mu.Unlock()
		f.latest = a
		f.status.Revision++
		f.status.Conflict = nil
		f.saved(f.status.Revision, a, w.main, nil)
		return nil
	})
	return aside, err
}

// TakeTheirs ends a conflict by going on with their version, as it now is. Ours
// stays beside it.
func (f *File) TakeTheirs(ctx context.Context) (theirs *assessment.Assessment, err error) {
	err = f.ask(ctx, func(w *writer) error {
		data, err := readText(f.options.disk, w.main.path, w.main.path)
		if err != nil {
			return err
		}
		if theirs, err = format.Decode(w.main.path, data, f.options.Pack); err != nil {
			return err
		}
		if err := w.save(); err != nil { // the last of ours, beside
			return err
		}
		w.main.known, w.beside, w.base = sha256.Sum256(data), nil, theirs
		f.mu.Lock()
		defer f.mu.Unlock()
		f.latest = theirs
		f.status.Revision++
		f.status.Conflict = nil
		f.saved(f.status.Revision, theirs, w.main, nil)
		return nil
	})
	return theirs, err
}

// conflictAgain tells of a conflict whose other side has moved on.
func (f *File) conflictAgain(w *writer, theirs []byte) error {
	w.theirs = sha256.Sum256(theirs)
	again := &Conflict{Path: w.main.path, Beside: w.beside.path, Found: f.options.Now(), Base: w.base}
	again.Theirs, again.Damage = format.Decode(w.main.path, theirs, f.options.Pack)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.status.Conflict = again
	f.publish()
	return again
}
