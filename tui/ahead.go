package tui

import (
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"
)

// What a key does often ends in a message, such as "open the screen of evidence".
// Keys that arrive before that message belong to the screen that will open: over
// a slow line several keys come at once. They are kept until the message is here,
// so that no letter of a text is taken for a rating.

// ahead keeps what was typed while a key is still being carried out.
type ahead struct {
	turn    int       // counts the keys that led to a command
	open    int       // commands of this turn that are not done yet
	waiting []tea.Msg // keys and pastes, in order
}

// carried brings what a command of a turn came to.
type carried struct {
	turn int
	msg  tea.Msg
}

// aheadLimit is how long keys are kept back at most, in case a command waits for
// a disk: after that they go to the screen that is there.
const aheadLimit = 100 * time.Millisecond

// limit says that keys were kept back long enough.
type limit struct{ turn int }

// hold keeps a key or a paste back while an earlier key is being carried out.
// Ctrl+c is never kept back.
func (m *Model) hold(msg tea.Msg) (tea.Cmd, bool) {
	if key, ok := msg.(tea.KeyPressMsg); m.ahead.open == 0 || ok && key.String() == "ctrl+c" {
		return nil, false
	}
	m.ahead.waiting = append(m.ahead.waiting, msg)
	if len(m.ahead.waiting) > 1 {
		return nil, true
	}
	return m.limitTurn(), true
}

// limitTurn ends the present turn after a while, whatever has become of it.
func (m *Model) limitTurn() tea.Cmd {
	turn := m.ahead.turn
	return tea.Tick(aheadLimit, func(time.Time) tea.Msg { return limit{turn} })
}

// takeLimit gives up waiting for the commands of a turn.
func (m *Model) takeLimit(l limit) tea.Cmd {
	if l.turn != m.ahead.turn {
		return nil
	}
	m.ahead.open = 0
	return m.release()
}

// carry starts a turn for the command that a key led to.
func (m *Model) carry(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	m.ahead.turn++
	m.ahead.open = 1
	return m.inTurn(cmd)
}

func (m *Model) inTurn(cmd tea.Cmd) tea.Cmd {
	turn := m.ahead.turn
	return func() tea.Msg { return carried{turn, cmd()} }
}

// takeCarried hands on what a command came to, and then the keys kept back.
func (m *Model) takeCarried(c carried) tea.Cmd {
	current := c.turn == m.ahead.turn
	if batch, ok := c.msg.(tea.BatchMsg); ok && current && m.ahead.open > 0 {
		m.ahead.open--
		var cmds []tea.Cmd
		for _, cmd := range batch {
			if cmd != nil {
				m.ahead.open++
				cmds = append(cmds, m.inTurn(cmd))
			}
		}
		return tea.Batch(append(cmds, m.release())...)
	}
	var cmd tea.Cmd
	if ours(c.msg) {
		cmd = m.take(c.msg)
	} else if c.msg != nil {
		cmd = func() tea.Msg { return c.msg }
	}
	if current && m.ahead.open > 0 {
		m.ahead.open--
	}
	return tea.Batch(cmd, m.release())
}

// release takes the keys kept back, one after another, until one of them starts
// a turn of its own.
func (m *Model) release() tea.Cmd {
	var cmds []tea.Cmd
	for m.ahead.open == 0 && len(m.ahead.waiting) > 0 {
		next := m.ahead.waiting[0]
		m.ahead.waiting = m.ahead.waiting[1:]
		cmds = append(cmds, m.take(next))
	}
	if len(m.ahead.waiting) > 0 && len(cmds) > 0 {
		cmds = append(cmds, m.limitTurn())
	}
	return tea.Batch(cmds...)
}

// ours reports whether a message is one of the program's own, and not one that
// Bubble Tea itself acts upon.
func ours(msg tea.Msg) bool {
	return msg != nil && reflect.TypeOf(msg).PkgPath() != reflect.TypeFor[tea.BatchMsg]().PkgPath()
}
