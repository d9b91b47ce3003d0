package file

import (
	"time"

	"charter/assessment"
)

// Status tells how saving goes. Revisions count the snapshots handed to
// [File.Save] from 1.
type Status struct {
	Revision uint64    // of the last snapshot handed in; 0: none yet
	Saved    uint64    // the last one that is safely on disk
	SavedAt  time.Time // when it was; zero: not since the file was opened
	// OnDisk is what of ours is safely on disk: the snapshot saved last, or
	// what the file held when it was opened.
	OnDisk *assessment.Assessment
	// Err is why the last try to save failed, usually *[Trouble]. It stays
	// until a try works; meanwhile saving is tried again by itself.
	Err error
	// BackupErr is why the last save left no new .bak copy. The save itself is fine.
	BackupErr error
	// ReadOnly is why the file is open for reading only, *[Held] or *[Trouble]; nil: it can be edited.
	ReadOnly error
	// Elsewhere is someone on another machine who may have the file open too,
	// as a folder that is kept in step between machines shows.
	Elsewhere *Holder
	// Conflict is set while someone else's version stands in the file and ours beside it.
	Conflict *Conflict
}

// Pending reports whether there is work that is not on disk yet.
func (s Status) Pending() bool { return s.Saved < s.Revision }

// Updates tells each new Status. Who reads slowly gets the latest only. The
// channel is closed when the file is.
func (f *File) Updates() <-chan Status { return f.updates }

// Status tells how saving goes now.
func (f *File) Status() Status {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.status
}

// Unsaved reports whether there is work that is not on disk yet.
func (f *File) Unsaved() bool { return f.Status().Pending() }

// publish hands the status to who listens. The mutex is held.
func (f *File) publish() {
	if f.closed {
		return
	}
	select {
	case <-f.updates: // an older one nobody has read
	default:
	}
	f.updates <- f.status
}
