package screens

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/cursor"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"charter/assessment"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/theme"
	"charter/tui/widget"
)

// form is a short form made with huh. What is typed is kept as it is typed:
// there is no way to lose it by leaving the form. Screens embed it or hold one.
type form struct {
	screen.Base
	right  string                        // what the form is about, for the head
	intro  string                        // a sentence above the fields
	build  func() []huh.Field            // makes the fields, bound to the caller's variables; every field has a Key
	keep   func()                        // writes the variables to the assessment; called after every change
	wrong  func() string                 // why what was typed cannot be kept as it is; "" when it can; may be nil
	below  func(focused string) []string // lines about the field that has the focus; may be nil
	submit func() tea.Cmd                // what enter on the last field does; nil: the form is done
	leave  string                        // what leaving is called in the footer; "": that all is kept
	huh    *huh.Form
	fields []huh.Field  // in it
	look   *theme.Theme // it is drawn with
	at     *tea.Cursor  // where the cursor stands in what was drawn last
	spaced bool         // there is an empty line between fields
	done   bool
}

// newForm makes a form; the fields are built once its size is known.
func newForm(svc *screen.Services, right, intro string, build func() []huh.Field, keep func()) *form {
	return &form{Base: screen.Base{Services: svc}, right: right, intro: intro, build: build, keep: keep}
}

func (f *form) Title() (string, string) { return widget.ProjectTitle(f.Services), f.right }

// SetSize builds the fields anew when the room or the looks have changed, since
// huh's fields cannot grow again after they shrank. Otherwise the cursor stays
// where it is in a text: this is called whenever something was saved, too.
func (f *form) SetSize(width, height int) tea.Cmd {
	if f.huh != nil && f.Width == width && f.Height == height && f.look == f.Theme {
		return nil
	}
	f.Width, f.Height, f.look = width, height, f.Theme
	return f.renew()
}

// renew builds the fields anew, with what is in the variables now, and goes back
// to the field that had the focus.
func (f *form) renew() tea.Cmd {
	focused := f.focusedKey()
	f.make(f.Height >= spacedFrom)
	if between := len(f.fields) - 1; !f.spaced && f.lineCount()+between <= f.fieldRoom() {
		f.make(true)
	}
	if f.lineCount() > f.fieldRoom() {
		f.huh.WithHeight(f.fieldRoom() - 2) // and a line that says there is more
	}
	start := f.huh.Init()
	f.goTo(tea.KeyEnd)
	f.focus(slices.IndexFunc(f.fields, func(field huh.Field) bool { return field.GetKey() == focused }))
	return start
}

// make makes the form with its fields.
func (f *form) make(spaced bool) {
	f.fields, f.spaced = f.build(), spaced
	limitTexts(f.fields)
	f.huh = huh.NewForm(huh.NewGroup(f.fields...)).WithTheme(formTheme(f.Theme, spaced)).WithKeyMap(formKeys()).
		WithShowHelp(false).WithWidth(min(f.Width, formWidth))
	f.showBeginnings()                  // first: huh would keep the height of a text that is drawn whole
	f.huh.WithHeight(f.fieldRoom() - 1) // huh draws one more than it is told to
}

// formWidth is how wide a form gets at most.
const formWidth = 90

// spacedFrom is the height from which there is an empty line between fields even
// when they do not all fit.
const spacedFrom = 24

// fieldRoom is how many lines there are for the fields.
func (f *form) fieldRoom() int {
	return max(5, f.Height-len(f.introLines())-f.belowRoom())
}

func (f *form) introLines() []string {
	if f.intro == "" {
		return nil
	}
	return append(widget.Styled(f.Theme.Dim, cells.Wrap(f.intro, min(f.Width, formWidth))), "")
}

// belowRoom is how many lines are kept free below the fields.
func (f *form) belowRoom() int {
	if f.below == nil {
		return 0
	}
	return min(4, f.Height/4)
}

func (f *form) Typing() bool { return true }

func (f *form) Keys() []screen.Key {
	leave := cmp.Or(f.leave, "done (kept)")
	if f.ReadOnly != "" {
		leave = "back"
	}
	return []screen.Key{
		{ID: keys.Enter, Label: "next field"}, {ID: keys.Back, Label: leave}, {ID: keys.Save, HelpOnly: true},
	}
}

func (f *form) Do(id keys.ID) tea.Cmd {
	switch {
	case id == keys.Save && f.submit != nil:
		return f.submit()
	case id == keys.Back, id == keys.Save:
		return f.finish()
	}
	return nil
}

// Unkept says why what was typed cannot be kept as it is, or is "".
func (f *form) Unkept() string {
	if f.wrong == nil || f.ReadOnly != "" {
		return ""
	}
	return f.wrong()
}

// finish closes the form, unless something typed could not be kept.
func (f *form) finish() tea.Cmd {
	if why := f.Unkept(); why != "" {
		return screen.ShowToast(why)
	}
	f.done = true
	return screen.Close()
}

func (f *form) Update(msg tea.Msg) tea.Cmd {
	if f.huh == nil {
		return nil
	}
	if _, blink := msg.(cursor.BlinkMsg); blink {
		return nil // a cursor that blinks would have the screen drawn again for ever
	}
	typed := changesText(msg)
	if typed && f.keep != nil && f.ReadOnly != "" {
		return screen.ShowToast(f.ReadOnly)
	}
	field := f.huh.GetFocusedField()
	before := textOf(field)
	cmd := f.pass(msg)
	if f.ReadOnly == "" && f.keep != nil {
		f.keep()
	}
	if f.huh.State == huh.StateCompleted && f.submit != nil {
		return tea.Batch(f.renew(), f.submit()) // the fields stay, in case it cannot be done
	}
	if f.huh.State == huh.StateCompleted && !f.done {
		if close := f.finish(); f.done {
			return close
		}
		// Something must be mended first: show the fields again.
		return tea.Batch(f.renew(), screen.ShowToast(f.wrong()))
	}
	if typed { // all that huh asks for then is that the cursor blinks
		if why := widget.LeftOut(msg, before, textOf(field), widget.LimitOf(before)); why != "" {
			return screen.ShowToast(why)
		}
		return nil
	}
	return cmd
}

func (f *form) View() string {
	lines := f.introLines()
	above := len(lines)
	drawn := f.dressed()
	if f.at != nil {
		f.at.Y += above
	}
	first := f.firstDrawn(drawn)
	if first > 0 && above > 0 {
		lines[above-1] = f.moreMark("above")
	}
	lines = append(lines, drawn...)
	if first+len(drawn) < f.lineCount() {
		lines = append(lines, f.moreMark("below"))
	}
	if f.below != nil {
		lines = append(lines[:min(len(lines), max(1, f.Height-f.belowRoom()))], f.notes()...)
	}
	return cells.Body(lines, f.Width, f.Height, f.Theme.Glyph.Ellipsis)
}

// moreMark says that there are more fields than are in view.
func (f *form) moreMark(where string) string {
	return f.Theme.Dim.Render(cells.Cut(f.Theme.Glyph.Ellipsis+" more "+where, f.Width, ""))
}

// notes are the lines about the field that has the focus.
func (f *form) notes() []string {
	field := f.huh.GetFocusedField()
	if field == nil {
		return nil
	}
	lines := f.below(field.GetKey())
	return lines[:min(len(lines), f.belowRoom())]
}

// changesText reports whether a message types into a field or deletes there.
func changesText(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return msg.Text != "" || msg.Code == tea.KeyBackspace || msg.Code == tea.KeyDelete
	case tea.PasteMsg:
		return true
	}
	return false
}

// withForm is what screens share that show a form of their own now and then,
// over all the room they have.
type withForm struct {
	screen.Base
	form *form // nil while it is not shown
}

// SetSize implements Screen.
func (s *withForm) SetSize(width, height int) tea.Cmd {
	s.Width, s.Height = width, height
	if s.form != nil {
		return s.form.SetSize(width, height)
	}
	return nil
}

// Unkept says why what was typed in the form cannot be kept as it is, or is "".
func (s *withForm) Unkept() string {
	if s.form == nil {
		return ""
	}
	return s.form.Unkept()
}

// Typing implements Screen.
func (s *withForm) Typing() bool { return s.form != nil }

// formKeys are huh's keys, less those that mean something else in this program,
// with the arrows to move between one-line fields.
func formKeys() *huh.KeyMap {
	k := huh.NewDefaultKeyMap()
	k.Quit.SetEnabled(false)
	k.Input.Prev.SetKeys("shift+tab", "up")
	k.Input.Next.SetKeys("enter", "tab", "down")
	k.Select.Filter.SetEnabled(false)
	k.Select.Up.SetKeys("up")
	k.Select.Down.SetKeys("down")
	k.MultiSelect.Filter.SetEnabled(false)
	k.MultiSelect.Up.SetKeys("up")
	k.MultiSelect.Down.SetKeys("down")
	k.Text.NewLine.SetKeys("alt+enter", "ctrl+j", "shift+enter")
	k.Text.Editor.SetEnabled(false)
	return k
}

// dateField is a date being typed: the text as it stands, and the day it gives.
type dateField struct {
	label string
	text  string
}

func newDateField(label string, day assessment.Date) *dateField {
	return &dateField{label, day.String()}
}

// day gives the day typed; the zero Date while it is not a date.
func (d *dateField) day() assessment.Date {
	day, _ := assessment.ParseDate(strings.TrimSpace(d.text))
	return day
}

// wrong says what is wrong with the text, or "".
func (d *dateField) wrong() string {
	if _, err := assessment.ParseDate(strings.TrimSpace(d.text)); err != nil {
		return fmt.Sprintf("%s: %v. Mend it or empty it.", d.label, err)
	}
	return ""
}

// input makes the field to type the date in.
func (d *dateField) input(key string) *huh.Input {
	return huh.NewInput().Key(key).Title(d.label).Description("Year-month-day, such as 2026-05-31").Value(&d.text)
}
