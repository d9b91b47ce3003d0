package file

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"charter/assessment"
	"charter/assessment/format"
)

// The pause before a failed save is tried again doubles from first to longest.
const (
	firstPause   = 500 * time.Millisecond
	longestPause = 30 * time.Second
)

var errClosed = errors.New("the file is closed")

// writer is where the work of an open file goes: one target, its lock, and the
// goroutine that alone writes there. When work moves elsewhere, the old place is
// left to end by itself, however long its disk takes to answer.
type writer struct {
	file     *File
	main     *target
	held     *lock // guarded by the file's mutex
	leaving  bool  // guarded by the file's mutex: the work is being written again by another place
	wake     chan struct{}
	requests chan func()
	stop     chan struct{}
	done     chan struct{}

	// Used by the goroutine only.
	base   *assessment.Assessment // what main held when it was last read or written here
	beside *target                // where work goes while there is a conflict
	theirs [sha256.Size]byte      // digest of what main holds in a conflict
}

func newTarget(d disk, path string, mode fs.FileMode, data []byte) *target {
	return &target{disk: d, path: path, mode: mode, known: sha256.Sum256(data), settled: true}
}

func newWriter(f *File, t *target, base *assessment.Assessment, held *lock) *writer {
	return &writer{
		file: f, main: t, base: base, held: held,
		wake: make(chan struct{}, 1), requests: make(chan func()),
		stop: make(chan struct{}), done: make(chan struct{}),
	}
}

// Save hands in a snapshot to be saved and returns at once with its revision.
// The snapshot must not be changed afterwards. Saves happen in order; of several
// snapshots that wait only the last is written.
func (f *File) Save(a *assessment.Assessment) (revision uint64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.latest = a
	f.status.Revision++
	switch {
	case f.writer != nil:
		f.writer.nudge()
	case f.status.Err == nil:
		f.status.Err = f.status.ReadOnly
	}
	f.publish()
	return f.status.Revision
}

func (w *writer) nudge() {
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// run saves until it is stopped. It sleeps while there is nothing to do.
func (w *writer) run() {
	defer close(w.done)
	defer w.letGo()
	pause := firstPause
	var again <-chan time.Time
	for {
		select {
		case <-w.stop:
			return
		case do := <-w.requests:
			do()
		case <-w.wake:
			pause = firstPause
		case <-again:
		}
		again = nil
		if w.save() != nil {
			again = w.file.options.after(pause)
			pause = min(2*pause, longestPause)
		}
	}
}

// letGo releases the lock, unless another place has taken it over.
func (w *writer) letGo() {
	w.file.mu.Lock()
	held := w.held
	w.held = nil
	w.file.mu.Unlock()
	held.release()
}

// save writes until nothing is pending, or a write fails.
func (w *writer) save() error {
	f := w.file
	for {
		f.mu.Lock()
		a, revision, pending, current := f.latest, f.status.Revision, f.status.Pending(), f.writer == w && !w.leaving
		f.mu.Unlock()
		if !pending || !current {
			return nil
		}
		found, err := w.write(a)
		f.mu.Lock()
		if f.writer == w {
			if found != nil {
				f.status.Conflict = found
			}
			f.saved(revision, a, w.main, err)
		}
		f.mu.Unlock()
		if err != nil {
			return err
		}
	}
}

// write encodes and stores one snapshot. A fault in this program is an error like
// others: the work stays in memory, and the user is told.
func (w *writer) write(a *assessment.Assessment) (found *Conflict, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("charter itself has a fault there: %v", r)
		}
	}()
	data, err := format.Encode(a)
	if err != nil {
		return nil, err
	}
	return w.store(a, data)
}

// saved notes the outcome of writing a. The mutex is held.
func (f *File) saved(revision uint64, a *assessment.Assessment, t *target, err error) {
	f.status.BackupErr = t.noBackup
	f.status.Err = nil
	var known *Trouble
	switch {
	case err == nil:
		f.status.Saved, f.status.SavedAt, f.status.OnDisk = revision, f.options.Now(), a
	case errors.As(err, &known):
		f.status.Err = err
	default:
		f.status.Err = &Trouble{"save", t.path, err}
	}
	f.publish()
}

// store writes to the file, or beside it once someone else has changed it.
func (w *writer) store(a *assessment.Assessment, data []byte) (*Conflict, error) {
	if w.beside != nil {
		return nil, w.beside.replace(data)
	}
	err := w.main.replace(data)
	var other *changed
	if errors.As(err, &other) {
		if w.isLeaving() {
			return nil, err // it is this very work that was found
		}
		return w.conflict(other.found, data)
	}
	if err == nil {
		w.base = a
	}
	return nil, err
}

// leave tells the place that its file is being written by another, or is not.
func (w *writer) leave(leaving bool) {
	w.file.mu.Lock()
	defer w.file.mu.Unlock()
	w.leaving = leaving
}

func (w *writer) isLeaving() bool {
	w.file.mu.Lock()
	defer w.file.mu.Unlock()
	return w.leaving
}

// ask runs something in the goroutine that writes, between two saves.
func (f *File) ask(ctx context.Context, do func(*writer) error) error {
	f.mu.Lock()
	w := f.writer
	f.mu.Unlock()
	if w == nil {
		return errClosed
	}
	reply := make(chan error, 1)
	select {
	case w.requests <- func() { reply <- do(w) }:
	case <-w.done:
		return errClosed
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-reply:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Flush tries to save at once what is pending and waits for the outcome.
func (f *File) Flush(ctx context.Context) error {
	err := f.ask(ctx, (*writer).save)
	status := f.Status()
	switch {
	case status.Pending() && status.Err != nil:
		return status.Err
	case !status.Pending():
		return nil
	case err != nil:
		return &Trouble{"save", f.Path(), err}
	}
	return f.Flush(ctx) // handed in since
}

// Close waits for the last save, lets go of the lock and closes the file. When
// work cannot be saved, or ctx ends first, the error says why and the file stays
// open, so that nothing is lost: try again, save elsewhere, or [File.Discard].
func (f *File) Close(ctx context.Context) error {
	if err := f.Flush(ctx); err != nil {
		return err
	}
	f.mu.Lock()
	w := f.writer
	if f.status.Pending() { // handed in since
		f.mu.Unlock()
		return f.Close(ctx)
	}
	f.end()
	f.mu.Unlock()
	if w == nil {
		return nil
	}
	select {
	case <-w.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Discard closes the file without saving what is pending.
func (f *File) Discard() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.end()
}

// end stops the saving. The mutex is held.
func (f *File) end() {
	if f.closed {
		return
	}
	f.closed = true
	if f.writer != nil {
		close(f.writer.stop)
		f.writer = nil
	}
	close(f.updates)
}

// SaveElsewhere saves the latest work to another path and goes on there; the old
// file stays as it is. The path must be free, or that of the open file
// after it was moved or deleted. It does not wait for a disk that does not answer.
func (f *File) SaveElsewhere(path string) error {
	real, err := inRealFolder(f.options.disk, path)
	if err != nil {
		return &Trouble{"create", path, err}
	}
	path = real
	f.mu.Lock()
	a, revision, old, closed := f.latest, f.status.Revision, f.writer, f.closed
	again := path == f.path
	f.mu.Unlock()
	if closed {
		return errClosed
	}
	data, err := format.Encode(a)
	if err != nil {
		return err
	}
	var held *lock
	if again && old != nil {
		held = old.held
	} else if held, err = f.options.disk.Lock(lockOf(path), f.options.self()); notLocked(path, err) != nil {
		return notLocked(path, err)
	}
	t := &target{disk: f.options.disk, path: path}
	if again && old != nil {
		old.leave(true)
	}
	if err := t.create(data); err != nil {
		if again && old != nil {
			old.leave(false)
			old.nudge()
		} else {
			held.release()
		}
		return &Trouble{"create", path, err}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return errClosed // the work is saved there all the same
	}
	if old != nil {
		if again {
			old.held = nil
		}
		close(old.stop)
	}
	f.path = path
	f.status.ReadOnly, f.status.Conflict, f.status.Elsewhere = nil, nil, nil
	f.start(t, a, held)
	f.saved(revision, a, t, nil)
	f.writer.nudge()
	return nil
}
