package tui

import (
	"context"
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"charter/tui/screen"
	"charter/tui/session"
)

// Remote is a terminal at the other end of a connection. Nothing of this machine is the
// user's there: not its clipboard, its shell or its environment.
type Remote struct {
	In      io.Reader
	Out     io.Writer
	Environ []string                      // what the other end tells of its terminal; TERM at least
	Size    Size                          // when the program starts
	Resized <-chan Size                   // closed once the other end is gone
	Notices <-chan string                 // what the host has to tell, in sentences
	Fault   func(value any, stack []byte) // takes what a programmer needs of a fault
}

// Size is that of a window, in cells.
type Size struct{ Width, Height int }

// framesRemote is how often a second a remote terminal is drawn at most: every open
// program costs its host so many looks a second.
const framesRemote = 60

// RunRemote shows the program on a remote terminal until the user leaves or ctx ends. Then
// all is saved. A file that cannot be opened is an error before anything is drawn.
func RunRemote(ctx context.Context, o Options, at Remote) error {
	m, err := o.model(&session.Workspace{Environment: o.Environment, Watch: true})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	program := m.program(ctx, tea.WithInput(&input{from: at.In}), tea.WithOutput(at.Out), tea.WithEnvironment(at.Environ),
		tea.WithColorProfile(colorprofile.Env(at.Environ)), tea.WithWindowSize(at.Size.Width, at.Size.Height), tea.WithFPS(framesRemote), tea.WithFilter(dropOnHost))
	m.report = func(found fault) string {
		at.Fault(found.value, found.stack)
		return ""
	}
	go at.relay(ctx, program)
	return m.untilLeft(ctx, program, at.Out, at.getenv)
}

// relay hands on what comes from outside while the program runs.
func (r Remote) relay(ctx context.Context, program *tea.Program) {
	resized := r.Resized
	for {
		select {
		case <-ctx.Done():
			return
		case size, open := <-resized:
			if !open {
				resized = nil
				continue
			}
			program.Send(tea.WindowSizeMsg(size))
		case text := <-r.Notices:
			program.Send(screen.Toast{Text: text})
		}
	}
}

// getenv gives a variable of the other end.
func (r Remote) getenv(name string) string {
	for _, set := range r.Environ {
		if value, found := strings.CutPrefix(set, name+"="); found {
			return value
		}
	}
	return ""
}

// dropOnHost drops what [dropSizeRequests] drops, and every wish to stop the program: that
// would stop all of a host.
func dropOnHost(m tea.Model, msg tea.Msg) tea.Msg {
	if _, stop := msg.(tea.SuspendMsg); stop {
		return nil
	}
	return dropSizeRequests(m, msg)
}
