package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime/debug"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/questions/plaintext"
)

// Every way into the program's own code from Bubble Tea is guarded: a panic there,
// or in a command that runs in the background, ends the program in good order.
// The terminal is put right, the work is written to a recovery file, and the user
// is told where it is.

// Init implements tea.Model.
func (m *Model) Init() (cmd tea.Cmd) {
	defer m.guard(&cmd)
	return guarded(m.start())
}

// Update implements tea.Model.
func (m *Model) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = m // after a panic, too
	defer m.guard(&cmd)
	if found, ok := msg.(fault); ok {
		m.rescue(found)
	}
	if m.fault != nil {
		return next, tea.Quit
	}
	if m.ended { // what is still on its way comes too late
		return next, nil
	}
	cmd = m.handle(msg)
	return next, guarded(tea.Batch(cmd, m.tendPhones(), m.tendNotes()))
}

// View implements tea.Model.
func (m *Model) View() (view tea.View) {
	defer func() {
		if r := recover(); r != nil {
			m.rescue(fault{r, debug.Stack()})
			view = tea.View{AltScreen: true}
			if m.stop != nil {
				go m.stop() // it waits for the loop that called us
			}
		}
	}()
	if m.ended {
		return tea.View{AltScreen: true}
	}
	return m.frame()
}

// fault is a panic that was caught.
type fault struct {
	value any
	stack []byte
}

// guard catches a panic of an update and has the program end.
func (m *Model) guard(cmd *tea.Cmd) {
	if r := recover(); r != nil {
		m.rescue(fault{r, debug.Stack()})
		*cmd = tea.Quit
	}
}

// guarded makes a command that turns its panic into a message, and guards the
// commands that it brings in turn: a batch or a sequence is a list of them.
func guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = fault{r, debug.Stack()}
			}
		}()
		msg = cmd()
		list, ok := asList(msg)
		if !ok {
			return msg
		}
		safe := reflect.MakeSlice(reflect.TypeOf(msg), len(list), len(list))
		for i, one := range list {
			safe.Index(i).Set(reflect.ValueOf(guarded(one)))
		}
		return safe.Interface()
	}
}

// asList gives the commands of a batch or of a sequence; Bubble Tea has no name
// for the second kind.
func asList(msg tea.Msg) ([]tea.Cmd, bool) {
	value := reflect.ValueOf(msg)
	if msg == nil || !value.CanConvert(reflect.TypeFor[[]tea.Cmd]()) {
		return nil, false
	}
	list, ok := value.Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd)
	return list, ok
}

// rescue notes a fault and, while everything else may be broken, saves the work
// in a recovery file. Only the first fault counts.
func (m *Model) rescue(found fault) {
	if m.fault != nil {
		return
	}
	m.fault = &found
	if !m.services.IsOpen() {
		return
	}
	where, err := m.services.Rescue()
	m.recovery = recovery{where, err}
}

// recovery is where work was saved as the program ended against its will.
type recovery struct {
	where string
	err   error // why it could not be saved anywhere
}

// Ended is the error of a program that ended against its will. It says where the
// work is.
type Ended struct {
	Why      string // in a sentence without its stop
	File     string // that was open; "": none was
	Whole    bool   // all work is in it
	Recovery string // a file with all work; "": none
	Err      error  // why there is none
	Report   string // a file with what a programmer needs; "": none
	Hosted   bool   // it ran on a host, where nobody starts it with a file
}

// Error tells what happened, where the work is, and what to do.
func (e *Ended) Error() string {
	lines := []string{e.Why + "."}
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	path, where := plaintext.Line(e.File), plaintext.Line(e.Recovery)
	switch {
	case e.File == "":
		add("No assessment was open, so nothing is lost.")
	case e.Whole && where != "":
		add("Your assessment %s is intact and holds all your work. A second copy of it is in %s.", path, where)
	case e.Whole:
		add("Your assessment %s is intact and holds all your work.", path)
	case where != "":
		add("All your work is in %s.", where)
		add("Your assessment %s is intact too: it holds everything that was shown as saved.", path)
		if e.Hosted {
			add("To go on with all of it, connect again and open that one.")
		} else {
			add("To go on with all of it: charter open %s", plaintext.Argument(e.Recovery))
		}
	default:
		add("Your assessment %s is intact and holds everything that was shown as saved. What came after could not be kept: %v.", path, e.Err)
	}
	if e.Report != "" {
		add("What went wrong is written in %s. Please send that file to whoever looks after charter; it holds none of your answers.", plaintext.Line(e.Report))
	}
	return strings.TrimSuffix(strings.Join(lines, "\n"), ".")
}

// shutDown closes the open file once the screen is gone, and tells where the
// work is if the program ended otherwise than by the user's wish. It is nil when
// all is well.
func (m *Model) shutDown() error {
	w := m.services.Workspace
	if !w.IsOpen() && m.fault == nil {
		return nil
	}
	ended := &Ended{Why: "The program was told to end", Recovery: m.recovery.where, Err: m.recovery.err, Hosted: w.Hosted()}
	if w.IsOpen() {
		if !w.Session.Practice() { // which has no file
			ended.File = w.Session.Path
		}
		ended.Whole = w.CloseNow() == nil
	}
	if m.fault == nil {
		if ended.Whole {
			return nil
		}
		ended.Recovery, ended.Err = w.Rescue()
		return ended
	}
	ended.Why = "The program has stopped because of a fault of its own: " + plaintext.Line(fmt.Sprint(m.fault.value))
	ended.Report = m.report(*m.fault)
	return ended
}

// reportToFile writes what a programmer needs to a file and gives its path, or "".
func reportToFile(f fault) string {
	report, err := os.CreateTemp("", "charter-fault-*.txt")
	if err != nil {
		return ""
	}
	defer report.Close()
	if _, err := fmt.Fprintf(report, "%v\n\n%s", f.value, f.stack); err != nil {
		return ""
	}
	return filepath.Clean(report.Name())
}
