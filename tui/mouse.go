package tui

import (
	"slices"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"charter/tui/keys"
	"charter/tui/screen"
)

// The mouse does what keys do: a click on a key in the footer presses it, a
// click on a row moves the mark there and, on the marked row, opens it, one on the
// line that something is wrong shows what, and the wheel moves up and down. A screen that knows better has a method Mouse.

// mouseHandler is a screen that takes mouse messages itself. x and y count from the
// top left of its room. It gives false for what it leaves to the root.
type mouseHandler interface {
	Mouse(msg tea.MouseMsg, x, y int) (asked screen.Requests, taken bool)
}

// click does what a mouse message asks for.
func (m *Model) click(msg tea.MouseMsg) tea.Cmd {
	if !m.hasRoom() || m.services.Busy() {
		return nil
	}
	at := msg.Mouse()
	x, y := at.X-margin, at.Y-m.headHeight()
	switch msg.(type) {
	case tea.MouseWheelMsg:
		if cmd, taken := m.offerMouse(msg, x, y); taken {
			return cmd
		}
		return m.wheel(at.Button)
	case tea.MouseClickMsg:
		if at.Button != tea.MouseLeft {
			return nil
		}
		m.toast = ""
		switch {
		case at.Y == m.height-1:
			return m.clickFooter(at.X - margin)
		case at.Y == m.height-2 && m.banner() != "":
			return m.press(keys.Trouble)
		}
		if y < 0 || y >= m.bodyHeight() {
			return nil
		}
		if cmd, taken := m.offerMouse(msg, x, y); taken {
			return cmd
		}
		return m.clickRow(y)
	}
	return nil
}

// offerMouse lets the screen take a message.
func (m *Model) offerMouse(msg tea.MouseMsg, x, y int) (tea.Cmd, bool) {
	if top, ok := m.top().(mouseHandler); ok {
		asked, taken := top.Mouse(msg, x, y)
		return m.act(asked), taken
	}
	return nil, false
}

// works reports whether the screen answers to a key now.
func (m *Model) works(id keys.ID) bool {
	return slices.ContainsFunc(m.top().Keys(), func(k screen.Key) bool { return k.ID == id && k.Disabled == "" })
}

// wheel moves up or down, in a text as the arrows do.
func (m *Model) wheel(button tea.MouseButton) tea.Cmd {
	id, code := keys.Down, tea.KeyDown
	switch button {
	case tea.MouseWheelUp:
		id, code = keys.Up, tea.KeyUp
	case tea.MouseWheelDown:
	default:
		return nil
	}
	if m.top().Typing() && !m.works(id) {
		return m.tell(tea.KeyPressMsg(tea.Key{Code: code}))
	}
	if m.works(id) {
		return m.act(m.top().Do(id))
	}
	return nil
}

// clickRow moves the mark up or down until it stands on a line, as the arrows
// would; on the line that is marked it is enter. Where there is no row on that
// line the mark stays.
func (m *Model) clickRow(y int) tea.Cmd {
	here := m.top().Cursor()
	if here == nil || m.top().Typing() || !m.works(keys.Up) || !m.works(keys.Down) {
		return nil
	}
	if here.Y == y {
		return m.press(keys.Enter)
	}
	there, back := keys.Down, keys.Up
	if y < here.Y {
		there, back = keys.Up, keys.Down
	}
	var cmds []tea.Cmd
	for steps := 1; ; steps++ {
		before := m.top().Cursor().Y
		cmds = append(cmds, m.act(m.top().Do(there)))
		m.top().View() // places the cursor
		now := m.top().Cursor()
		if now != nil && now.Y == y {
			return tea.Batch(cmds...)
		}
		if passed := now != nil && (now.Y > y) != (before > y); now == nil || now.Y == before || passed {
			for range steps {
				cmds = append(cmds, m.act(m.top().Do(back)))
			}
			return nil
		}
	}
}

// clickFooter presses the key that stands in the footer at x.
func (m *Model) clickFooter(x int) tea.Cmd {
	left := 0
	for _, k := range m.footerKeys() {
		words := m.binding(k).Help()
		right := left + lipgloss.Width(words.Key) + 1 + lipgloss.Width(words.Desc)
		if x >= left && x < right {
			if k.ID == keys.Rate0 {
				m.toast = "Click on a level to rate."
				return nil
			}
			return m.press(k.ID)
		}
		left = right + lipgloss.Width(footerGap)
	}
	return nil
}

// press does what the first key of a binding does.
func (m *Model) press(id keys.ID) tea.Cmd {
	special := map[string]tea.Key{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "space": {Code: tea.KeySpace, Text: " "},
		"backspace": {Code: tea.KeyBackspace}, "delete": {Code: tea.KeyDelete}, "pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown},
		"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
		"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "f1": {Code: tea.KeyF1}, "f2": {Code: tea.KeyF2}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
	}
	binding := m.services.Keys.Get(id)
	all := binding.Keys
	if m.top().Typing() { // a character is text there
		all = slices.DeleteFunc(slices.Clone(all), func(name string) bool { return utf8.RuneCountInString(name) == 1 })
		if !binding.Typing || len(all) == 0 {
			m.toast = binding.Show + " is text here. Press esc first."
			return nil
		}
	}
	name := all[0]
	if key, ok := special[name]; ok {
		return m.handle(tea.KeyPressMsg(key))
	}
	last, _ := utf8.DecodeLastRuneInString(name)
	if utf8.RuneCountInString(name) > 1 {
		return m.handle(tea.KeyPressMsg(tea.Key{Code: last, Mod: tea.ModCtrl}))
	}
	return m.handle(tea.KeyPressMsg(tea.Key{Code: last, Text: name}))
}
