package screen

import (
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
	"charter/tui/markdown"
	"charter/tui/phones"
	"charter/tui/session"
	"charter/tui/theme"
)

// Screen is one screen of the program. All methods are called from the update
// loop only. What they give is done before the next key comes; see [Requests].
type Screen interface {
	// Title gives the two ends of the top line: where we are.
	Title() (left, right string)
	// SetSize gives the screen its room in cells. It comes before the first
	// View, after every resize, and when the theme changes; what it asks for
	// may prepare what View needs.
	SetSize(width, height int) Requests
	// Activate is called when the screen comes to the top of the stack, new or
	// after another was closed: what it shows may have changed.
	Activate() Requests
	// Keys lists what the screen answers to now, the most useful first. The
	// footer and the help are made from it.
	Keys() []Key
	// Do does what one of Keys asks for. Keys with a reason in
	// Disabled never come.
	Do(id keys.ID) Requests
	// Update takes every other message: typed text while Typing, pastes,
	// results of commands, mouse.
	Update(msg tea.Msg) Requests
	// Typing reports whether text is being typed, so that letters are text.
	Typing() bool
	// View draws the screen: at most as many lines and cells as SetSize said.
	View() string
	// Cursor tells where in View the terminal's cursor stands; nil hides it.
	Cursor() *tea.Cursor
}

// Fields are several places to type in, of which one has the focus. They are not all
// seen by the same people.
type Fields interface {
	// Field names the one that has the focus.
	Field() string
	// Inward reports whether a key goes from there to one that fewer people see.
	Inward(id keys.ID) bool
	// Private reports whether the one that has the focus is never published.
	Private() bool
}

// FieldsOf gives the fields that a screen shows; nil when it shows none, or one.
func FieldsOf(s Screen) Fields {
	if shows, ok := s.(interface{ Fields() Fields }); ok {
		return shows.Fields()
	}
	return nil
}

// Key is a key a screen answers to.
type Key struct {
	ID         keys.ID
	Show       string // the key as the footer writes it, when not as in the table
	Label      string // other words for the footer than the table's; "" keeps those
	ShortLabel string // words for a footer that has no room for all keys; "": as always
	Disabled   string // why it does nothing now, in plain words; "" when it works
	HelpOnly   bool   // in the help only, not in the footer
}

// Services is what all screens share. The root makes it and keeps it current.
type Services struct {
	Theme    *theme.Theme
	Keys     *keys.Map
	Markdown *markdown.Cache
	Draft    session.Start   // what was typed to start an assessment, and not used yet
	Lent     atomic.Bool     // the terminal is lent to another program
	Phones   *phones.Service // on which people in a workshop vote; nil while none can join
	PhonesAt string          // where they are waited for, as [phones.ReadAddress] reads it

	// Workspace is what is open. Screens look at it; to have something done with it they
	// send the program one of its events.
	*session.Workspace
}

// Base has the parts of Screen that most screens share; screens embed it. The
// fields of Services are at hand as if they were the screen's own.
type Base struct {
	*Services
	Width, Height int // the room that SetSize gave, in cells
}

// SetSize implements Screen: it keeps the room.
func (b *Base) SetSize(width, height int) Requests {
	b.Width, b.Height = width, height
	return nil
}

// Activate implements Screen: nothing is done.
func (b *Base) Activate() Requests { return nil }

// Update implements Screen: nothing is done.
func (b *Base) Update(tea.Msg) Requests { return nil }

// Typing implements Screen: no text is typed.
func (b *Base) Typing() bool { return false }

// Cursor implements Screen: it is hidden.
func (b *Base) Cursor() *tea.Cursor { return nil }
