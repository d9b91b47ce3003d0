package main

import (
	"context"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	cobra.MousetrapHelpText = "" // whoever double-clicks charter on Windows gets charter, not a lesson
	os.Exit(runInWindow(context.Background(), systemConsole(), os.Args[1:]))
}
