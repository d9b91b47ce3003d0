package form

import (
	"reflect"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/cells"
)

// A text on one line that is longer than its field shows its beginning, and while
// it has the focus its end, where typing goes on. huh shows whichever part was in
// view last.

// pass hands a message to huh.
func (f *Form) pass(msg tea.Msg) tea.Cmd {
	moves := movesFocus(msg)
	if moves {
		f.goTo(tea.KeyHome)
	}
	next, cmd := f.huh.Update(msg)
	if updated, ok := next.(*huh.Form); ok {
		f.huh = updated
	}
	if moves {
		f.goTo(tea.KeyEnd)
	}
	for _, move := range []func() tea.Msg{huh.NextField, huh.PrevField} {
		if _, key := msg.(tea.KeyPressMsg); key && same(cmd, move) {
			return f.pass(move())
		}
	}
	return cmd
}

// same reports whether a command is one of huh's moves to another field. Such a
// move is made at once: what is typed behind it may have come already, as it does
// from far away, and must not go to the field that is left.
func same(cmd tea.Cmd, move func() tea.Msg) bool {
	return cmd != nil && reflect.ValueOf(cmd).Pointer() == reflect.ValueOf(move).Pointer()
}

// movesFocus reports whether a message has huh move to another field.
func movesFocus(msg tea.Msg) bool {
	kind := reflect.TypeOf(msg)
	return kind == reflect.TypeOf(huh.NextField()) || kind == reflect.TypeOf(huh.PrevField())
}

// isLong reports whether a field is a text on one line that is too long for it.
func (f *Form) isLong(field huh.Field) bool {
	if _, input := field.(*huh.Input); !input {
		return false
	}
	text, _ := field.GetValue().(string)
	const around = 5 // cells that the field needs for its border, its prompt and the cursor
	return lipgloss.Width(text) > min(f.Width, formWidth)-around
}

// goTo moves the cursor to an end of the text that has the focus, if that is long.
func (f *Form) goTo(end rune) {
	if f.isLong(f.huh.GetFocusedField()) {
		f.huh.Update(tea.KeyPressMsg(tea.Key{Code: end}))
	}
}

// showBeginnings does the same for all fields of a new form.
func (f *Form) showBeginnings() {
	for _, field := range f.fields {
		if f.isLong(field) {
			field.Focus()
			field.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyEnd})) // else it would not yet know its width
			field.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyHome}))
			field.Blur()
		}
	}
}

// marked puts the mark where a text goes on beyond its field.
func (f *Form) marked(lines []string) []string {
	for _, field := range f.fields {
		if !f.isLong(field) || field == f.huh.GetFocusedField() {
			continue
		}
		text, _ := field.GetValue().(string)
		for y, line := range lines {
			_, shown, found := strings.Cut(ansi.Strip(line), "> ")
			if shown = strings.TrimRight(shown, " "); found && shown != "" && shown != text && strings.HasPrefix(text, shown) {
				lines[y] = cells.Cut(line, ansi.StringWidth(line)-1, f.Theme.Glyph.Ellipsis)
			}
		}
	}
	return lines
}

// FocusedKey is the key of the field that has the focus, "" before there is one.
func (f *Form) FocusedKey() string {
	if f.huh == nil || f.huh.GetFocusedField() == nil {
		return ""
	}
	return f.huh.GetFocusedField().GetKey()
}

// focused is the index of the field that has the focus.
func (f *Form) focused() int { return slices.Index(f.fields, f.huh.GetFocusedField()) }

// step moves the focus to the next field or to the one before, if there is one.
func (f *Form) step(forward bool) bool {
	switch at := f.focused(); {
	case forward && at < len(f.fields)-1:
		f.pass(huh.NextField())
	case !forward && at > 0:
		f.pass(huh.PrevField())
	default:
		return false
	}
	return true
}

// focus moves the focus to a field; for an index that is none it stays where it is.
func (f *Form) focus(to int) {
	for at := f.focused(); to >= 0 && at != to && f.step(at < to); {
		at = f.focused()
	}
}
