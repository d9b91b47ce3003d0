package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"charter/assessment"
	"charter/assessment/format"
)

// The pause before a failed save is tried again doubles from first to longest.
const (
	firstPause   = 500 * time.Millisecond
	longestPause = 30 * time.Second
)

// writer is where the work of an open document goes: the document, its lease, and
// the goroutine that alone writes there. When work moves elsewhere, the writer
// before is left to end by itself, however long its store takes to answer.
type writer struct {
	saver    *Saver
	lease    Lease         // guarded by the saver's mutex
	leaving  chan struct{} // guarded by the saver's mutex: open while another writer may be about to go on with the document; else nil
	wake     chan struct{}
	requests chan func()
	ctx      context.Context // ends when the writer is to end
	stop     context.CancelFunc
	done     chan struct{}

	// Used by the goroutine only.
	main   *kept
	base   *assessment.Assessment // what main held when it was last read or written here
	beside *kept                  // where work goes while there is a conflict
	theirs Version                // what main holds in a conflict
	kept   Saved                  // what the last save came to
}

func newWriter(s *Saver, doc Document, base content, lease Lease) *writer {
	w := &writer{
		saver: s, lease: lease, main: &kept{doc: doc, at: base.at}, base: base.a,
		wake: make(chan struct{}, 1), requests: make(chan func()), done: make(chan struct{}),
	}
	w.ctx, w.stop = context.WithCancel(s.ctx)
	return w
}

// Save hands in a snapshot to be saved and returns at once with its revision.
// The snapshot must not be changed afterwards. Saves happen in order; of several
// snapshots that wait only the last is written: what comes within [Options].Gather of a
// save waits until that is over.
func (s *Saver) Save(a *assessment.Assessment) (revision uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.latest = a
	s.status.Revision++
	switch {
	case s.writer != nil:
		s.writer.nudge()
	case s.status.Err == nil:
		s.status.Err = s.status.ReadOnly
	}
	s.publish()
	return s.status.Revision
}

func (w *writer) nudge() {
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// run saves until it is stopped. It sleeps while there is nothing to do, and for a
// while after each save.
func (w *writer) run() {
	defer close(w.done)
	defer w.letGo()
	pause := firstPause
	var again, rest <-chan time.Time
	for {
		select {
		case <-w.ctx.Done():
			return
		case do := <-w.requests:
			do()
		case <-w.wake:
			pause = firstPause
			if rest != nil {
				continue // it is saved once that is over
			}
		case <-again:
		case <-rest:
			rest = nil
		}
		again = nil
		var wrote bool
		err := guarded(func() (err error) {
			wrote, err = w.saveLatest()
			return err
		})
		switch {
		case err != nil:
			again, rest = w.saver.options.After(pause), nil
			pause = min(2*pause, longestPause)
		case wrote && w.saver.options.Gather > 0:
			rest = w.saver.options.After(w.saver.options.Gather)
		}
	}
}

// letGo releases the lease, unless another writer has taken it over.
func (w *writer) letGo() {
	w.saver.mu.Lock()
	lease := w.lease
	w.lease = nil
	w.saver.mu.Unlock()
	if lease != nil {
		_ = guarded(func() error { lease.Release(); return nil })
	}
}

// save writes until nothing is pending, or a write fails.
func (w *writer) save() error {
	for {
		if wrote, err := w.saveLatest(); err != nil || !wrote {
			return err
		}
	}
}

// saveLatest writes the latest snapshot, if it is pending.
func (w *writer) saveLatest() (wrote bool, err error) {
	a, revision, leaving := w.pending()
	for ; leaving != nil; a, revision, leaving = w.pending() {
		<-leaving
	}
	if a == nil {
		return false, nil
	}
	var found *Conflict
	err = guarded(func() (err error) {
		found, err = w.write(a)
		return err
	})
	err = w.explain(err)
	w.report(revision, a, found, err)
	return err == nil, err
}

// pending gives the snapshot that is to be written, if there is one, or what to wait
// for before that is known.
func (w *writer) pending() (a *assessment.Assessment, revision uint64, leaving <-chan struct{}) {
	s := w.saver
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.writer != w || !s.status.Pending():
		return nil, 0, nil
	case w.leaving != nil:
		return nil, 0, w.leaving
	}
	return s.latest, s.status.Revision, nil
}

// explain tells why a save failed.
func (w *writer) explain(err error) error {
	if err == nil {
		return nil
	}
	told := err
	fault := guarded(func() error {
		told = w.main.doc.Explain(ToSave, err)
		return nil
	})
	if fault != nil {
		return fault
	}
	return told
}

// report notes what became of a snapshot.
func (w *writer) report(revision uint64, a *assessment.Assessment, found *Conflict, err error) {
	s := w.saver
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.writer != w {
		return
	}
	if found != nil {
		s.status.Conflict = found
	}
	s.saved(revision, a, w.kept, err)
}

// saved notes the outcome of writing a. The mutex is held.
func (s *Saver) saved(revision uint64, a *assessment.Assessment, kept Saved, err error) {
	s.status.BackupErr, s.status.Err = kept.NoCopy, err
	if err == nil {
		s.status.Lost = kept.Lost
		s.status.Saved, s.status.SavedAt, s.status.OnDisk = revision, s.options.Now(), a
	}
	s.publish()
}

// write stores one snapshot: in the document, or beside it once someone else has
// changed it.
func (w *writer) write(a *assessment.Assessment) (*Conflict, error) {
	text, err := format.Encode(a)
	if err != nil {
		return nil, err
	}
	if w.beside != nil {
		_, err := w.beside.save(w.ctx, text)
		return nil, err
	}
	saved, err := w.main.save(w.ctx, text)
	var other *Changed
	switch {
	case err == nil:
		w.base, w.kept = a, saved
	case errors.As(err, &other) && !w.isLeaving(): // else it may be this very work that was found
		return w.conflict(other, text)
	}
	return nil, err
}

// decided tells a writer that was to leave that it has left, or has to go on.
func (w *writer) decided() {
	w.saver.mu.Lock()
	defer w.saver.mu.Unlock()
	close(w.leaving)
	w.leaving = nil
}

// isLeaving reports whether another writer goes on with the work, or may be about to.
func (w *writer) isLeaving() bool {
	w.saver.mu.Lock()
	defer w.saver.mu.Unlock()
	return w.leaving != nil || w.saver.writer != w
}

// ask has something done in the goroutine that writes, between two saves.
func ask[T any](ctx context.Context, s *Saver, do func(*writer) (T, error)) (T, error) {
	type answer struct {
		result T
		err    error
	}
	s.mu.Lock()
	w := s.writer
	s.mu.Unlock()
	var none T
	if w == nil {
		return none, ErrClosed
	}
	reply := make(chan answer, 1)
	request := func() {
		var a answer
		a.err = guarded(func() (err error) {
			a.result, err = do(w)
			return err
		})
		reply <- a
	}
	select {
	case w.requests <- request:
	case <-w.done:
		return none, ErrClosed
	case <-ctx.Done():
		return none, ctx.Err()
	}
	select {
	case a := <-reply:
		return a.result, a.err
	case <-ctx.Done():
		return none, ctx.Err()
	}
}

// kept is a document that is saved to again and again, and what is known of it.
type kept struct {
	doc Document
	at  Version
	// tried holds the digests of texts whose saving failed since the last that
	// worked. Any of them may stand there all the same.
	tried map[[sha256.Size]byte]bool
}

// save replaces the text. One of ours that was believed not to have been saved is
// nobody else's work.
func (k *kept) save(ctx context.Context, text []byte) (Saved, error) {
	for {
		var saved Saved
		err := guarded(func() (err error) {
			saved, err = k.doc.Save(ctx, text, k.at)
			return err
		})
		var other *Changed
		switch {
		case err == nil:
			k.at, k.tried = saved.At, nil
			return saved, nil
		case !errors.As(err, &other):
			if k.tried == nil {
				k.tried = map[[sha256.Size]byte]bool{}
			}
			k.tried[sha256.Sum256(text)] = true
			return Saved{}, err
		case other.At == k.at || !k.tried[sha256.Sum256(other.Text)]:
			return Saved{}, err
		}
		k.at = other.At
	}
}

// Fault is a panic while work was saved: a fault of the program itself. The work
// is still in memory.
type Fault struct {
	Value any
	Stack []byte
}

// Error says so in words.
func (f *Fault) Error() string { return fmt.Sprintf("charter itself has a fault there: %v", f.Value) }

// guarded makes a panic an error like others.
func guarded(do func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &Fault{value, debug.Stack()}
		}
	}()
	return do()
}
