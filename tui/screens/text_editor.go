package screens

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"charter/tui/layout"
)

// textEditor is where a text of any length is typed. The screen around it keeps
// every change at once.
type textEditor struct{ area textarea.Model }

// textLimit is how many characters one text may have; drawing costs more with
// every line, and a report is not a place for a book.
const textLimit = 20_000

// textWidth is how wide a line of text gets at most: longer lines read badly.
const textWidth = 100

func newTextEditor(ctx *Context) *textEditor {
	e := &textEditor{textarea.New()}
	e.area.MaxHeight = 0 // else a text ends at 99 lines
	e.area.CharLimit = textLimit
	e.area.ShowLineNumbers = false
	e.area.Prompt = ""
	e.area.SetVirtualCursor(false)
	e.dress(ctx)
	return e
}

// dress gives the text the looks of the theme.
func (e *textEditor) dress(ctx *Context) {
	styles := e.area.Styles()
	for _, state := range []*textarea.StyleState{&styles.Focused, &styles.Blurred} {
		*state = textarea.StyleState{Text: ctx.Theme.Text, CursorLine: ctx.Theme.Text, Placeholder: ctx.Theme.Dim, EndOfBuffer: ctx.Theme.Dim}
	}
	e.area.SetStyles(styles)
}

// load shows a text, unless it is shown already: then the cursor stays where it
// is. A text that is longer than may be typed is shown whole.
func (e *textEditor) load(text string) {
	text = strings.ReplaceAll(text, "\r\n", "\n") // else each would become two line ends
	if e.area.Value() != text {
		e.area.CharLimit = max(textLimit, utf8.RuneCountInString(text))
		e.area.SetValue(text)
	}
}

func (e *textEditor) setSize(width, height int) tea.Cmd {
	e.area.SetWidth(min(width, textWidth))
	e.area.SetHeight(max(1, height))
	focus := e.area.Focus()
	e.area, _ = e.area.Update(nil) // scrolls so that the cursor stays in view
	return focus
}

// update takes a key, a paste or a text from the user's own editor, and tells
// whether the text is another now.
func (e *textEditor) update(msg tea.Msg) (changed bool, cmd tea.Cmd) {
	if outside, ok := msg.(edited); ok {
		if outside.err != nil {
			return false, Say(outside.err.Error())
		}
		before := e.area.Value()
		e.load(outside.text)
		return e.area.Value() != before, nil
	}
	before := e.area.Value()
	e.area, cmd = e.area.Update(msg)
	return e.area.Value() != before, cmd
}

func (e *textEditor) text() string { return e.area.Value() }

func (e *textEditor) lines() []string { return strings.Split(layout.Steady(e.area.View()), "\n") }

// cursor is the real cursor, so that screen readers and input methods find the
// text. above is the number of lines over the text.
func (e *textEditor) cursor(above int) *tea.Cursor {
	c := e.area.Cursor()
	if c == nil {
		return nil
	}
	at := *c
	at.Y += above
	return &at
}
