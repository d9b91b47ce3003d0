package tui

import (
	"errors"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"

	"charter/questions/plaintext"
	"charter/tui/session"
)

// The fields in which text is typed would each read the clipboard by themselves and
// put it, once it is there, into whichever has the focus by then: a private text
// could come to stand in one that is published.

// paste is what is being read from the clipboard. Keys that come meanwhile stand behind
// that text and wait for it, but not long: a clipboard may not answer.
type paste struct {
	read    func() (string, error)
	reading bool
	turn    int       // counts the readings
	waiting []tea.Msg // keys and pastes, in order
}

// errNoClipboard is why nothing is read from the clipboard of a host.
var errNoClipboard = errors.New("the clipboard of a host is not the user's")

// clipboardOf gives what reads the user's clipboard, as far as it is on this machine.
func clipboardOf(w *session.Workspace) func() (string, error) {
	if w.Hosted() {
		return func() (string, error) { return "", errNoClipboard }
	}
	return clipboard.ReadAll
}

// pasteTimeout is how long they wait at most.
const pasteTimeout = 100 * time.Millisecond

// clipboardRead brings the text of the clipboard, and where it was asked for.
type clipboardRead struct {
	turn  int
	asked inputTarget
	text  string
	err   error // why it could not be read
}

// pasteExpired ends the wait of a turn.
type pasteExpired struct{ turn int }

// asksClipboard reports whether a key asks for the text of the clipboard.
func asksClipboard(msg tea.KeyPressMsg) bool {
	return key.Matches(msg, textinput.DefaultKeyMap().Paste)
}

// askClipboard reads the clipboard for the field that has the focus.
func (m *Model) askClipboard() tea.Cmd {
	m.paste.turn++
	m.paste.reading = true
	read, turn, asked := m.paste.read, m.paste.turn, m.inputTarget()
	return tea.Batch(func() tea.Msg {
		text, err := read()
		return clipboardRead{turn, asked, text, err}
	}, tea.Tick(pasteTimeout, func(time.Time) tea.Msg { return pasteExpired{turn} }))
}

// waitsForPaste keeps what is typed behind a text that is still being read. Ctrl+c is
// never kept back.
func (m *Model) waitsForPaste(msg tea.Msg) bool {
	press, isKey := msg.(tea.KeyPressMsg)
	_, isPaste := msg.(tea.PasteMsg)
	if !m.paste.reading || !isKey && !isPaste || isKey && press.String() == "ctrl+c" {
		return false
	}
	m.paste.waiting = append(m.paste.waiting, msg)
	return true
}

// endPaste has what waited for the text act now.
func (m *Model) endPaste(turn int) tea.Cmd {
	if turn != m.paste.turn {
		return nil
	}
	waiting := m.paste.waiting
	m.paste.reading, m.paste.waiting = false, nil
	var cmds []tea.Cmd
	for _, msg := range waiting {
		cmds = append(cmds, m.handle(msg))
	}
	return tea.Batch(cmds...)
}

// handleClipboardRead pastes the text, unless the field has been left meanwhile.
func (m *Model) handleClipboardRead(c clipboardRead) tea.Cmd {
	switch {
	case m.services.Busy():
		return nil
	case c.err != nil:
		m.toast = "The clipboard cannot be read from here. Your terminal has a key of its own to paste, often ctrl+shift+v."
		return nil
	case c.asked != m.inputTarget():
		m.toast = "The clipboard came after you had left the field, so it was not pasted."
		return nil
	}
	return m.pasteText(c.text)
}

// pasteText puts a text into the field that has the focus.
func (m *Model) pasteText(text string) tea.Cmd {
	return m.tell(tea.PasteMsg{Content: plaintext.Ends(text)})
}
