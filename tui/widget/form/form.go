package form

import (
	"cmp"

	"charm.land/bubbles/v2/cursor"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/theme"
	"charter/tui/widget"
)

// Form is a short form made with huh. What is typed is kept as it is typed: only to
// cancel loses it. Screens embed it or hold one.
type Form struct {
	screen.Base
	right      string                        // what the form is about, for the head
	intro      string                        // a sentence above the fields
	Build      func() []huh.Field            // makes the fields, bound to the caller's variables; every field has a Key
	keep       func()                        // writes the variables to the assessment; called after every change
	Days       []*Date                       // the days among the fields
	Validate   func() (field, why string)    // which other field cannot be kept as it is, by its key, and why; "" when all can; may be nil
	Below      func(focused string) []string // lines about the field that has the focus; may be nil
	BelowMost  int                           // how many of them there are at most
	BelowKept  int                           // for how many of them room is kept
	Hidden     func(field string) bool       // whether the public does not see a field; nil: it sees all
	Submit     func() screen.Requests        // what enter on the last field does; nil: the form is done
	EnterAdds  bool                          // enter in its only text starts a new line, and leaves it from an empty one
	Start      string                        // key of the field that has the focus first; "": the first
	EnterLabel string                        // what enter is called in the footer; "": that it goes to the next field
	LeaveLabel string                        // what leaving is called in the footer; "": that all is kept
	huh        *huh.Form
	fields     []huh.Field  // in it
	look       *theme.Theme // it is drawn with
	at         *tea.Cursor  // where the cursor stands in what was drawn last
	rows       bool         // a row of a table that is pasted fills the fields from the one with the focus on
	extra      int          // lines that texts of several lines get besides
	spaced     bool         // there is an empty line between fields
	offers     *offers      // what its first field may take of what is there already; nil: nothing
	notesFrom  int          // the lines of what was drawn last that are notes about a field
	notesTo    int
	told       string // what was told last of a field that cannot be kept; "" once something was typed
	leaving    string // what was told of it when the form was to be left
	Done       bool
}

// New makes a form; the fields are built once its size is known.
func New(svc *screen.Services, right, intro string, build func() []huh.Field, keep func()) *Form {
	const mostBelow = 4
	return &Form{Base: screen.Base{Services: svc}, right: right, intro: intro, Build: build, keep: keep, BelowMost: mostBelow, BelowKept: mostBelow}
}

// Title implements screen.Screen.
func (f *Form) Title() (string, string) { return widget.ProjectTitle(f.Services), f.right }

// SetSize builds the fields anew when the room or the looks have changed, since
// huh's fields cannot grow again after they shrank. Otherwise the cursor stays
// where it is in a text: this is called whenever something was saved, too.
func (f *Form) SetSize(width, height int) screen.Requests {
	if f.huh != nil && f.Width == width && f.Height == height && f.look == f.Theme {
		return nil
	}
	f.Width, f.Height, f.look = width, height, f.Theme
	return f.Rebuild()
}

// Rebuild builds the fields anew, with what is in the variables now, and goes back
// to the field that had the focus.
func (f *Form) Rebuild() screen.Requests {
	focused := cmp.Or(f.Field(), f.Start)
	f.extra = 0
	f.assemble(f.Height >= spacedFrom)
	if between := len(f.fields) - 1; !f.spaced && f.lineCount()+between <= f.FieldRoom() {
		f.assemble(true)
	}
	f.growTexts()
	if f.lineCount() > f.FieldRoom() {
		f.huh.WithHeight(f.FieldRoom() - 2) // and a line that says there is more
	}
	start := f.huh.Init()
	f.goTo(tea.KeyEnd)
	f.focus(f.indexOf(focused))
	return screen.Run(start)
}

// assemble makes the form with its fields.
func (f *Form) assemble(spaced bool) {
	f.fields, f.spaced = f.Build(), spaced
	limitTexts(f.fields)
	f.huh = huh.NewForm(huh.NewGroup(f.fields...)).WithTheme(formTheme(f.Theme, spaced)).WithKeyMap(formKeys()).
		WithShowHelp(false).WithWidth(f.Width)
	f.narrowTexts()
	f.showBeginnings()                  // first: huh would keep the height of a text that is drawn whole
	f.huh.WithHeight(f.FieldRoom() - 1) // huh draws one more than it is told to
}

// formWidth is how wide sentences in a form get at most.
const formWidth = 90

// spacedFrom is the height from which there is an empty line between fields even
// when they do not all fit.
const spacedFrom = 24

// FieldRoom is how many lines there are for the fields.
func (f *Form) FieldRoom() int {
	return max(5, f.Height-len(f.introLines())-f.belowRoom())
}

func (f *Form) introLines() []string {
	if f.intro == "" {
		return nil
	}
	return append(widget.Styled(f.Theme.Dim, cells.Wrap(f.intro, min(f.Width, formWidth))), "")
}

// belowRoom is how many lines are kept free below the fields.
func (f *Form) belowRoom() int {
	if f.Below == nil {
		return 0
	}
	return min(f.BelowKept, f.Height/4)
}

// Typing implements screen.Screen.
func (f *Form) Typing() bool { return true }

// Keys implements screen.Screen.
func (f *Form) Keys() []screen.Key {
	leave := cmp.Or(f.LeaveLabel, "done (kept)")
	if f.ReadOnly != "" {
		leave = "back"
	}
	enter := cmp.Or(f.EnterLabel, "next field")
	if f.EnterAdds {
		enter = "next line"
	}
	all := []screen.Key{
		{ID: keys.Enter, Label: enter}, {ID: keys.Back, Label: leave}, {ID: keys.Save, HelpOnly: true},
	}
	if f.Submit == nil { // else to go back is to cancel
		all = append(all, screen.Key{ID: keys.Cancel, HelpOnly: true, Disabled: f.ReadOnly})
	}
	return all
}

// Do implements screen.Screen.
func (f *Form) Do(id keys.ID) screen.Requests {
	switch {
	case id == keys.Save && f.Submit != nil:
		return f.Submit()
	case id == keys.Back, id == keys.Save:
		return f.finish()
	case id == keys.Cancel:
		f.Done = true
		return screen.Close()
	}
	return nil
}

// Unkept says why what was typed cannot be kept as it is, or is "".
func (f *Form) Unkept() string {
	_, why := f.mistake()
	return why
}

// mistake tells which field cannot be kept as it is, by its key, and why.
func (f *Form) mistake() (field, why string) {
	if f.ReadOnly != "" {
		return "", ""
	}
	for _, day := range f.Days {
		if field, why := day.Validate(); why != "" {
			return field, why
		}
	}
	if f.Validate == nil {
		return "", ""
	}
	return f.Validate()
}

// tell says why what was typed cannot be kept as it is.
func (f *Form) tell(why string) screen.Requests {
	f.told = why
	f.tellDays()
	return screen.ShowToast(why)
}

// finish closes the form. Of what was typed and cannot be kept it tells first; to leave
// once more drops it.
func (f *Form) finish() screen.Requests {
	if why := f.Unkept(); why != "" && f.leaving != why {
		f.leaving = why
		return f.tell(why + " Or leave again without it.")
	}
	f.Done = true
	return screen.Close()
}

// Update implements screen.Screen: every change is kept at once.
func (f *Form) Update(msg tea.Msg) screen.Requests {
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
	if key, ok := msg.(tea.KeyPressMsg); ok {
		if asked, moved := f.move(key); moved {
			return asked
		}
	}
	if row, more := f.firstRow(msg); more > 0 {
		return append(f.Update(row), screen.ShowToast("Only the first row is taken. "+widget.Plural(more, "more row was", "more rows were")+" not taken: add each on its own.")...)
	}
	if cells := f.rowOf(msg); cells != nil {
		return f.pasteRow(cells)
	}
	field := f.huh.GetFocusedField()
	before := textOf(field)
	cmd := f.pass(msg)
	if typed {
		f.told, f.leaving = "", ""
		f.offers.unmark()
	}
	f.tellDays()
	f.keepAll()
	if typed { // all that huh asks for then is that the cursor blinks
		if why := widget.LeftOut(msg, before, textOf(field), widget.LimitOf(before)); why != "" {
			return screen.ShowToast(why)
		}
		return nil
	}
	return screen.Run(cmd)
}

// keepAll has the caller write what is in the fields now.
func (f *Form) keepAll() {
	if f.ReadOnly == "" && f.keep != nil {
		f.keep()
	}
}

// View implements screen.Screen.
func (f *Form) View() string {
	lines := f.introLines()
	above := len(lines)
	drawn := f.drawLines()
	if f.at != nil {
		f.at.Y += above
	}
	first := f.firstDrawn(drawn)
	if first > 0 && above > 0 {
		lines[above-1] = f.moreMark("above")
	}
	lines = append(lines, drawn...)
	notes := f.notes(f.Height - len(lines))
	if first+len(drawn) < f.lineCount() && (len(notes) == 0 || len(lines)+len(notes) < f.Height) {
		lines = append(lines, f.moreMark("below"))
	}
	if f.Below != nil {
		lines = append(lines[:min(len(lines), max(1, f.Height-len(notes)))], notes...)
	}
	f.notesFrom, f.notesTo = len(lines)-len(notes), len(lines)
	return cells.Body(lines, f.Width, f.Height, f.Theme.Glyph.Ellipsis)
}

// moreMark says that there are more fields than are in view.
func (f *Form) moreMark(where string) string {
	return f.Theme.Dim.Render(cells.Cut(f.Theme.Glyph.Ellipsis+" more "+where, f.Width, ""))
}

// notes are the lines about the field that has the focus, for which there is the room
// that is kept, or more where the fields leave it. What is offered may lie over fields.
func (f *Form) notes(left int) []string {
	if f.Below == nil {
		return nil
	}
	field := f.huh.GetFocusedField()
	if field == nil {
		return nil
	}
	lines := f.Below(field.GetKey())
	if f.offers != nil && len(f.offers.drawn) > 0 {
		return lines
	}
	return lines[:max(0, min(len(lines), max(f.belowRoom(), min(left, f.BelowMost))))]
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

// Host is what screens share that show a form of their own now and then,
// over all the room they have.
type Host struct {
	screen.Base
	Form *Form // nil while it is not shown
}

// SetSize implements Screen.
func (s *Host) SetSize(width, height int) screen.Requests {
	s.Width, s.Height = width, height
	if s.Form != nil {
		return s.Form.SetSize(width, height)
	}
	return nil
}

// Show shows a form until it is done.
func (s *Host) Show(form *Form) screen.Requests {
	s.Form = form
	return form.SetSize(s.Width, s.Height)
}

// Update implements Screen: messages are for the form, while it is shown.
func (s *Host) Update(msg tea.Msg) screen.Requests {
	if s.Form == nil {
		return nil
	}
	return s.Finish(s.Form.Update(msg))
}

// Finish gives what the form asks for; a form that is done goes, and the screen stays.
func (s *Host) Finish(asked screen.Requests) screen.Requests {
	if !s.Form.Done {
		return asked
	}
	s.Form = nil
	return nil
}

// Unkept says why what was typed in the form cannot be kept as it is, or is "".
func (s *Host) Unkept() string {
	if s.Form == nil {
		return ""
	}
	return s.Form.Unkept()
}

// Fields are those of the form, while it is shown.
func (s *Host) Fields() screen.Fields {
	if s.Form == nil {
		return nil
	}
	return s.Form
}

// Typing implements Screen.
func (s *Host) Typing() bool { return s.Form != nil }

// formKeys are huh's keys, less those that mean something else in this program and
// those that are letters: what is typed or pasted must not choose anything.
func formKeys() *huh.KeyMap {
	k := huh.NewDefaultKeyMap()
	k.Quit.SetEnabled(false)
	k.Select.Filter.SetEnabled(false)
	k.Select.Up.SetKeys("up")
	k.Select.Down.SetKeys("down")
	k.Select.Left.SetKeys("left")
	k.Select.Right.SetKeys("right")
	k.Select.GotoTop.SetKeys("home")
	k.Select.GotoBottom.SetKeys("end")
	k.MultiSelect.Filter.SetEnabled(false)
	k.MultiSelect.Up.SetKeys("up")
	k.MultiSelect.Down.SetKeys("down")
	k.MultiSelect.GotoTop.SetKeys("home")
	k.MultiSelect.GotoBottom.SetKeys("end")
	k.MultiSelect.Toggle.SetKeys("space")
	k.Text.NewLine.SetKeys("alt+enter", "ctrl+j", "shift+enter")
	k.Text.Editor.SetEnabled(false)
	return k
}

// YesNo is a field that is told by a word, not by its colour.
func YesNo(key, question string, value *bool) huh.Field {
	return huh.NewSelect[bool]().Key(key).Title(question+" (left and right change it)").
		Options(huh.NewOption("No", false), huh.NewOption("Yes", true)).Inline(true).Value(value)
}
