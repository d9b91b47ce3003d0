package tui

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"reflect"
	"runtime"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
)

// Options say how the program is started, and in which surroundings.
type Options struct {
	session.Environment

	Path        string      // the file to open, or with New to make; "" starts at the home screen
	New         bool        // start by asking what a new assessment needs
	Practice    bool        // begin with practice, see [session.Practising]
	Facilitator bool        // show the facilitator's view of the file, which only reads it
	Screen      screen.Kind // a screen to open on top of the map; "" is none
	Phones      *string     // let phones join a workshop from the start, at an address as [phones.ReadAddress] reads it; nil: they cannot yet
	Theme       theme.Name  // "" follows the terminal's background
	ASCII       bool        // draw with ASCII characters only
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
	w := &session.Workspace{Environment: o.Environment, Watch: true}
	m, err := o.model(w)
	if err != nil {
		return err
	}
	return show(ctx, m, o.Phones)
}

// model makes the root, with the file open that is asked for.
func (o Options) model(w *session.Workspace) (*Model, error) {
	start, err := o.begin(w)
	if err != nil {
		return nil, err
	}
	m := newModel(o, w, start.routes...)
	m.first, m.toast = start.effects, start.remark
	if w.State == session.Asking {
		m.openNext = o.Screen
	}
	return m, nil
}

// launch is what the program begins with.
type launch struct {
	routes  []screen.Route   // the screens, the last on top
	effects []session.Effect // what is still to be done for the file that was opened
	remark  string           // what there is to say of that file; "" is nothing
}

// begin opens the file that is asked for, and gives what there is to begin with.
func (o Options) begin(w *session.Workspace) (launch, error) {
	home := screen.Route{Kind: screen.KindHome}
	switch {
	case o.New:
		return launch{routes: []screen.Route{home, {Kind: screen.KindNew, ID: o.Path}}}, nil
	case o.Path == "" && !o.Practice:
		go o.Library.Packs.Main() // is read while the terminal is got ready; the list of files needs it, and gets what came of it
		return launch{routes: []screen.Route{home}}, nil
	}
	var asked session.Event = session.Open{Path: o.Path}
	switch {
	case o.Practice:
		asked = session.Practising{}
	case o.Facilitator:
		asked = session.Follow{Path: o.Path}
	}
	_, opening := w.Step(asked)
	outcome, effects := w.Step(opening[0]())
	start := launch{effects: effects}
	switch e := outcome.(type) {
	case session.NotOpened:
		if !e.CanRestore() {
			return launch{}, e.Err
		}
		return launch{routes: []screen.Route{{Kind: screen.KindDamaged, ID: e.Path}}}, nil
	case session.Migratable:
		return launch{routes: []screen.Route{{Kind: screen.KindMigrate}}}, nil
	case session.Opened:
		start.remark = e.Remark
	}
	if o.Facilitator {
		start.routes = []screen.Route{{Kind: screen.KindFacilitator}}
		return start, nil
	}
	start.routes = []screen.Route{{Kind: screen.KindMap}}
	if o.Screen != "" {
		start.routes = append(start.routes, screen.Route{Kind: o.Screen})
	}
	if w.MustIntroduce() {
		start.routes = append(start.routes, screen.Route{Kind: screen.KindIntroduce})
	}
	return start, nil
}

// show puts a model on the terminal until the program ends. A window that is
// closed ends it too, as does any signal to end, in good order. Where phones are asked
// for and cannot join, nothing is shown.
func show(ctx context.Context, m *Model, phones *string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	options := []tea.ProgramOption{tea.WithEnvironment(environment()), tea.WithFPS(120), tea.WithFilter(dropSizeRequests)}
	if runtime.GOOS != "windows" { // its console gives keys, not bytes
		options = append(options, tea.WithInput(newTerminalInput(os.Stdin)))
	}
	go ansi.StringWidthWc(firstInTable)
	program := m.program(ctx, options...)
	defer m.signals.listen(os.Stdin, os.Stdout, cancel, program.Send)()
	if phones != nil {
		m.services.PhonesAt = *phones
		served := m.servePhones(*phones)
		if served.err != nil {
			return cmp.Or(m.shutDown(), served.err)
		}
		m.handlePhones(served)
	}
	err := m.untilLeft(ctx, program, os.Stdout, os.Getenv)
	m.signals.back()
	return err
}

// firstInTable is the first character whose width stands in a table of github.com/mattn/go-runewidth,
// which is made when it is first needed. That takes a fifteenth of the time of a start: it is
// made in the background, and not while the first frame is drawn.
const firstInTable = "\u0300"

// untilLeft runs the program on a terminal until the user leaves or ctx ends, and ends all
// in good order.
func (m *Model) untilLeft(ctx context.Context, program *tea.Program, out io.Writer, getenv func(string) string) error {
	m.detectTerminal(getenv)
	titleBack := keepTitle(out)
	err := await(ctx, program)
	if !errors.Is(err, errStuck) {
		titleBack()
	}
	if errors.Is(err, tea.ErrProgramPanic) {
		m.rescue(fault{err, nil})
	}
	m.hangUp()
	if ended := m.shutDown(); ended != nil || ctx.Err() != nil {
		return ended
	}
	return err
}

// program makes the program that shows a model until ctx ends.
func (m *Model) program(ctx context.Context, options ...tea.ProgramOption) *tea.Program {
	program := tea.NewProgram(m, append(options, tea.WithContext(ctx), tea.WithoutSignalHandler())...)
	m.stop, m.send = program.Quit, program.Send
	m.services.Tell = func(e session.Event) { go program.Send(e) }
	m.burst.waits = true
	return program
}

// drawWithin is how long the terminal may take to be put in order once the program was told
// to end.
const drawWithin = 5 * time.Second

// errStuck says that the terminal takes nothing.
var errStuck = errors.New("the terminal takes nothing")

// await runs the program, and waits no longer for a terminal that takes nothing once it was
// told to end.
func await(ctx context.Context, program *tea.Program) error {
	ended := make(chan error, 1)
	go func() {
		_, err := program.Run()
		ended <- err
	}()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-ended:
		return err
	case <-time.After(drawWithin):
		return errStuck
	}
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
