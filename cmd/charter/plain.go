package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"charter/tui/plain"
)

// inLines reports whether the application is to be opened in plain lines:
// when --accessible says so or, for whoever sits at a terminal, ACCESSIBLE or a
// terminal that cannot move its cursor. One that does not tell what it is counts
// as that, except on Windows, where none does and the console itself is asked.
func (s *display) inLines() bool {
	if s.accessible {
		return true
	}
	term := s.con.getenv("TERM")
	still := term == "dumb" || term == "unknown" || term == "" && runtime.GOOS != "windows"
	return s.con.terminal && (isYes(s.con.getenv("ACCESSIBLE")) || still || s.con.drawless)
}

// isYes reads an environment variable that turns something on.
func isYes(value string) bool {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "", "0", "false", "no", "off":
		return false
	}
	return true
}

// canOpen reports whether the application can be opened here: on a terminal, or
// in plain lines that are piped in.
func (s *display) canOpen() bool { return s.con.terminal || s.accessible }

// endWithin is how long saving may take once the program was told to end: longer than plain
// lines wait for a disk.
const endWithin = 8 * time.Second

// converse opens the application in plain lines. An interrupt saves and ends it, also while
// a folder does not answer.
func (s *display) converse(o plain.Options) error {
	if s.con.drawless {
		s.con.warn("This window is an old console that cannot draw, so charter asks and answers in plain lines. " +
			"To have the screens, open charter in Windows Terminal, or turn off \"Use legacy console\" in the properties of this window and open it again.")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	defer stop()
	width, err := strconv.Atoi(s.con.getenv("COLUMNS"))
	if err != nil {
		width = 0 // not set, or no number: no line is broken
	}
	o.Width, o.Echo = width, !s.con.terminal
	signal.Ignore(syscall.SIGPIPE) // a reader that goes away is an error of writing, and all is saved
	ended := make(chan error, 1)
	go func() {
		ended <- plain.Run(ctx, s.con.stdin, s.con.stdout, o)
	}()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-ended:
		return err
	case <-time.After(endWithin):
		return errors.New("charter was told to end while a folder or drive did not answer. What was said to be saved is saved. Look into the file before you go on")
	}
}
