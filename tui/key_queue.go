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

// keyQueue keeps what was typed while a key is still being carried out.
type keyQueue struct {
	turn    int       // counts the keys that led to a command
	pending int       // commands of this turn that are not done yet
	waiting []tea.Msg // keys and pastes, in order
}

// commandDone brings what a command of a turn came to.
type commandDone struct {
	turn int
	msg  tea.Msg
}

// queueTimeout is how long keys are kept back at most, in case a command waits for
// a disk: after that they go to the screen that is there.
const queueTimeout = 100 * time.Millisecond

// queueExpired says that keys were kept back long enough.
type queueExpired struct{ turn int }

// enqueue keeps a key or a paste back while an earlier key is being carried out.
// Ctrl+c is never kept back.
func (m *Model) enqueue(msg tea.Msg) (tea.Cmd, bool) {
	if key, ok := msg.(tea.KeyPressMsg); m.queue.pending == 0 || ok && key.String() == "ctrl+c" {
		return nil, false
	}
	m.queue.waiting = append(m.queue.waiting, msg)
	if len(m.queue.waiting) > 1 {
		return nil, true
	}
	return m.expireQueue(), true
}

// expireQueue ends the present turn after a while, whatever has become of it.
func (m *Model) expireQueue() tea.Cmd {
	turn := m.queue.turn
	return tea.Tick(queueTimeout, func(time.Time) tea.Msg { return queueExpired{turn} })
}

// handleQueueExpired gives up waiting for the commands of a turn.
func (m *Model) handleQueueExpired(l queueExpired) tea.Cmd {
	if l.turn != m.queue.turn {
		return nil
	}
	m.queue.pending = 0
	return m.drainQueue()
}

// startTurn starts a turn for the command that a key led to.
func (m *Model) startTurn(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	m.queue.turn++
	m.queue.pending = 1
	return m.inTurn(cmd)
}

func (m *Model) inTurn(cmd tea.Cmd) tea.Cmd {
	turn := m.queue.turn
	return func() tea.Msg { return commandDone{turn, cmd()} }
}

// handleCommandDone hands on what a command came to, and then the keys kept back.
func (m *Model) handleCommandDone(c commandDone) tea.Cmd {
	current := c.turn == m.queue.turn
	if batch, ok := c.msg.(tea.BatchMsg); ok && current && m.queue.pending > 0 {
		m.queue.pending--
		var cmds []tea.Cmd
		for _, cmd := range batch {
			if cmd != nil {
				m.queue.pending++
				cmds = append(cmds, m.inTurn(cmd))
			}
		}
		return tea.Batch(append(cmds, m.drainQueue())...)
	}
	var cmd tea.Cmd
	if ours(c.msg) {
		cmd = m.handle(c.msg)
	} else if c.msg != nil {
		cmd = func() tea.Msg { return c.msg }
	}
	if current && m.queue.pending > 0 {
		m.queue.pending--
	}
	return tea.Batch(cmd, m.drainQueue())
}

// drainQueue takes the keys kept back, one after another, until one of them starts
// a turn of its own.
func (m *Model) drainQueue() tea.Cmd {
	var cmds []tea.Cmd
	for m.queue.pending == 0 && len(m.queue.waiting) > 0 {
		next := m.queue.waiting[0]
		m.queue.waiting = m.queue.waiting[1:]
		cmds = append(cmds, m.handle(next))
	}
	if len(m.queue.waiting) > 0 && len(cmds) > 0 {
		cmds = append(cmds, m.expireQueue())
	}
	return tea.Batch(cmds...)
}

// ours reports whether a message is one of the program's own, and not one that
// Bubble Tea itself acts upon.
func ours(msg tea.Msg) bool {
	return msg != nil && reflect.TypeOf(msg).PkgPath() != reflect.TypeFor[tea.BatchMsg]().PkgPath()
}
