package main

import (
	"os"

	"github.com/inconshreveable/mousetrap"
	"golang.org/x/sys/windows"
)

// opensOwnWindow reports whether the program was double-clicked.
func opensOwnWindow() bool { return mousetrap.StartedByExplorer() }

// isDrawless reports whether this is a console that cannot draw: one of Windows before
// version 10, or of a later one with "Use legacy console" turned on. Such a console
// refuses the mode in which it would follow escape sequences.
func isDrawless() bool {
	console := windows.Handle(os.Stdout.Fd())
	var mode uint32
	if windows.GetConsoleMode(console, &mode) != nil {
		return false // no console at all
	}
	if windows.SetConsoleMode(console, mode|windows.ENABLE_PROCESSED_OUTPUT|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) != nil {
		return true
	}
	_ = windows.SetConsoleMode(console, mode) // as it was; what draws asks for it again
	return false
}
