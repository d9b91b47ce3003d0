package project

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	"charm.land/huh/v2"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/wording"
	"charter/tui/screen"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// fieldInput is one field of a form while it is filled in.
type fieldInput struct {
	field project.Field
	label string
	text  string     // what is typed or chosen
	many  []string   // what is ticked, for project.KindMany
	kept  string     // the text as it was kept last, in the form's own spelling
	day   *form.Date // the text of project.KindDay
}

// newFieldsForm makes the form for register fields. item is the position in the list
// when the fields are those of an item. A field that the user does not touch is
// never written, even where the form cannot show its text exactly.
func newFieldsForm(svc *screen.Services, right, intro string, fields []project.Field, item int) *form.Form {
	p := &svc.Session.Assessment().Project
	required := assessment.RequiredFields(svc.Session.Assessment())
	cells := make([]*fieldInput, len(fields))
	for i, field := range fields {
		c := &fieldInput{field: field, label: field.Label, text: field.Value(p, item)}
		if slices.Contains(required, field.Key) {
			c.label += " (required)"
		}
		c.kept = shownAs(field.Kind, c.text)
		if field.Kind == project.KindDay {
			given, _ := assessment.ParseDate(c.text)
			c.day = form.NewDate(svc, field.Key, c.label, given, field.Month)
			c.day.Hint = field.Hint
		}
		c.many = strings.FieldsFunc(c.text, func(r rune) bool { return r == '\n' })
		cells[i] = c
	}
	f := form.New(svc, right, intro, nil, func() {
		for _, c := range cells {
			c.keep(svc, item)
		}
	})
	f.Build = func() []huh.Field {
		inputs := make([]huh.Field, len(cells))
		for i, c := range cells {
			inputs[i] = c.input(f.FieldRoom())
		}
		return inputs
	}
	for _, c := range cells {
		if c.day != nil {
			f.Days = append(f.Days, c.day)
		}
	}
	f.Below = func(focused string) []string { return fieldNotes(svc, focused, item, f.Width) }
	return f
}

// shownAs gives the text as the form spells it: without line ends on one line,
// with spaces for tabs.
func shownAs(kind project.Kind, text string) string {
	switch {
	case kind.OneLine(), kind == project.KindDay:
		shown := textinput.New()
		shown.SetValue(text)
		return shown.Value()
	case kind == project.KindText:
		shown := textarea.New()
		shown.MaxHeight = 0
		shown.SetValue(text)
		return shown.Value()
	}
	return text
}

// input makes the form's field, bound to the cell. A list of options that is
// higher than room scrolls.
func (c *fieldInput) input(room int) huh.Field {
	f := c.field
	const titleAndHint = 3 // lines; a hint may be two
	switch f.Kind {
	case project.KindText, project.KindLong:
		return huh.NewText().Key(f.Key).Title(c.label).Description(f.Hint).Lines(3).Value(&c.text)
	case project.KindDay:
		return c.day.Input()
	case project.KindChoice:
		offered := options(append([]project.Option{{Label: wording.Capital(wording.NotKnown)}}, f.Options...), c.text)
		choice := huh.NewSelect[string]().Key(f.Key).Title(c.label).Description(f.Hint).Value(&c.text).Options(offered...)
		if len(offered)+titleAndHint > room {
			choice.Height(room)
		}
		return choice
	case project.KindYes:
		return huh.NewSelect[string]().Key(f.Key).Title(c.label).Description(f.Hint).Value(&c.text).
			Options(huh.NewOption("No", ""), huh.NewOption("Yes", project.Yes))
	case project.KindMany:
		offered := options(f.Options, c.many...)
		ticks := huh.NewMultiSelect[string]().Key(f.Key).Title(c.label).Description(f.Hint + " Space ticks.").Value(&c.many).Options(offered...)
		if len(offered)+titleAndHint > room {
			ticks.Height(room)
		}
		return ticks
	}
	return huh.NewInput().Key(f.Key).Title(c.label).Description(f.Hint).Value(&c.text)
}

// options offers values in plain words, and what is in the file already even if
// it is none of them: a select would write another value otherwise.
func options(known []project.Option, present ...string) []huh.Option[string] {
	var offered []huh.Option[string]
	for _, option := range known {
		offered = append(offered, huh.NewOption(wording.Capital(option.Label), option.Value))
		present = slices.DeleteFunc(slices.Clone(present), func(value string) bool { return value == option.Value })
	}
	for _, value := range present {
		offered = append(offered, huh.NewOption(widget.OneLine(value)+" (your own word)", value))
	}
	return offered
}

// keep writes the field if the user changed it.
func (c *fieldInput) keep(svc *screen.Services, item int) {
	text := c.text
	switch c.field.Kind {
	case project.KindMany:
		text = strings.Join(c.many, "\n")
		if sameSet(text, c.kept) {
			return
		}
	case project.KindDay:
		text = c.day.Day().String()
	}
	if text == c.kept {
		return
	}
	c.kept = text
	svc.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
		e.Project(s.Typing("project:"+c.field.Key), func(p *project.Project) { c.field.Put(p, item, text) })
	})
}

// sameSet tells whether two texts have the same lines, in whatever order.
func sameSet(a, b string) bool {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}
