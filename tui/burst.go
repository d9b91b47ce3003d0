package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/tui/screen"
	"charter/tui/screens/workshop"
)

// A text that is pasted comes as keys wherever a terminal, or a program that types
// for somebody, does not mark pastes. The tabs and line ends in it look like the
// keys that go to another field, and a private text would go on in a field that is
// published. So a tab or an enter with text right behind it is a part of that
// text:
//
//   - What comes in one piece is one text. The input marks the tabs and line ends
//     in it, see [marked], so this does not hang on how fast anything runs.
//   - At the end of a piece nothing is known yet: the key waits, and is a part of
//     the text if text follows before its time is over.
//
// A person's keys come one by one, so a tab that is pressed still moves. Only where
// the program was busy, or a slow line kept keys back, may a tab come together with
// what was typed after it. Then it does not move, and the text stands at the end of
// the field in which it was begun, where that can be seen and mended. From a field to
// one that fewer people see, as from the note to the private one, it is the move that
// is safe: such a tab moves, unless the same piece had begun a text in that field.

// Marks that the input puts on a tab or a line end. No key of a keyboard has them.
const (
	amid   = tea.ModHyper // text follows in the same piece
	behind = tea.ModMeta  // text came before it in the same piece
)

// How long a tab or an enter waits for text: less than people take from one key to
// the next, and more than the pieces of a text that comes over a slow line are apart.
// In a private text a tab waits so long that even what types for a person key by key, as
// over a remote screen, stays in it; who leaves that text looks at the other one first.
const (
	waitAlone   = 25 * time.Millisecond
	waitBehind  = 200 * time.Millisecond
	waitPrivate = 400 * time.Millisecond
)

// mostAlone is how many keys wait at most that came without a text: one that is held
// down must show.
const mostAlone = 32

// burst keeps the tabs and enters that wait for what follows them.
type burst struct {
	waits   bool // where keys may come so fast that no person typed them
	waiting []tea.KeyPressMsg
	turn    int         // counts what was decided
	begun   inputTarget // where the key before this one put a text
}

// inputTarget is a field of a screen.
type inputTarget struct {
	screen screen.Screen
	field  string
}

// burstExpired ends the wait of a turn.
type burstExpired struct{ turn int }

// keyArrived takes a key. One that may be a part of a text waits, if there is a text
// for it to be a part of.
func (m *Model) keyArrived(key tea.KeyPressMsg) tea.Cmd {
	if !m.burst.waits || !isBlank(key) || key.Mod.Contains(amid) || !m.writing() {
		before := m.settle(key.Text != "" || key.Mod.Contains(amid))
		return tea.Batch(before, m.handleKey(key))
	}
	m.burst.waiting = append(m.burst.waiting, key)
	m.burst.turn++
	turn, wait := m.burst.turn, waitBehind
	if !m.burst.waiting[0].Mod.Contains(behind) {
		wait = waitAlone
		if len(m.burst.waiting) == mostAlone {
			return m.settle(false)
		}
	}
	if fields := screen.FieldsOf(m.top()); fields != nil && fields.Private() && slices.ContainsFunc(m.burst.waiting, isTab) {
		wait = waitPrivate
	}
	return tea.Tick(wait, func(time.Time) tea.Msg { return burstExpired{turn} })
}

// writing reports whether a text is being typed. In a workshop votes and counts are.
func (m *Model) writing() bool {
	_, workshop := m.top().(*workshop.Workshop)
	return m.top().Typing() && !workshop
}

// settle has the keys that wait act, as parts of a text or as keys.
func (m *Model) settle(asText bool) tea.Cmd {
	waiting := m.burst.waiting
	m.burst.waiting = nil
	m.burst.turn++
	var cmds []tea.Cmd
	for _, key := range waiting {
		if asText {
			key.Mod |= amid
		}
		cmds = append(cmds, m.handleKey(key))
	}
	return tea.Batch(cmds...)
}

// handleBurstExpired has them act as keys, since no text has followed.
func (m *Model) handleBurstExpired(d burstExpired) tea.Cmd {
	if d.turn != m.burst.turn {
		return nil
	}
	return m.settle(false)
}

// isBlank reports whether a key may be a tab or a line end within a text.
func isBlank(key tea.KeyPressMsg) bool {
	mod := key.Mod &^ (amid | behind)
	switch key.Code {
	case tea.KeyTab:
		return mod&^tea.ModShift == 0
	case tea.KeyEnter:
		return mod == 0
	case 'j', 'k', 'l': // as line feeds and the like come
		return mod == tea.ModCtrl
	}
	return false
}

// isTab reports whether a key is a tab, which may lead to another field.
func isTab(key tea.KeyPressMsg) bool { return key.Code == tea.KeyTab }

// unmarked gives a tab or a line end as the key that it would have been.
func unmarked(key tea.KeyPressMsg) tea.KeyPressMsg {
	if isBlank(key) {
		key.Mod &^= amid | behind
	}
	return key
}

// typeBlank takes a tab or a line end that is a part of a text.
func (m *Model) typeBlank(key tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	if !isBlank(key) || !key.Mod.Contains(amid) || !m.writing() {
		return nil, false
	}
	binding, _ := m.services.Keys.Lookup(unmarked(key).String(), true)
	fields := screen.FieldsOf(m.top())
	inTheMiddle := key.Mod.Contains(behind) && m.burst.begun == m.inputTarget()
	if fields != nil && fields.Inward(binding.ID) && !inTheMiddle {
		return nil, false
	}
	text := "\n"
	if key.Code == tea.KeyTab {
		text = "\t"
	}
	return m.tell(tea.PasteMsg{Content: text}), true
}

// inputTarget is where a text that is typed now goes.
func (m *Model) inputTarget() inputTarget {
	at := inputTarget{screen: m.top()}
	if fields := screen.FieldsOf(m.top()); fields != nil {
		at.field = fields.Field()
	}
	return at
}

// noteBegun notes where a key puts a text, if it does.
func (m *Model) noteBegun(key tea.KeyPressMsg) {
	m.burst.begun = inputTarget{}
	if key.Text != "" && m.writing() {
		m.burst.begun = m.inputTarget()
	}
}
