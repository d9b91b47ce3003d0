// Package screens has one file for each screen. A screen is a plain struct that
// draws into the room it is given and answers to the keys it names; it knows no
// other screen. To go somewhere it returns a message such as [Open] or [Closed],
// and the root of the program decides.
//
// Screens never score, never read or write files and never look at a clock:
// they ask [work.Work].
package screens

import (
	tea "charm.land/bubbletea/v2"

	"charter/assessment/file"
	"charter/assessment/workshop"
	"charter/tui/keys"
	"charter/tui/library"
	"charter/tui/markdown"
	"charter/tui/session"
	"charter/tui/theme"
)

// Screen is one screen of the program. All methods are called from the update
// loop only.
type Screen interface {
	// Head gives the two ends of the top line: where we are.
	Head() (left, right string)
	// SetSize gives the screen its room in cells. It comes before the first
	// View, after every resize, and when the theme changes; the command
	// returned may prepare what View needs.
	SetSize(width, height int) tea.Cmd
	// Revisit is called when the screen comes to the top of the stack, new or
	// after another was closed: what it shows may have changed.
	Revisit() tea.Cmd
	// Keys lists what the screen answers to now, the most useful first. The
	// footer and the help are made from it.
	Keys() []Key
	// Do does what one of Keys asks for. Keys with a reason in Off never come.
	Do(id keys.ID) tea.Cmd
	// Update takes every other message: typed text while Typing, pastes,
	// results of commands, mouse.
	Update(msg tea.Msg) tea.Cmd
	// Typing reports whether text is being typed, so that letters are text.
	Typing() bool
	// View draws the screen: at most as many lines and cells as SetSize said.
	View() string
	// Cursor tells where in View the terminal's cursor stands; nil hides it.
	Cursor() *tea.Cursor
}

// Key is a key a screen answers to.
type Key struct {
	ID    keys.ID
	Show  string // the key as the footer writes it, when not as in the table
	Words string // other words for the footer than the table's; "" keeps those
	Short string // words for a footer that has no room for all keys; "": as always
	Off   string // why it does nothing now, in plain words; "" when it works
	Quiet bool   // in the help only, not in the footer
}

// Context is what all screens share. The root makes it and keeps it current.
type Context struct {
	Theme    *theme.Theme
	Keys     *keys.Map
	Markdown *markdown.Cache
	Session  *session.Session // nil until an assessment is open
	Tool     string           // the program and its version, named in reports
	ReadOnly string           // why nothing can be changed; "" when it can
	Library  library.Library  // finds files; asked in commands only
	Draft    NewFile          // what was typed on the screen New and not used yet
	Older    Older            // the file that the screen Migrate asks about
	Saving   file.Status      // how saving the open file goes
	Leaving  bool             // the user wants to leave, and not all is saved yet
}

// Place names a screen and what it is about.
type Place struct {
	Kind Kind
	ID   string // a question id, a principle id or an action id, where the kind needs one
}

// Kind is a kind of screen.
type Kind string

// The kinds of screens.
const (
	KindHome          Kind = "home"
	KindNew           Kind = "new"     // ID: the file to make, or ""
	KindOpen          Kind = "open"    // to type the path of a file
	KindMigrate       Kind = "migrate" // about ctx.Older
	KindMap           Kind = "map"
	KindPrinciple     Kind = "principle"
	KindQuestion      Kind = "question"
	KindReview        Kind = "review"
	KindProject       Kind = "project" // ID: a part or a field of the register, or "" for all
	KindFacts         Kind = "facts"   // ID: a fact, or "" for all
	KindActions       Kind = "actions"
	KindAction        Kind = "action" // ID: the action, or what a new one is for
	KindExport        Kind = "export"
	KindHistory       Kind = "history"
	KindHelp          Kind = "help"
	KindFind          Kind = "find"
	KindEvidence      Kind = "evidence"
	KindNote          Kind = "note"
	KindCheck         Kind = "check"
	KindDeparture     Kind = "departure"
	KindNotApplicable Kind = "not-applicable"
	KindWorkshop      Kind = "workshop"
	KindSitting       Kind = "sitting" // the plan of the sitting
	KindPeople        Kind = "people"  // who is in the room
	KindAgenda        Kind = "agenda"
	KindClosing       Kind = "closing"
	KindParking       Kind = "parking"
	KindOutside       Kind = "outside" // ID: the question
	KindDissent       Kind = "dissent" // ID: the question
	KindSettle        Kind = "settle"  // ID: the question
	KindTrouble       Kind = "trouble"
	KindElsewhere     Kind = "elsewhere" // to type another place for the file
	KindConflict      Kind = "conflict"
	KindDamaged       Kind = "damaged" // ID: the path of the file
)

// Open asks for a screen on top of this one.
type Open struct{ To Place }

// Replace asks for a screen in place of this one.
type Replace struct{ To Place }

// Closed asks to go back to the screen below.
type Closed struct{}

// Quit asks to leave the program; everything is saved first.
type Quit struct{}

// Press asks to go back to the screen below and to press a key there.
type Press struct{ ID keys.ID }

// Said asks for a line of text to be shown until the next key.
type Said struct{ Text string }

// SetTheme asks for another theme, from now on.
type SetTheme struct{ Name theme.Name }

// ToggleMouse asks to turn the mouse on or off.
type ToggleMouse struct{}

// ToggleEssentials asks to go through the essential questions first, or in the
// usual order again.
type ToggleEssentials struct{}

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

// AskBox asks for the ballot box of a round: on which question, and how many
// rounds were held on it before. [BoxReady] answers.
type AskBox struct {
	Question string
	Before   int
}

// BoxReady brings the ballot box of a round. With an error its votes can be
// counted only until the program ends.
type BoxReady struct {
	Round AskBox
	Box   *workshop.Box
	Err   error
}

// Go makes the command that opens a screen on top.
func Go(kind Kind, id string) tea.Cmd { return Send(Open{Place{kind, id}}) }

// Say makes the command that shows a line of text.
func Say(text string) tea.Cmd { return Send(Said{text}) }

// Close makes the command that goes back.
func Close() tea.Cmd { return Send(Closed{}) }

// Send makes a command of a message that is ready.
func Send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// base has the parts of Screen that most screens share; screens embed it.
type base struct {
	ctx           *Context
	width, height int
}

func (b *base) SetSize(width, height int) tea.Cmd {
	b.width, b.height = width, height
	return nil
}
func (b *base) Revisit() tea.Cmd       { return nil }
func (b *base) Update(tea.Msg) tea.Cmd { return nil }
func (b *base) Typing() bool           { return false }
func (b *base) Cursor() *tea.Cursor    { return nil }
