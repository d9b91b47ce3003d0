package store

import (
	"time"

	"charter/assessment"
)

// Status tells how saving goes. Revisions count the snapshots handed to
// [Saver.Save] from 1.
type Status struct {
	Revision uint64    // of the last snapshot handed in; 0: none yet
	Saved    uint64    // the last one that is safely on disk
	SavedAt  time.Time // when it was; zero: not since the document was opened
	// OnDisk is what of ours is safely on disk: the snapshot saved last, or
	// what the document held when it was opened.
	OnDisk *assessment.Assessment
	// Err is why the last try to save failed, usually [Trouble]. It stays
	// until a try works; meanwhile saving is tried again by itself.
	Err error
	// BackupErr is why the last save left no new good copy of the text before. The
	// save itself is fine.
	BackupErr error
	// Lost is why others may no longer be able to open the document as they could, once
	// something is saved here, and since. Saving itself works.
	Lost error
	// ReadOnly is why the document is open for reading only, *[Held] or [Trouble]; nil: it can be edited.
	ReadOnly error
	// Elsewhere is someone on another machine who may have the document open too,
	// as a folder that is kept in step between machines shows.
	Elsewhere *Holder
	// Conflict is set while someone else's version stands in the document and ours beside it.
	Conflict *Conflict
}

// Pending reports whether there is work that is not on disk yet.
func (s Status) Pending() bool { return s.Saved < s.Revision }

// Updates tells each new Status. Who reads slowly gets the latest only. The
// channel is closed when the document is.
func (s *Saver) Updates() <-chan Status { return s.updates }

// Status tells how saving goes now.
func (s *Saver) Status() Status {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.status
}

// Unsaved reports whether there is work that is not on disk yet.
func (s *Saver) Unsaved() bool { return s.Status().Pending() }

// publish hands the status to who listens. The mutex is held.
func (s *Saver) publish() {
	if s.closed {
		return
	}
	select {
	case <-s.updates: // an older one nobody has read
	default:
	}
	s.updates <- s.status
}
