package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/adrg/xdg"
	"github.com/charmbracelet/x/term"

	"charter/assessment/file"
	"charter/assessment/store"
	"charter/questions/plaintext"
	"charter/tui/phones"
	"charter/tui/session"
)

// console is the world as a command sees it: what is outside, and what the program
// brings along.
type console struct {
	stdin     io.Reader
	stdout    io.Writer
	stderr    io.Writer
	terminal  bool // somebody sits at a terminal: stdin and stdout both are one
	drawless  bool // the terminal is a console of Windows that cannot draw
	ownWindow bool // the window was opened for the program alone, and closes with it
	clock     func() time.Time
	getenv    func(string) string
	self      func() store.Holder // who is named to others as having a file open
	settings  settings            // what the user has chosen
	refuges   []string            // folders for work that can be saved nowhere else
	listen    phones.Listen       // waits for phones in a workshop
	state     string              // the folder for what the program keeps of the user; "": none
	data      string              // the folder for what the user makes with it, where no other is named
	release   release             // what the program brings along
}

func systemConsole() console {
	return console{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
		terminal: term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()),
		drawless: isDrawless(), ownWindow: opensOwnWindow(),
		clock:    time.Now,
		getenv:   os.Getenv,
		self:     sync.OnceValue(self),
		refuges:  refuges(),
		listen:   listen,
		state:    filepath.Join(xdg.StateHome, "charter"),
		data:     filepath.Join(xdg.DataHome, "charter"),
		settings: settings{filepath.Join(xdg.ConfigHome, "charter", "settings.json")},
		release:  thisRelease(),
	}
}

// self names the user, the machine and this process. Some machines must ask others for
// the name of the user, so it is not asked for before it is needed.
func self() store.Holder {
	self := store.Holder{PID: os.Getpid()}
	if login, err := user.Current(); err == nil {
		self.User = login.Username
	}
	self.Machine, _ = os.Hostname() // without a name it is not named
	return self
}

// refuges are the home folder, if there is one, and the one for temporary files.
func refuges() []string {
	if home, err := os.UserHomeDir(); err == nil {
		return []string{home, os.TempDir()}
	}
	return []string{os.TempDir()}
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

// signer tells who signs what a command changes. Settings that cannot be read are told.
func (c console) signer(as *session.User) session.User {
	user := c.user(as)
	if user.Fault != nil {
		c.warn(user.Fault.Error())
	}
	return user
}

// user tells who is at the keyboard: whom the command line names, or else the settings.
// Only where somebody sits at a terminal can a name be asked for and kept.
func (c console) user(as *session.User) session.User {
	if as != nil {
		return *as
	}
	user, err := c.settings.user()
	user.Fault = err
	if !c.terminal {
		user.Remember = nil
	}
	return user
}

// files says how files are opened at a time.
func (c console) files(now time.Time) file.Options {
	return file.Options{Now: func() time.Time { return now }, Self: c.self, Refuges: c.refuges, Ballots: c.ballots(), Notes: c.notes(), Tool: c.release.tool()}
}

// ballots is the folder with the keys of open rounds of votes.
func (c console) ballots() string {
	if c.state == "" {
		return ""
	}
	return filepath.Join(c.state, "ballots")
}

// notes is the folder with private notes that wait for their files.
func (c console) notes() string {
	if c.state == "" {
		return ""
	}
	return filepath.Join(c.state, "notes")
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

// agrees asks a question; anything but a yes leaves all as it is.
func (c console) agrees(question string) (bool, error) {
	if err := c.printf("%s Type yes or no: ", question); err != nil {
		return false, err
	}
	answer, _ := bufio.NewReader(c.stdin).ReadString('\n') // an end without an answer is a no
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return true, nil
	}
	return false, c.printf("Nothing was changed.\n")
}
