package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// A text on one line that is longer than its field shows its beginning, and while
// it has the focus its end, where typing goes on. huh shows whichever part was in
// view last.

// move does what a key asks for that goes from field to field, and reports whether
// it is one. huh would do it by messages of its own: what is typed behind the key may
// have come before those, and must not go to the field that is left. Forward it goes
// only from a field that can be kept as it is, which huh then does not look at.
func (f *Form) move(msg tea.KeyPressMsg) (asked screen.Requests, moved bool) {
	field := f.huh.GetFocusedField()
	_, oneLine := field.(*huh.Input)
	binding, _ := f.Services.Keys.Lookup(msg.String(), false)
	if asked, moved := f.amongOffers(binding.ID); moved {
		return asked, true
	}
	switch id := binding.ID; {
	case id == keys.Enter && f.EnterAdds && !endsEmpty(textOf(field)):
		f.pass(tea.KeyPressMsg(tea.Key{Code: 'j', Mod: tea.ModCtrl}))
		f.keepAll()
		return nil, true
	case id == keys.TabBack, oneLine && id == keys.Up:
		f.acceptOption(field)
		told := f.tellOf(field)
		f.step(false)
		return told, true
	case id == keys.Tab, id == keys.Enter, oneLine && id == keys.Down:
		f.acceptOption(field)
		if told := f.tellOf(field); told != nil {
			return told, true
		}
		if f.step(true) || id != keys.Enter {
			return nil, true
		}
		if f.Submit != nil {
			return f.Submit(), true
		}
		return f.finish(), true
	}
	return nil, false
}

// endsEmpty reports whether the last line of a text is empty.
func endsEmpty(text string) bool {
	return strings.TrimSpace(text[strings.LastIndexByte(text, '\n')+1:]) == ""
}

// tellOf tells what is wrong with a field that is about to be left; nil when nothing is.
func (f *Form) tellOf(field huh.Field) screen.Requests {
	wrong, why := f.mistake()
	if why == "" || wrong != field.GetKey() {
		return nil
	}
	return f.tell(why)
}

// acceptOption has a field of options take the marked one, as it only does when it is left
// by a key.
func (f *Form) acceptOption(field huh.Field) {
	if isText(field) {
		return
	}
	field.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyEnter}))
	f.keepAll()
}

// isText reports whether a text is typed into a field.
func isText(field huh.Field) bool {
	switch field.(type) {
	case *huh.Input, *huh.Text:
		return true
	}
	return false
}

// pass hands a message to huh.
func (f *Form) pass(msg tea.Msg) tea.Cmd {
	next, cmd := f.huh.Update(msg)
	if updated, ok := next.(*huh.Form); ok {
		f.huh = updated
	}
	for range widget.MostOfSign(msg) {
		if !isText(f.huh.GetFocusedField()) || !f.within() {
			break
		}
		f.huh.Update(msg)
	}
	return cmd
}

// isLong reports whether a field is a text on one line that is too long for it.
func (f *Form) isLong(field huh.Field) bool {
	if _, input := field.(*huh.Input); !input {
		return false
	}
	text, _ := field.GetValue().(string)
	const around = 5 // cells that the field needs for its border, its prompt and the cursor
	return lipgloss.Width(text) > f.Width-around
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
				lines[y] = ansi.Truncate(line, ansi.StringWidth(line)-1, f.Theme.Glyph.Ellipsis)
			}
		}
	}
	return lines
}

// Fields are those of the form.
func (f *Form) Fields() screen.Fields { return f }

// Inward implements Fields.
func (f *Form) Inward(id keys.ID) bool {
	to := f.focused()
	switch id {
	case keys.Tab, keys.Enter:
		to++
	case keys.TabBack:
		to--
	}
	return f.Hidden != nil && to >= 0 && to < len(f.fields) && f.Hidden(f.fields[to].GetKey()) && !f.Hidden(f.Field())
}

// Private implements Fields: what a form asks for is published, or is short and in view.
func (f *Form) Private() bool { return false }

// Field implements Fields: it is the key of the field.
func (f *Form) Field() string {
	if f.huh == nil {
		return ""
	}
	return f.huh.GetFocusedField().GetKey()
}

// focused is the index of the field that has the focus.
func (f *Form) focused() int { return f.indexOf(f.Field()) }

// indexOf finds a field by its key; -1 when there is none.
func (f *Form) indexOf(key string) int {
	return slices.IndexFunc(f.fields, func(field huh.Field) bool { return field.GetKey() == key })
}

// step moves the focus to the next field or to the one before, if there is one. It
// does so at once; all that huh asks for then is that the cursor blinks.
func (f *Form) step(forward bool) bool {
	at := f.focused()
	if forward && at == len(f.fields)-1 || !forward && at == 0 {
		return false
	}
	f.goTo(tea.KeyHome)
	if forward {
		f.huh.NextField()
	} else {
		f.huh.PrevField()
	}
	f.goTo(tea.KeyEnd)
	return true
}

// focus moves the focus to a field; for an index that is none it stays where it is.
func (f *Form) focus(to int) {
	if to < 0 {
		return
	}
	for at := f.focused(); at != to && f.step(at < to); {
		at = f.focused()
	}
}
