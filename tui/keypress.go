package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
)

// handleKey turns a key press into what it does on the screen on top.
func (m *Model) handleKey(msg tea.KeyPressMsg) tea.Cmd {
	if m.services.State == session.Closing || m.services.State == session.Resolving && msg.String() != "ctrl+c" {
		return nil
	}
	top, said := m.top(), m.toast
	m.toast = ""
	if cmd, taken := m.answerTakeBack(msg, said); taken {
		return cmd
	}
	if cmd, taken := m.typeBlank(msg); taken {
		return cmd
	}
	msg = unmarked(msg)
	m.noteBegun(msg)
	if m.writing() && asksClipboard(msg) {
		return m.askClipboard()
	}
	binding, found := m.services.Keys.Lookup(msg.String(), top.Typing())
	if binding.ID != keys.Leave {
		m.unkeptWarned = false
	}
	if !found {
		if top.Typing() {
			return m.tell(msg)
		}
		m.toast = "That key does nothing on this screen. Press ? for the keys that do."
		return nil
	}
	active := top.Keys()
	if i := slices.IndexFunc(active, func(k screen.Key) bool { return k.ID == binding.ID }); i >= 0 {
		if active[i].Disabled != "" {
			m.toast = active[i].Disabled
			return nil
		}
		return m.do(binding.ID)
	}
	if cmd, handled := m.handleGlobalKey(binding.ID); handled {
		return cmd
	}
	if top.Typing() {
		return m.tell(msg)
	}
	name := binding.Show + " (" + binding.Label + ")"
	if m.inWorkshop() {
		name = "That key" // it may be a choice that the room must not see
	}
	m.toast = name + " does nothing on this screen. Press ? for the keys that do."
	return nil
}

// inWorkshop reports whether the room looks on.
func (m *Model) inWorkshop() bool {
	return m.workshop() != nil
}

// handleGlobalKey does what works on every screen.
func (m *Model) handleGlobalKey(id keys.ID) (tea.Cmd, bool) {
	switch id {
	case keys.Leave:
		if m.warnUnkept() {
			return nil, true
		}
		return m.leave(), true
	case keys.Quit:
		if len(m.stack) > 1 {
			m.toast = "q leaves from the top screen. Press esc to go back, or ctrl+c to leave from here."
			return nil, true
		}
		return m.leave(), true
	case keys.Back:
		return m.pop(), true
	case keys.Trouble:
		return m.showTrouble(), true
	case keys.Help:
		return m.push(screen.Route{Kind: screen.KindHelp}), true
	case keys.Find:
		return m.push(screen.Route{Kind: screen.KindFind}), true
	case keys.Suspend:
		if m.services.Hosted() {
			return nil, false
		}
		return m.suspend(), true
	case keys.Mouse:
		m.toggleMouse()
		return nil, true
	case keys.Copy:
		m.toast = m.terminal.copied()
		return tea.SetClipboard(ansi.Strip(m.top().View())), true
	case keys.Undo, keys.Redo:
		return m.undo(id == keys.Undo), true
	}
	return nil, false
}

func (m *Model) toggleMouse() {
	m.mouse = !m.mouse
	m.toast = "The mouse is off. The terminal's own selection works."
	if m.mouse {
		m.toast = "The mouse is on. Press m to turn it off, and to select text with it again."
	}
}

// toggleEssentials has the essential questions come first, or not.
func (m *Model) toggleEssentials() {
	w := m.services.Session
	if w == nil {
		return
	}
	w.PutEssentialsFirst(!w.EssentialsFirst())
	m.toast = "The questions come in their usual order again."
	if w.EssentialsFirst() {
		_, all := w.EssentialsDone()
		m.toast = fmt.Sprintf("Essentials first: x goes through the %d essential questions, then the others.", all)
	}
}
