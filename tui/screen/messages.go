package screen

import (
	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/workshop"
	"charter/tui/keys"
	"charter/tui/theme"
)

// Going from screen to screen.

// Open asks for a screen on top of this one.
type Open struct{ To Route }

// Replace asks for a screen in place of this one.
type Replace struct{ To Route }

// Closed asks to go back to the screen below.
type Closed struct{}

// Press asks to go back to the screen below and to press a key there.
type Press struct{ ID keys.ID }

// Quit asks to leave the program; everything is saved first.
type Quit struct{}

// Go makes the command that opens a screen on top.
func Go(kind Kind, id string) tea.Cmd { return Send(Open{Route{kind, id}}) }

// Close makes the command that goes back.
func Close() tea.Cmd { return Send(Closed{}) }

// Send makes a command of a message that is ready.
func Send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// Saying something, and settings.

// Toast asks for a line of text to be shown until the next key.
type Toast struct{ Text string }

// ShowToast makes the command that shows a line of text until the next key.
func ShowToast(text string) tea.Cmd { return Send(Toast{text}) }

// SetTheme asks for another theme, from now on.
type SetTheme struct{ Name theme.Name }

// ToggleMouse asks to turn the mouse on or off.
type ToggleMouse struct{}

// ToggleEssentials asks to go through the essential questions first, or in the
// usual order again.
type ToggleEssentials struct{}

// Opening files.

// OpenFile asks to open an assessment's file and go to its map.
type OpenFile struct{ Path string }

// NewFile asks to start an assessment in a new file.
type NewFile struct {
	Path         string // "" lets the program choose a free name from the title
	Title        string
	Organisation string
	Sample       bool // start from the worked example
}

// NotOpened tells the screen on top that the file it asked for could not be
// opened or made.
type NotOpened struct {
	Path string
	Err  error
}

// PendingMigration is an assessment that was made with an older version of its
// questions, and what would become of its answers with the newer ones.
type PendingMigration struct {
	Path     string
	Title    string // of the project
	Report   assessment.MigrationReport
	Readable bool // it can be read as it is, though not edited
}

// MigrateFile asks to move a file to the newer version of its questions, and to
// open it then.
type MigrateFile struct{ Path string }

// Restore makes the command that goes back to the last good copy of a file.
// [Restored] answers.
func Restore(svc *Services, path string) tea.Cmd {
	lib := svc.Library
	return func() tea.Msg {
		pack, err := lib.Packs.ForReading(path)
		if err != nil {
			return Restored{Path: path, Err: err}
		}
		options := lib.Files
		options.Pack = pack
		aside, err := file.Restore(path, options)
		return Restored{path, aside, err}
	}
}

// Restored says how going back to the last good copy went.
type Restored struct {
	Path, Aside string // the file; where the damaged one is kept
	Err         error
}

// Saving the open file.

// TryAgain asks to try again what does not work now: saving, or editing a file
// that someone else has open.
type TryAgain struct{}

// SaveElsewhere asks to save in a new file and go on there.
type SaveElsewhere struct{ Path string }

// NotSavedElsewhere tells the screen on top that this could not be done.
type NotSavedElsewhere struct {
	Path string
	Err  error
}

// LeaveAndLose asks to leave without what is not saved. The user has said yes to
// losing it.
type LeaveAndLose struct{}

// Acknowledge says that the user knows of a trouble that needs nothing done.
type Acknowledge struct{}

// Resolve asks to end the conflict with this version: ours, or both joined.
type Resolve struct{ Assessment *assessment.Assessment }

// TakeTheirs asks to end the conflict with their version; ours stays beside it.
type TakeTheirs struct{}

// Voting.

// RequestBallotBox asks for the ballot box of a round: on which question, and how
// many rounds were held on it before. [BallotBoxReady] answers.
type RequestBallotBox struct {
	Question string
	Before   int
}

// DestroyBallotKey asks to destroy the key of a round that was closed unseen, so that
// nobody can read its votes from an older copy of the file. The round that is
// held in its stead has another key.
type DestroyBallotKey RequestBallotBox

// BallotBoxReady brings the ballot box of a round. With an error its votes can be
// counted only until the program ends.
type BallotBoxReady struct {
	Round RequestBallotBox
	Box   *workshop.BallotBox
	Err   error
}
