package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

// A program that is double-clicked on Windows has a window of its own, which closes
// as soon as it ends. On macOS a file beside the program does what is done here: see
// .ci/package/files.

// runInWindow runs one command line, gives the exit status, and sees to a window of
// the program's own.
func runInWindow(ctx context.Context, con console, args []string) int {
	if !con.ownWindow {
		return run(ctx, con, args)
	}
	switch {
	case len(args) == 0:
		goToDocuments()
	case len(args) == 1 && isFile(args[0]): // dragged on the program, or opened with it
		if whole, err := filepath.Abs(args[0]); err == nil {
			args = []string{whole}
			goToDocuments()
		}
	}
	status := run(ctx, con, args)
	if status != statusDone {
		fmt.Fprintln(con.stderr, "Press enter to close this window.")
		_, _ = bufio.NewReader(con.stdin).ReadString('\n') // the end of input will do, too
	}
	return status
}

// goToDocuments makes the folder for documents the one in which assessments are made
// and looked for. The program starts where it lies, and that may be a folder that
// nobody may write to, or one that is thrown away: Windows unpacks a program to
// such a folder when somebody opens it inside an archive. Where there is none it is the
// home folder, and where there is no such either nothing changes.
func goToDocuments() {
	for _, folder := range []string{xdg.UserDirs.Documents, xdg.Home} {
		if folder != "" && os.Chdir(folder) == nil {
			return
		}
	}
}
