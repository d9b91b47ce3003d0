package main

import (
	"context"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// gcPercent lets the heap grow before garbage is collected: it is small, and collecting
// while the questions are read would take a fifth of the time of a start.
const gcPercent = 400

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	cobra.MousetrapHelpText = "" // whoever double-clicks charter on Windows gets charter, not a lesson
	os.Exit(runInWindow(context.Background(), systemConsole(), os.Args[1:]))
}
