package session

import (
	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/file/ballots"
	"charter/assessment/file/notes"
	"charter/assessment/store"
	"charter/assessment/workshop"
	"charter/exports/output"
	"charter/exports/report"
)

// What a user asks for.
type (
	// Open asks to open the assessment at a path.
	Open struct{ Path string }
	// Start asks to start an assessment in a new file.
	Start struct {
		Path         string // "" chooses a free name from the title
		Title        string
		Organisation string
		User         string // who starts it, as typed; "" when that was not asked, or not said
		Role         string // of who starts it, where that was asked apart
		Sample       bool   // start from the worked example
	}
	// Introduce says who is at the keyboard, as typed; "" says no more than that nobody
	// wants to be asked now.
	Introduce struct {
		Typed string
		Role  string // where that was asked apart
	}
	// Migrate asks to move the file that is asked about to the newer version of its
	// questions, and to open it then.
	Migrate struct{}
	// Inspect asks what is wrong with a file that could not be opened.
	Inspect struct{ Path string }
	// Restore asks to go back to the last good copy of a file.
	Restore struct{ Path string }

	// Flush asks to save now what is not saved.
	Flush struct{}
	// Hasten asks to save at once what is not saved, and for no answer: how saving goes is
	// told as always.
	Hasten struct{}
	// Retry asks to try again what does not work now: saving, or editing a file that
	// somebody else had open.
	Retry struct{}
	// Look asks to try quietly whether whoever has the file open has closed it. A front
	// asks it when the user does something, so that nothing runs while nothing happens.
	Look struct{}
	// SaveElsewhere asks to save in a new file and go on there.
	SaveElsewhere struct{ Path string }
	// Acknowledge says that the user knows of a trouble that needs nothing done.
	Acknowledge struct{}

	// Resolve asks to end the conflict with this version: ours, or both joined.
	Resolve struct{ Assessment *assessment.Assessment }
	// TakeTheirs asks to end the conflict with their version; ours stays beside it.
	TakeTheirs struct{}

	// Close asks to save what is to be saved and to let go of the file.
	Close struct{}
	// Stay takes the wish to close back.
	Stay struct{}
	// Discard asks to close without what is not saved. The user has said yes to that.
	Discard struct{}

	// Prepare asks for a report that is ready to be written.
	Prepare struct{ Export }
	// Write asks to write files; those that are there only if Replace is set.
	Write struct {
		Files   []output.File
		Replace bool
	}

	// RequestBallotBox asks for the ballot box of a round.
	RequestBallotBox ballots.Round
	// RenewBallotKey asks to destroy the key of a round that was closed unseen, so that
	// nobody can read its votes from an older copy of the file, and for the ballot box of
	// the round that is held in its stead.
	RenewBallotKey ballots.Round

	// RequestSheets asks for the count of ballot sheets of which typing was broken off.
	RequestSheets struct{ Sheet workshop.Sheet }
	// KeepSheets asks to keep the count of sheets that are being typed, so that it can go on
	// from there.
	KeepSheets struct {
		Sheet workshop.Sheet
		Count workshop.SheetCount
	}
	// DropSheets asks to keep nothing of the sheets that were being typed.
	DropSheets struct{}
)

// What came of it.
type (
	// Opened says that an assessment is open.
	Opened struct {
		Path    string // as it was asked for
		Session *Session
		Saver   *store.Saver // nil: nothing is saved
		Created bool         // it was just started and is empty, so the facts come first
		Remark  string       // in sentences; "" for none
		waiting []notes.Note // private notes that wait for the file
	}
	// NotOpened says why a file could not be opened, made or moved.
	NotOpened struct {
		Path   string
		Err    error
		Damage *file.Damage // where the file is damaged or gone; else nil
	}
	// Migratable says that a file was made with older questions, and was left as it is.
	Migratable struct{ PendingMigration }
	// Inspected tells what is wrong with a file; Damage is nil when nothing is.
	Inspected struct {
		Path   string
		Damage *file.Damage
	}
	// Restored says how going back to the last good copy went.
	Restored struct {
		Path, Aside string // the file; where the damaged one is kept, "" when there was none
		Err         error
	}
	// NotRemembered says why the list of files opened lately, or the name of the user,
	// could not be kept. The assessment is open all the same.
	NotRemembered struct{ Err error }

	// SavingChanged says how saving goes now.
	SavingChanged struct{ Status store.Status }
	// Flushed says that all is saved or, with an error, why not.
	Flushed struct{ Err error }
	// Unlocked says that the file can be edited now. When it was changed meanwhile the
	// session is another one.
	Unlocked struct{ Changed bool }
	// StillReadOnly says that a try that the user asked for did not help, and why.
	StillReadOnly struct{ Err error }
	// SavedElsewhere says that the work goes on in another file or, with an error, why not.
	SavedElsewhere struct {
		Path string
		Err  error
	}

	// Resolved says that there is one version again; the session is a new one.
	Resolved struct {
		Aside  string // where the other version is kept; "" when nowhere else
		Theirs bool   // it is their version alone
	}
	// NotResolved says why a conflict could not be ended. [store.Conflict] is that they
	// have changed the file once more.
	NotResolved struct{ Err error }

	// HasClosed says that the file of a path is closed.
	HasClosed struct{ Path string }
	// NotClosed says that not all could be saved, and why. The file stays open; it is
	// closed as soon as all is saved, unless the user stays.
	NotClosed struct{ Err error }

	// Prepared is a report and the files it comes to or, with an error, why it cannot be
	// made.
	Prepared struct {
		Export
		Report *report.Report
		Files  []output.File
		Err    error
	}
	// Written says which files were written; or which are There already, and that
	// nothing was; or why nothing more could be.
	Written struct {
		Files []output.File
		There []string
		Err   error
	}

	// BallotBoxReady brings the ballot box of a round. With an error its votes can be
	// counted only until the program ends.
	BallotBoxReady struct {
		Round      RequestBallotBox
		Box        *workshop.BallotBox // nil when RolledBack
		Err        error
		RolledBack bool // an older version of the file was put back: the round cannot go on
	}
	// SheetsReady brings the count of sheets of which typing was broken off; without sheets
	// where none was.
	SheetsReady struct {
		Count workshop.SheetCount
		Stale bool // there is one that cannot go on: of another printing, or from before another session
	}
	// SheetsNotKept says why a count could not be kept, or taken away.
	SheetsNotKept struct{ Err error }
)

// What effects bring back, before it is known what it means.
type (
	// answered is what came of a file that was asked for.
	answered struct {
		request
		came Event
	}
	// about is what came of something done with a file, which may not be open any more.
	about struct {
		saver *store.Saver
		came  Event
	}
	// told is a word of the saver.
	told struct{ status store.Status }
	// closeTried is how closing the file went.
	closeTried struct{ err error }
	// lockTried is how trying to edit the file went.
	lockTried struct {
		now *assessment.Assessment // what the file holds
		err error
	}
	// resolved is the version that the file holds, or why it does not.
	resolved struct {
		now *assessment.Assessment
		Resolved
		err error
	}
)

func (Open) event()             {}
func (Start) event()            {}
func (Introduce) event()        {}
func (Migrate) event()          {}
func (Inspect) event()          {}
func (Restore) event()          {}
func (Flush) event()            {}
func (Hasten) event()           {}
func (Retry) event()            {}
func (Look) event()             {}
func (SaveElsewhere) event()    {}
func (Acknowledge) event()      {}
func (Resolve) event()          {}
func (TakeTheirs) event()       {}
func (Close) event()            {}
func (Stay) event()             {}
func (Discard) event()          {}
func (Prepare) event()          {}
func (Write) event()            {}
func (Prepared) event()         {}
func (Written) event()          {}
func (RequestBallotBox) event() {}
func (RenewBallotKey) event()   {}
func (Opened) event()           {}
func (NotOpened) event()        {}
func (Migratable) event()       {}
func (Inspected) event()        {}
func (Restored) event()         {}
func (NotRemembered) event()    {}
func (SavingChanged) event()    {}
func (Flushed) event()          {}
func (Unlocked) event()         {}
func (StillReadOnly) event()    {}
func (SavedElsewhere) event()   {}
func (Resolved) event()         {}
func (NotResolved) event()      {}
func (HasClosed) event()        {}
func (NotClosed) event()        {}
func (BallotBoxReady) event()   {}
func (RequestSheets) event()    {}
func (KeepSheets) event()       {}
func (DropSheets) event()       {}
func (SheetsReady) event()      {}
func (SheetsNotKept) event()    {}
func (answered) event()         {}
func (about) event()            {}
func (told) event()             {}
func (closeTried) event()       {}
func (lockTried) event()        {}
func (resolved) event()         {}
