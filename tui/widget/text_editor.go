package widget

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/questions/plaintext"
	"charter/tui/cells"
	"charter/tui/screen"
	"charter/tui/theme"
)

// TextEditor is where a text of any length is typed. The screen around it keeps
// every change at once.
type TextEditor struct {
	area textarea.Model
	room int // cells for a line on the screen
	rows int // that the area drew last: those of the text, and empty ones for a whole window
}

// NewTextEditor makes an editor in the looks of the theme, without a text.
func NewTextEditor(svc *screen.Services) *TextEditor {
	e := &TextEditor{area: textarea.New()}
	e.area.MaxHeight = 0 // else a text ends at 99 lines
	e.area.CharLimit = textLimit
	e.area.ShowLineNumbers = false
	e.area.SetPromptFunc(0, func(row textarea.PromptInfo) string { // there is no other way to learn how many rows the text has
		e.rows = row.LineNumber + 1
		return ""
	})
	e.area.SetVirtualCursor(false)
	e.ApplyTheme(svc)
	return e
}

// ApplyTheme gives the text the looks of the theme.
func (e *TextEditor) ApplyTheme(svc *screen.Services) {
	styles := e.area.Styles()
	for _, state := range []*textarea.StyleState{&styles.Focused, &styles.Blurred} {
		*state = textarea.StyleState{Text: svc.Theme.Text, CursorLine: svc.Theme.Text, Placeholder: svc.Theme.Dim, EndOfBuffer: svc.Theme.Dim}
	}
	e.area.SetStyles(styles)
}

// SetText shows a text, unless it is shown already: then the cursor stays where it
// is. A text that is longer than may be typed is shown whole.
func (e *TextEditor) SetText(text string) {
	text = plaintext.Ends(text) // Bubbles v2.2.1 takes some out, and makes two of others
	if e.area.Value() != text {
		e.area.CharLimit = LimitOf(text)
		e.area.SetValue(text)
		e.fit()
	}
}

// fit makes the lines shorter where a terminal may need more cells for their letters than
// the area counts, so that none is pushed off the screen.
func (e *TextEditor) fit() {
	const shortest = 10
	for e.area.Width() > shortest {
		over := 0
		for line := range strings.SplitSeq(e.area.View(), "\n") {
			over = max(over, cells.Width(strings.TrimRight(ansi.Strip(line), " "))-e.room)
		}
		if over <= 0 {
			return
		}
		e.area.SetWidth(max(shortest, e.area.Width()-over))
	}
}

// SetSize gives the editor its room in cells and the focus.
func (e *TextEditor) SetSize(width, height int) screen.Requests {
	e.room = width
	e.area.SetWidth(min(width, TextWidth))
	e.area.SetHeight(max(1, height))
	focus := e.area.Focus()
	e.fit()
	e.scroll()
	return screen.Run(focus)
}

// scroll shows the text from its beginning, or as much before the cursor as fits:
// the area of Bubbles v2.2.1 never scrolls back when there is more room for it.
func (e *TextEditor) scroll() {
	beginning := e.area // a copy with a cursor of its own that scrolls the same window
	beginning.MoveToBegin()
	_, _ = beginning.Update(nil)
	e.area, _ = e.area.Update(nil)
}

// Update takes a key or a paste, and tells whether the text is another now.
func (e *TextEditor) Update(msg tea.Msg) (changed bool, asked screen.Requests) {
	before := e.area.Value()
	area, cmd := e.area.Update(msg)
	e.area, asked = area, screen.Run(cmd)
	for range MostOfSign(msg) {
		if !e.within() {
			break
		}
		e.area, _ = e.area.Update(msg)
	}
	if why := LeftOut(msg, before, e.area.Value(), e.area.CharLimit); why != "" {
		asked = append(asked, screen.Toast{Text: why})
	}
	changed = e.area.Value() != before
	if changed {
		e.fit()
	}
	return changed, asked
}

// within reports whether the cursor stands within a sign.
func (e *TextEditor) within() bool {
	lines := strings.Split(e.area.Value(), "\n")
	if e.area.Line() >= len(lines) {
		return false
	}
	line := []rune(lines[e.area.Line()])
	at := min(e.area.Column(), len(line))
	return cells.Parted(string(line[:at]), string(line[at:]))
}

// MostOfSign gives how often more a key is to be pressed that goes past one character, or takes
// the next one away, at the most, where several are one sign; 0 for any other message.
func MostOfSign(msg tea.Msg) int {
	const longest = 32 // characters
	key, is := msg.(tea.KeyPressMsg)
	if is && key.Mod == 0 && (key.Code == tea.KeyLeft || key.Code == tea.KeyRight || key.Code == tea.KeyDelete) {
		return longest
	}
	return 0
}

// UpdateReadOnly does in place of Update for a text that cannot be changed: keys that
// move about do so, and anything typed is answered with the reason.
func (e *TextEditor) UpdateReadOnly(svc *screen.Services, msg tea.Msg) screen.Requests {
	moves := []rune{tea.KeyUp, tea.KeyDown, tea.KeyLeft, tea.KeyRight, tea.KeyPgUp, tea.KeyPgDown, tea.KeyHome, tea.KeyEnd}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if !slices.Contains(moves, msg.Code) {
			return screen.ShowToast(svc.ReadOnly)
		}
		e.area, _ = e.area.Update(msg)
	case tea.PasteMsg:
		return screen.ShowToast(svc.ReadOnly)
	}
	return nil
}

// Text is the text as it stands.
func (e *TextEditor) Text() string { return e.area.Value() }

// Lines draws the text below what stands above it, of which the last line is
// empty: there it says that there is more of the text than is in view.
func (e *TextEditor) Lines(above []string, t *theme.Theme) []string {
	drawn := strings.Split(cells.Steady(e.area.View()), "\n")
	var more []string
	if e.area.ScrollYOffset() > 0 {
		more = append(more, "above")
	}
	if height := e.area.Height(); e.rows-height > e.area.ScrollYOffset()+height {
		more = append(more, "below")
	}
	if len(more) > 0 {
		above[len(above)-1] = t.Dim.Render(cells.Cut(t.Glyph.Ellipsis+" more "+strings.Join(more, " and "), e.area.Width(), ""))
	}
	return append(above, drawn...)
}

// Cursor is the real cursor, so that screen readers and input methods find the
// text. above is the number of lines over the text.
func (e *TextEditor) Cursor(above int) *tea.Cursor {
	c := e.area.Cursor()
	if c == nil {
		return nil
	}
	at := *c
	at.Y += above
	return &at
}
