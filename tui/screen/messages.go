package screen

import (
	tea "charm.land/bubbletea/v2"

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
