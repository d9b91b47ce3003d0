package screen

import (
	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
	"charter/tui/theme"
)

// Requests is what a screen asks of the program when something has happened to it, in
// the order in which it is to be done. A message, such as [Open] or an event of the
// session, acts at once: before the next key is looked at. A command, which may wait or
// touch the disk, is run in the background, and what it brings comes to the program
// as a message later.
type Requests []tea.Msg

// Ask asks for what acts at once.
func Ask(requests ...tea.Msg) Requests { return requests }

// Run asks for a command to be run in the background; for nil nothing is.
func Run(cmd tea.Cmd) Requests {
	if cmd == nil {
		return nil
	}
	return Requests{cmd}
}

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

// Go asks for a screen on top.
func Go(kind Kind, id string) Requests { return Ask(Open{Route{kind, id}}) }

// Close asks to go back.
func Close() Requests { return Ask(Closed{}) }

// Saying something, and settings.

// Toast asks for a line of text to be shown until the next key.
type Toast struct{ Text string }

// ShowToast asks for a line of text to be shown until the next key.
func ShowToast(text string) Requests { return Ask(Toast{text}) }

// SetTheme asks for another theme, from now on.
type SetTheme struct{ Name theme.Name }

// ToggleMouse asks to turn the mouse on or off.
type ToggleMouse struct{}

// ToggleEssentials asks to go through the essential questions first, or in the
// usual order again.
type ToggleEssentials struct{}

// Phones, on which people in a workshop vote.

// ServePhones asks to let phones join from now on, where [Services] says.
type ServePhones struct{}

// EndPhones asks to let go of all phones.
type EndPhones struct{}
