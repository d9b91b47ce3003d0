package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/charmbracelet/x/term"

	"charter/assessment/file"
	"charter/questions/plaintext"
)

// console is the world as a command sees it: what is outside, and what the program
// brings along.
type console struct {
	stdin    io.Reader
	stdout   io.Writer
	stderr   io.Writer
	terminal bool // somebody sits at a terminal: stdin and stdout both are one
	clock    func() time.Time
	getenv   func(string) string
	release  release // what the program brings along
}

func systemConsole() console {
	return console{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
		terminal: term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()),
		clock:    time.Now,
		getenv:   os.Getenv,
		release:  thisRelease(),
	}
}

// now tells the time to the second. SOURCE_DATE_EPOCH, where it is set, stands
// in for the clock, so that the same files give the same bytes on any day.
func (c console) now() (time.Time, error) {
	epoch := c.getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return c.clock().Truncate(time.Second), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, misuse("SOURCE_DATE_EPOCH is %q, which is not a number of seconds. Set it to a whole number such as 1795305600, or unset it", epoch)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// packs finds question packs: the one in a folder that the user has named, or with
// "" those that files name themselves and those that are built in.
func (c console) packs(given string) *file.Packs { return file.PacksIn(given, c.release.editions) }

// printf writes a result. What comes from a file must be cleaned by the caller.
func (c console) printf(format string, args ...any) error {
	_, err := fmt.Fprintf(c.stdout, format, args...)
	return err
}

// warn writes a remark or an error, cleaned, on a line of its own.
func (c console) warn(text string) {
	fmt.Fprintln(c.stderr, plaintext.Clean(text))
}
