package form

import (
	"cmp"
	"slices"
	"strings"

	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/assessment/project"
	"charter/questions/plaintext"
	"charter/tui/cells"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// Of makes the form of something that a session asks for. A field that the user does
// not touch is never written, even where the form cannot show its text exactly.
func Of(svc *screen.Services, asked session.Form) *Form {
	inputs := make([]*input, len(asked.Fields))
	for i, field := range asked.Fields {
		if i == 0 {
			field.Hint = cmp.Or(asked.Row, field.Hint)
		}
		inputs[i] = &input{Field: field}
		inputs[i].fill(svc)
	}
	f := New(svc, asked.Title, asked.About, nil, func() {
		for _, i := range inputs {
			i.keep()
		}
	})
	f.Build = func() []huh.Field {
		fields := make([]huh.Field, len(inputs))
		for n, i := range inputs {
			fields[n] = i.field(f.FieldRoom(), f.extra)
		}
		return fields
	}
	f.Days = daysOf(inputs)
	f.Validate = func() (field, why string) {
		for _, i := range inputs {
			if why := i.Mistake(i.text); why != "" {
				return i.Key, why
			}
		}
		return "", ""
	}
	f.BelowKept, f.rows = 0, asked.Row != ""
	f.offer(svc, inputs)
	f.Below = func(field string) []string {
		at := slices.IndexFunc(inputs, func(i *input) bool { return i.Key == field })
		if at < 0 {
			return nil
		}
		return append(inputs[at].notes(f), f.offers.lines(f)...)
	}
	f.Hidden = func(field string) bool {
		return slices.ContainsFunc(inputs, func(i *input) bool { return i.Key == field && i.Withheld != nil && i.Withheld() })
	}
	return f
}

// input is one field while it is filled in.
type input struct {
	session.Field
	text string   // what is typed or chosen
	many []string // what is ticked, for project.KindMany
	kept string   // the text as it was kept last, in the form's own spelling
	day  *Date    // the text of project.KindDay
}

// fill takes over what is kept in the field.
func (i *input) fill(svc *screen.Services) {
	text := plaintext.Ends(i.Get()) // else what breaks a line is taken out, and words are joined
	i.text, i.kept = text, shownAs(i.Kind, text)
	i.many = strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
	if i.Kind == project.KindDay {
		given, _ := assessment.ParseDate(text)
		i.day = NewDate(svc, i.Key, i.Label, given, i.Month)
		i.day.Hint = i.Hint
	}
}

// daysOf gives the days among inputs.
func daysOf(inputs []*input) []*Date {
	var days []*Date
	for _, i := range inputs {
		if i.day != nil {
			days = append(days, i.day)
		}
	}
	return days
}

// notes are the remarks on what is typed, drawn.
func (i *input) notes(f *Form) []string {
	var lines []string
	for _, remark := range i.Remarks(i.text) {
		style := f.Theme.Warn
		if remark.Quiet {
			style = f.Theme.Dim
		}
		lines = append(lines, widget.Styled(style, cells.Wrap(widget.OneLine(remark.Text), min(f.Width, widget.TextWidth)))...)
	}
	return lines
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

// field makes the form's field, bound to the input. A list of options that is
// higher than room scrolls; a text of several lines has extra lines.
func (i *input) field(room, extra int) huh.Field {
	const titleAndHint = 3 // lines; a hint may be two
	switch i.Kind {
	case project.KindText, project.KindLong:
		const usual = 3
		return huh.NewText().Key(i.Key).Title(i.Label).Description(i.Hint).Lines(max(usual, i.Lines) + extra).Value(&i.text)
	case project.KindDay:
		return i.day.Input()
	case project.KindYes:
		return i.choice([]project.Option{{Label: "No"}, {Value: project.Yes, Label: "Yes"}}, room)
	case project.KindChoice:
		known := i.Options
		if i.Nothing != "" {
			known = append([]project.Option{{Label: i.Nothing}}, known...)
		}
		return i.choice(known, room)
	case project.KindMany:
		offered := options(i.Options, i.many...)
		ticks := huh.NewMultiSelect[string]().Key(i.Key).Title(i.Label).Description(i.Hint + " Space ticks.").Value(&i.many).Options(offered...)
		if len(offered)+titleAndHint > room {
			ticks.Height(room)
		}
		return ticks
	}
	return huh.NewInput().Key(i.Key).Title(i.Label).Description(i.Hint).Value(&i.text)
}

// choice makes the field of a choice. One of short words that need no explanation takes
// a single line.
func (i *input) choice(known []project.Option, room int) huh.Field {
	const short, titleAndHint = 24, 3
	offered := options(known, i.text)
	picker := huh.NewSelect[string]().Key(i.Key).Title(i.Label).Description(i.Hint).Value(&i.text).Options(offered...)
	isLong := func(option huh.Option[string]) bool { return ansi.StringWidth(option.Key) > short }
	switch {
	case i.Hint == "" && !slices.ContainsFunc(offered, isLong):
		picker.Inline(true).Title(i.Label + " (left and right change it)")
	case len(offered)+titleAndHint > room && i.Kind == project.KindChoice:
		picker.Height(room)
	}
	return picker
}

// options offers values in plain words, and what is in the file already even if
// it is none of them: a select would write another value otherwise.
func options(known []project.Option, present ...string) []huh.Option[string] {
	var offered []huh.Option[string]
	for _, option := range known {
		offered = append(offered, huh.NewOption(option.Label, option.Value))
		present = slices.DeleteFunc(slices.Clone(present), func(value string) bool { return value == option.Value })
	}
	for _, value := range present {
		offered = append(offered, huh.NewOption(widget.OneLine(value)+" (your own word)", value))
	}
	return offered
}

// keep writes the field if the user changed it.
func (i *input) keep() {
	text := i.text
	switch i.Kind {
	case project.KindMany:
		text = strings.Join(i.many, "\n")
		if sameSet(text, i.kept) {
			return
		}
	case project.KindDay:
		text = i.day.Day().String()
	}
	if text == i.kept || i.Mistake(text) != "" {
		return
	}
	i.kept = text
	i.Set(text)
}

// sameSet tells whether two texts have the same lines, in whatever order.
func sameSet(a, b string) bool {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}
