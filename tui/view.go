package tui

import (
	"cmp"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/links"
	"charter/tui/screen"
)

// The least room in which the screens can be used.
const (
	leastWidth  = 50
	leastHeight = 14
)

// headHeight is the number of lines above the body: where we are, how far we
// are, and an empty line where there is room for one.
func (m *Model) headHeight() int {
	lines := 1
	if m.services.Session != nil {
		lines++
	}
	if m.height >= 24 {
		lines++
	}
	return lines
}

// footHeight is the number of lines below the body: what was said, the keys.
func (m *Model) footHeight() int {
	if m.banner() != "" {
		return 3
	}
	return 2
}

// margin is left free at both sides.
const margin = 1

func (m *Model) bodyWidth() int { return max(1, m.width-2*margin) }

func (m *Model) bodyHeight() int { return max(1, m.height-m.headHeight()-m.footHeight()) }

// frame draws everything. It is the only place where a tea.View is built.
func (m *Model) frame() tea.View {
	view := tea.NewView(m.content())
	view.AltScreen = true
	view.ReportFocus = m.services.ReadOnly != "" // coming back to the window is when to look again
	view.WindowTitle = m.title()
	if w := m.services.Session; w != nil && m.terminal.taskbar {
		c := w.Score().Counts
		view.ProgressBar = tea.NewProgressBar(tea.ProgressBarDefault, 100*(c.Applicable-c.Unanswered)/max(1, c.Applicable))
	}
	if m.mouse {
		view.MouseMode = tea.MouseModeCellMotion
	}
	view.Cursor = m.cursor()
	return view
}

// cursor is the terminal's own cursor, which screen readers and magnifiers
// follow: on what has the focus, or else where the text of the screen begins.
func (m *Model) cursor() *tea.Cursor {
	at := tea.NewCursor(0, 0)
	at.Shape, at.Blink = tea.CursorUnderline, false
	if !m.hasRoom() {
		return at
	}
	if c := m.top().Cursor(); c != nil {
		*at = *c
	}
	at.X, at.Y = at.X+margin, at.Y+m.headHeight()
	return at
}

func (m *Model) hasRoom() bool { return m.width >= leastWidth && m.height >= leastHeight }

// content draws the whole screen as text.
func (m *Model) content() string {
	if !m.hasRoom() {
		text := fmt.Sprintf("This window is %d columns by %d lines. Please make it at least %d by %d. Nothing is lost.",
			m.width, m.height, leastWidth, leastHeight)
		return cells.Body(cells.Wrap(text, m.width), m.width, m.height, "")
	}
	mark := m.services.Theme.Glyph.Ellipsis
	lines := m.head()
	body := cells.Body(strings.Split(m.top().View(), "\n"), m.bodyWidth(), m.bodyHeight(), mark)
	for line := range strings.SplitSeq(body, "\n") {
		lines = append(lines, strings.Repeat(" ", margin)+line)
	}
	for len(lines) < m.headHeight()+m.bodyHeight() {
		lines = append(lines, "")
	}
	foot := m.foot()
	lines = append(lines[:min(len(lines), m.height-len(foot))], foot...) // a long message covers the end of the body
	if m.terminal.links {
		for i, line := range lines {
			lines[i] = links.Tell(line, i)
		}
	}
	return strings.Join(lines, "\n")
}

// head draws where we are and how far we are.
func (m *Model) head() []string {
	t := m.services.Theme
	left, right := m.top().Title()
	width := m.bodyWidth()
	room := max(10, width-len([]rune(right))-1)
	lines := []string{" " + cells.Sides(t.Strong.Render(cells.Cut(left, room, t.Glyph.Ellipsis)), t.Dim.Render(right), width, t.Glyph.Ellipsis)}
	if m.services.Session != nil {
		lines = append(lines, " "+m.progress(width))
	}
	for len(lines) < m.headHeight() {
		lines = append(lines, "")
	}
	return lines
}

// progress draws how many of the questions that apply are dealt with, and
// whether everything is saved.
func (m *Model) progress(width int) string {
	t := m.services.Theme
	c := m.services.Session.Score().Counts
	done, all, what := c.Applicable-c.Unanswered, c.Applicable, ""
	if m.services.Session.EssentialsFirst() {
		done, all = m.services.Session.EssentialsDone()
		what = " essential"
	}
	right := fmt.Sprintf("%d of %d%s   %s", done, all, what, m.savedWords())
	if m.services.Phones != nil && m.inWorkshop() {
		right = m.withAddress(right, width)
	}
	bar := max(0, width-len([]rune(right))-2)
	full := 0
	if all > 0 {
		full = done * bar / all
	}
	return t.Accent.Render(strings.Repeat(t.Glyph.ProgressDone, full)) +
		t.BarRest.Render(strings.Repeat(t.Glyph.ProgressRest, bar-full)) + "  " + t.Dim.Render(right)
}

// withAddress adds to the words on progress where phones join and with which code, as far
// as there is room.
func (m *Model) withAddress(progress string, width int) string {
	address, code := m.services.Phones.Address(), m.services.Phones.Code()
	for _, words := range []string{
		fmt.Sprintf("Phones: %s code %s   %s", address, code, progress),
		fmt.Sprintf("%s %s   %s", address, code, m.savedWords()),
	} {
		if len([]rune(words)) < width-2 {
			return words
		}
	}
	return progress
}

// mostSaid is how many lines a message may take.
const mostSaid = 3

// foot draws what was said last, a message that stays, and the keys. It is
// higher than footHeight while what was said takes more than one line.
func (m *Model) foot() []string {
	t := m.services.Theme
	said := cells.Wrap(m.toast, m.bodyWidth())
	if len(said) > mostSaid {
		said[mostSaid-1] = cells.Cut(strings.Join(said[mostSaid-1:], " "), m.bodyWidth(), t.Glyph.Ellipsis)
		said = said[:mostSaid]
	}
	var lines []string
	for _, line := range said {
		lines = append(lines, " "+t.Accent.Render(line))
	}
	if text := m.banner(); text != "" {
		lines = append(lines, t.Banner.Render(cells.Fit(" "+text, m.width, t.Glyph.Ellipsis)))
	}
	return append(lines, " "+m.footer())
}

// footer draws the keys that matter most, as many as fit; the key that shows all
// of them is always there.
func (m *Model) footer() string {
	t := m.services.Theme
	h := help.New()
	h.ShortSeparator = footerGap
	h.Styles = help.Styles{ShortKey: t.Key, ShortDesc: t.Dim, ShortSeparator: t.Dim}
	var bindings []key.Binding
	for _, k := range m.footerKeys() {
		bindings = append(bindings, m.binding(k))
	}
	return h.ShortHelpView(bindings)
}

// footerGap stands between the keys of the footer.
const footerGap = "  "

// footerKeys are the keys that the footer has room for, with shorter words where
// that lets more of them in.
func (m *Model) footerKeys() []screen.Key {
	last := screen.Key{ID: keys.Help}
	if m.top().Typing() {
		last.Show = "f1" // a question mark is text there
	}
	var all, short []screen.Key
	for _, k := range m.top().Keys() {
		if k.HelpOnly || k.Disabled != "" || k.ID == keys.Help {
			continue
		}
		all = append(all, k)
		k.Label = cmp.Or(k.ShortLabel, k.Label)
		short = append(short, k)
	}
	fit := m.fitting(all, last)
	if few := m.fitting(short, last); len(few) > len(fit) {
		fit = few
	}
	return append(fit, last)
}

// fitting gives the first keys, as many as the footer has room for besides the last.
func (m *Model) fitting(all []screen.Key, last screen.Key) []screen.Key {
	cells := func(k screen.Key) int {
		words := m.binding(k).Help()
		return lipgloss.Width(words.Key) + 1 + lipgloss.Width(words.Desc)
	}
	room := m.width - 2 - cells(last)
	for i, k := range all {
		if room -= cells(k) + lipgloss.Width(footerGap); room < 0 {
			return all[:i:i]
		}
	}
	return all[:len(all):len(all)]
}

// binding makes what the help component draws from an entry of the table.
func (m *Model) binding(k screen.Key) key.Binding {
	b := m.services.Keys.Get(k.ID)
	return key.NewBinding(key.WithKeys(b.Keys...), key.WithHelp(m.services.Theme.KeyName(cmp.Or(k.Show, b.Show)), cmp.Or(k.Label, b.Label)))
}

// title is the window's title: the project, never an answer.
func (m *Model) title() string {
	left, _ := m.top().Title()
	return cells.Cut(left, 60, m.services.Theme.Glyph.Ellipsis) + " - charter"
}
