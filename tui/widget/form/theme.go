package form

import (
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"charter/tui/theme"
)

// formLook gives huh the looks of the program's theme. It makes huh's styles
// once: huh asks for them many times for every key.
type formLook struct{ styles *huh.Styles }

// Theme implements huh.Theme; the theme knows already whether it is dark.
func (l *formLook) Theme(bool) *huh.Styles { return l.styles }

// formTheme makes huh's styles; spaced puts an empty line between the fields.
func formTheme(t *theme.Theme, spaced bool) huh.Theme {
	s := huh.ThemeBase(true)
	plain := lipgloss.NewStyle()
	field := func(base lipgloss.Style, title lipgloss.Style) huh.FieldStyles {
		f := s.Focused
		f.Base = base
		f.Title, f.Description = title, t.Dim
		f.ErrorIndicator, f.ErrorMessage = t.Bad.SetString(" *"), t.Bad
		f.SelectSelector = t.Accent.SetString(t.Glyph.Pointer + " ")
		f.Option, f.SelectedOption, f.UnselectedOption = t.Text, t.Selected, t.Text
		f.MultiSelectSelector = t.Accent.SetString(t.Glyph.Pointer + " ")
		f.SelectedPrefix, f.UnselectedPrefix = t.Good.SetString("[x] "), t.Dim.SetString("[ ] ")
		f.TextInput.Prompt, f.TextInput.Placeholder = t.Accent, t.Dim
		f.TextInput.Text, f.TextInput.Cursor = t.Text, t.Accent
		f.PrevIndicator, f.NextIndicator = t.Accent.SetString("<"), t.Accent.SetString(">")
		f.FocusedButton = t.Selected.Reverse(true).Padding(0, 1).MarginRight(1)
		f.BlurredButton = t.Dim.Padding(0, 1).MarginRight(1)
		return f
	}
	s.Focused = field(plain.PaddingLeft(1).Border(focusBorder(t), false, false, false, true).BorderForeground(t.Accent.GetForeground()), t.Selected)
	s.Blurred = field(plain.PaddingLeft(2), t.Strong)
	// Only the field that has the focus draws the eye.
	s.Blurred.SelectSelector, s.Blurred.MultiSelectSelector = t.Dim.SetString(t.Glyph.Pointer+" "), plain.SetString("  ")
	s.Blurred.PrevIndicator, s.Blurred.NextIndicator = t.Dim.SetString("<"), t.Dim.SetString(">")
	s.Blurred.SelectedOption, s.Blurred.TextInput.Prompt = t.Text, t.Dim
	s.FieldSeparator = plain.SetString("\n")
	if spaced {
		s.FieldSeparator = plain.SetString("\n\n")
	}
	s.Group.Title, s.Group.Description = t.Strong, t.Dim
	return &formLook{s}
}

// focusBorder is the line at the left of the field that has the focus.
func focusBorder(t *theme.Theme) lipgloss.Border {
	border := lipgloss.NormalBorder()
	border.Left = t.Glyph.Claim
	return border
}
