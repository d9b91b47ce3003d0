package file

import (
	"time"

	"charter/assessment"
	"charter/assessment/store"
	"charter/questions"
)

// Options say how a file is opened, and in which surroundings: of those, this package
// knows only what it is told.
type Options struct {
	// Pack gives the pack to which answers must belong, and is asked when a file is
	// read; nil: any.
	Pack func() (*questions.Pack, error)

	Now     func() time.Time    // the clock
	Tool    string              // this program and its version, noted in what it writes anew
	Who     assessment.Assessor // who is at the keyboard, by name and role; one without a name: nobody said
	Self    func() store.Holder // who is named to others as the one who holds the file, but for the time; nil: nobody
	Refuges []string            // folders for work that can be saved nowhere else, the best first; see [SaveRecovery]
	Ballots string              // the folder with the keys of open rounds, see package ballots; "": there are none
	Notes   string              // the folder with private notes that wait for their files, see package notes; "": there is none

	Root *Root // the folder that all is in; nil: the whole machine

	disk  disk                                 // nil: the operating system's
	after func(time.Duration) <-chan time.Time // pauses before another try; nil: time.After
}

// store is where assessments are opened.
func (o Options) store() store.Store {
	if s := o.Root.shelf(); s != nil {
		return s
	}
	return diskStore{o.on(), o.Now}
}

// on is the disk to work on.
func (o Options) on() disk {
	if o.disk == nil {
		return o.Root.disk()
	}
	return o.disk
}

// Place is where the file of an assessment really is.
func (o Options) Place(path string) string { return o.Root.place(path) }

// gatherFor makes a text that is being typed at most one save a second, which a folder that
// is kept in step between machines can follow, and has every letter saved within that.
const gatherFor = 900 * time.Millisecond

// saving is what the saver needs of the options.
func (o Options) saving() store.Options {
	saving := store.Options{Pack: o.Pack, Now: o.Now, After: o.after, Gather: gatherFor}
	if o.Self != nil {
		saving.Self = o.Self()
	}
	return saving
}

// self is how this program names itself to others.
func (o Options) self() store.Holder { return o.saving().SelfNow() }

// Open opens the assessment at path for editing and gives what it holds.
// Links are followed, once: from then on work goes to the file they led to, and what
// stands beside that. A file that is damaged or no assessment is not
// opened; the error is *[format.Faults], or *[Trouble] when the disk says no.
//
// When someone else holds the file, or the folder cannot be written to, the
// file is open for reading only: [store.Status].ReadOnly tells why.
func Open(path string, options Options) (*store.Saver, *assessment.Assessment, error) {
	return store.Open(options.store(), path, options.saving())
}
