package tui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment/file"
	"charter/assessment/sample"
	"charter/assessment/store"
	"charter/tui/screen"
	"charter/tui/theme"
)

// Options say how the program is started.
type Options struct {
	Path   string       // the file to open, or with New to make; "" starts at the home screen
	New    bool         // start by asking what a new assessment needs
	Packs  *file.Packs  // give each file its questions; none is read before the first frame of the home screen
	Sample sample.Maker // gives the worked example
	Folder string       // the folder whose files the home screen lists; "" is the current one
	Screen screen.Kind  // a screen to open on top of the map; "" is none
	Secret string       // a folder of the user's own for the keys of ballots, away from the assessment
	Recent string       // the file that keeps the list of files opened lately; "" keeps none
	Theme  theme.Name   // "" follows the terminal's background
	ASCII  bool         // draw with ASCII characters only
	Tool   string       // the program and its version, named in reports
	Now    func() time.Time

	Self    func() store.Holder // who is named to others as having a file open
	Refuges []string            // folders for work that cannot be saved in its own when the program ends against its will
}

// files says in which surroundings files are opened.
func (o Options) files() file.Options {
	return file.Options{Now: o.Now, Self: o.Self, Refuges: o.Refuges}
}

func (o Options) themeName() theme.Name {
	if o.Theme == "" {
		return theme.Dark
	}
	return o.Theme
}

// Run shows the program on the terminal until the user leaves. A file that
// cannot be opened is an error before anything is drawn.
func Run(ctx context.Context, o Options) error {
	folder, err := filepath.Abs(cmp.Or(o.Folder, "."))
	if err != nil {
		return fmt.Errorf("cannot tell which folder this is: %w. Go to another folder and start again", err)
	}
	o.Folder = folder
	w := workspace{now: o.Now, packs: o.Packs, files: o.files(), sample: o.Sample, ballotFolder: o.Secret}
	start := []screen.Route{{Kind: screen.KindHome}}
	var older *screen.PendingMigration
	switch {
	case o.New:
		start = append(start, screen.Route{Kind: screen.KindNew, ID: o.Path})
	case o.Path != "":
		found := w.openFile(o.Path)
		if w.canRestore(found) {
			start = []screen.Route{{Kind: screen.KindDamaged, ID: found.path}}
			break
		}
		if found.err != nil {
			return found.err
		}
		if older = found.migration; older != nil {
			start = nil // the question about it comes first
			break
		}
		w.replace(found)
		start[0].Kind = screen.KindMap
		if o.Screen != "" {
			start = append(start, screen.Route{Kind: o.Screen})
		}
	}
	m := newModel(o, w, start...)
	if older != nil {
		m.askToMigrate(*older, o.Screen)
	}
	return show(ctx, m)
}

// show puts a model on the terminal until the program ends. A window that is
// closed ends it too, in good order.
func show(ctx context.Context, m *Model) error {
	ctx, cancel := signal.NotifyContext(ctx, syscall.SIGHUP)
	defer cancel()
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithEnvironment(environment()), tea.WithFPS(120), tea.WithFilter(dropSizeRequests)}
	if runtime.GOOS != "windows" { // its console gives keys, not bytes
		options = append(options, tea.WithInput(&input{File: os.Stdin}))
	}
	program := tea.NewProgram(m, options...)
	m.stop = program.Quit
	m.burst.waits = true
	m.detectTerminal(os.Getenv)
	titleBack := keepTitle(os.Stdout)
	_, err := program.Run()
	titleBack()
	if errors.Is(err, tea.ErrProgramPanic) {
		m.rescue(fault{err, nil})
	}
	if ended := m.shutDown(); ended != nil {
		return ended
	}
	if errors.Is(err, tea.ErrInterrupted) || ctx.Err() != nil {
		return nil
	}
	return err
}

// normalisePaste makes every line end of pasted text a line feed: terminals send
// carriage returns, and text from Windows has both.
func normalisePaste(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// dropSizeRequests drops requests for the size of the window. Every huh form makes
// one, although Bubble Tea tells of each change, also after it was suspended; each
// answer would have everything drawn anew, and in Bubble Tea v2.1.1 two at the same
// time write to the same place. It can go when huh's forms no longer ask.
func dropSizeRequests(_ tea.Model, msg tea.Msg) tea.Msg {
	if reflect.TypeOf(msg) == reflect.TypeOf(tea.RequestWindowSize()) {
		return nil
	}
	return msg
}
