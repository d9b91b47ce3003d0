package tui

import (
	"context"
	"io"
	"os"
	"os/signal"
	"slices"
	"sync/atomic"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// signals are what the system tells the program while it has the terminal. Bubble Tea
// takes the first one only, and none while it ends: the next would end the program in the
// middle of putting the terminal in order, and SIGQUIT always would. They can go when
// Bubble Tea takes signals until the terminal is as it was.
type signals struct {
	came   chan os.Signal
	lent   *atomic.Bool // the terminal is lent to another program
	late   atomic.Bool  // the program is to end once it has the terminal back
	asleep atomic.Bool  // it is in the background, or about to go there
	end    context.CancelFunc
	tell   func(tea.Msg)
	awake  chan struct{} // it is back from there

	in, out *os.File // the terminal
	back    func()   // puts it as it was
}

func newSignals(lent *atomic.Bool) *signals {
	return &signals{came: make(chan os.Signal, 16), awake: make(chan struct{}, 1), lent: lent}
}

// stopAsked is a wish from outside that the program goes to the background.
type stopAsked struct{}

// cameBack says that the program goes on after it was stopped without having been asked.
type cameBack struct{}

// endings are the signals that ask the program to end.
func endings() []os.Signal {
	return []os.Signal{syscall.SIGHUP, os.Interrupt, syscall.SIGTERM, syscall.SIGQUIT}
}

// listen takes signals until ignore is called, while the program has the terminal of in and
// out: end ends the program, tell tells it.
func (s *signals) listen(in, out *os.File, end context.CancelFunc, tell func(tea.Msg)) (ignore func()) {
	s.in, s.out, s.end, s.tell = in, out, end, tell
	s.back = keepOutput(in)
	signal.Notify(s.came, slices.Concat(endings(), stops(), resumes())...)
	go func() {
		for came := range s.came {
			s.take(came)
		}
	}()
	return func() {
		signal.Stop(s.came)
		close(s.came)
	}
}

// take does what a signal asks for. While the terminal is lent, what a key there has sent
// is meant for the other program, and nothing ends before its text is back.
func (s *signals) take(came os.Signal) {
	lent := s.lent.Load()
	switch {
	case slices.Contains(stops(), came):
		switch {
		case lent:
			stopWithLender()
		case !s.asleep.Load():
			go s.tell(stopAsked{})
		}
	case slices.Contains(resumes(), came):
		switch {
		case s.asleep.Swap(false):
			s.awake <- struct{}{}
		case !lent:
			go s.tell(cameBack{})
		}
	case !lent:
		s.end()
	case came != os.Interrupt && came != syscall.SIGQUIT:
		s.late.Store(true)
	}
}

// takenBack ends the program if that was asked for while the terminal was lent.
func (s *signals) takenBack() {
	s.lent.Store(false)
	if s.late.Load() {
		s.end()
	}
}

// handleSignal does what a signal asks for.
func (m *Model) handleSignal(msg tea.Msg) (tea.Cmd, bool) {
	switch msg.(type) {
	case stopAsked:
		return m.suspend(), true
	case cameBack: // others may have written on the terminal meanwhile
		return tea.Batch(m.look(), tea.ClearScreen), true
	}
	return nil, false
}

// without does something while the terminal is given back.
func (m *Model) without(do func()) tea.Cmd {
	return tea.Exec(interlude(do), func(error) tea.Msg { return tea.ResumeMsg{} })
}

// interlude is what is done while the terminal is given back. It implements
// [tea.ExecCommand].
type interlude func()

func (do interlude) Run() error       { do(); return nil }
func (interlude) SetStdin(io.Reader)  {}
func (interlude) SetStdout(io.Writer) {}
func (interlude) SetStderr(io.Writer) {}
