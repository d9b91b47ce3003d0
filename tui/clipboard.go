package tui

import (
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"charter/questions/plaintext"
)

// The fields in which text is typed would each read the clipboard by themselves and
// put it, once it is there, into whichever has the focus by then: a private text
// could come to stand in one that is published.

// clipboardRead brings the text of the clipboard, and where it was asked for.
type clipboardRead struct {
	asked inputTarget
	text  string
	err   error // why it could not be read
}

// asksClipboard reports whether a key asks for the text of the clipboard.
func asksClipboard(msg tea.KeyPressMsg) bool {
	return key.Matches(msg, textinput.DefaultKeyMap().Paste)
}

// askClipboard reads the clipboard for the field that has the focus.
func (m *Model) askClipboard() tea.Cmd {
	read, asked := m.clipboard, m.inputTarget()
	return func() tea.Msg {
		text, err := read()
		return clipboardRead{asked, text, err}
	}
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
	return m.top().Update(tea.PasteMsg{Content: plaintext.Ends(c.text)})
}
