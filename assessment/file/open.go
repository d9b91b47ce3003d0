package file

import (
	"errors"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"sync"
	"time"

	"charter/assessment"
	"charter/assessment/format"
	"charter/assessment/safefile"
	"charter/questions"
)

// Options say how a file is opened. The zero Options are fine.
type Options struct {
	Pack *questions.Pack  // answers must belong to it; nil: any
	Now  func() time.Time // the clock; nil: time.Now
	User string           // named to others as the one who holds the file; empty: the user's login

	disk  disk                                 // nil: the operating system's
	after func(time.Duration) <-chan time.Time // pauses before another try; nil: time.After
}

// complete fills in what was left out.
func (o Options) complete() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.disk == nil {
		o.disk = system{}
	}
	if o.after == nil {
		o.after = time.After
	}
	return o
}

// self is how this program names itself to others.
func (o Options) self() Holder {
	self := Holder{User: o.User, PID: os.Getpid(), Since: o.Now()}
	if login, err := user.Current(); self.User == "" && err == nil {
		self.User = login.Username
	}
	self.Machine, _ = os.Hostname()
	return self
}

// File is one open assessment file. It saves in the background, in order, and
// tells how that goes. Its methods may be called from any goroutine.
type File struct {
	options Options
	updates chan Status

	mu     sync.Mutex
	writer *writer // where work goes; nil while the file is read-only, and once closed
	path   string
	latest *assessment.Assessment // the last snapshot handed to Save, or what was read
	read   []byte                 // what the file held when it was first read, while it is read-only
	status Status
	closed bool
}

// Open opens the assessment at path for editing and gives what it holds.
// Links are followed, once: from then on work goes to the file they led to, and what
// stands beside that. A file that is damaged or no assessment is not
// opened; the error is *[format.Faults], or *[Trouble] when the disk says no.
//
// When someone else holds the file, or the folder cannot be written to, the
// file is open for reading only: [Status].ReadOnly tells why.
func Open(path string, options Options) (*File, *assessment.Assessment, error) {
	options = options.complete()
	real, err := options.disk.Resolve(path)
	if err != nil {
		return nil, nil, &Trouble{"open", path, err}
	}
	f := &File{options: options, updates: make(chan Status, 1), path: real}
	a, err := f.begin()
	if err != nil {
		return nil, nil, err
	}
	return f, a, nil
}

// begin locks and reads the file. Without the lock it is read all the same.
func (f *File) begin() (*assessment.Assessment, error) {
	disk, path := f.options.disk, f.Path()
	held, err := disk.Lock(lockOf(path), f.options.self())
	readOnly := notLocked(path, err)
	data, mode, a, err := f.readFor(path)
	if err != nil {
		held.release()
		return nil, err
	}
	const ownerMayWrite = 0o200
	if readOnly == nil && mode&ownerMayWrite == 0 {
		held.release()
		held, readOnly = nil, &Trouble{"edit", path, errMarkedReadOnly}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.status.ReadOnly = readOnly; readOnly != nil {
		if !f.status.Pending() {
			f.latest, f.read, f.status.OnDisk = a, data, a
		}
		f.publish()
		return a, nil
	}
	if held != nil {
		sweep(disk, path)
	}
	f.status.Elsewhere = f.elsewhere(held)
	base := a
	if f.status.Pending() {
		// Work was handed in while the file was read-only. It goes on from what
		// was read then, so that a change since shows as a conflict.
		a, data = f.latest, f.read
		base, _ = format.Decode(path, data, f.options.Pack)
	}
	f.latest, f.read, f.status.OnDisk = a, nil, base
	f.start(newTarget(disk, path, mode, data), base, held)
	if f.status.Pending() {
		f.writer.nudge()
	}
	f.status.Err = nil
	f.publish()
	return a, nil
}

// readFor reads a file that is to be edited: its text, its permissions, what it holds.
func (f *File) readFor(path string) ([]byte, fs.FileMode, *assessment.Assessment, error) {
	data, err := readText(f.options.disk, path, path)
	if err != nil {
		return nil, 0, nil, err
	}
	info, err := f.options.disk.Stat(path)
	if err != nil {
		return nil, 0, nil, &Trouble{"open", path, err}
	}
	a, err := format.Decode(path, data, f.options.Pack)
	return data, info.Mode().Perm(), a, err
}

var errMarkedReadOnly = errors.New("the file is marked as read-only")

// start begins to save in the background to a target. The mutex is held.
func (f *File) start(t *target, base *assessment.Assessment, held *lock) {
	f.writer = newWriter(f, t, base, held)
	go f.writer.run()
}

// notLocked gives the reason why a file is open for reading only, or nil.
// No locks at all is no reason: a save still notices the work of others.
func notLocked(path string, err error) error {
	var held *Held
	switch {
	case err == nil, errors.Is(err, errNoLocks):
		return nil
	case errors.As(err, &held):
		return &Held{path, held.Holder}
	}
	return &Trouble{"edit", path, err}
}

// elsewhere names a holder on another machine, whom a lock here cannot keep out.
func (f *File) elsewhere(held *lock) *Holder {
	if held == nil || held.before == nil || held.before.Machine == f.options.self().Machine {
		return nil
	}
	return held.before
}

// sweep takes away what a killed program left half-written beside a file. The
// file must be locked, or it could be someone's work in progress.
func sweep(d disk, path string) {
	dir := filepath.Dir(path)
	names, _ := d.List(dir)
	for _, name := range names {
		if safefile.IsTemporary(name, path) {
			d.Remove(filepath.Join(dir, name))
		}
	}
}

// TryLock tries to turn a file that is open for reading only into one that can
// be edited, once the other one has closed it. When it could, it gives the
// assessment as it is now, which may differ from what was read before. When it
// could not, it gives nil and the reason.
func (f *File) TryLock() (*assessment.Assessment, error) {
	f.mu.Lock()
	w, closed, latest := f.writer, f.closed, f.latest
	f.mu.Unlock()
	if w != nil {
		return latest, nil
	}
	if closed {
		return nil, errClosed
	}
	a, err := f.begin()
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.status.ReadOnly != nil {
		return nil, f.status.ReadOnly
	}
	return a, nil
}

// Path names the file that is open, links followed.
func (f *File) Path() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.path
}
