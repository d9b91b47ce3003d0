package project

import (
	"slices"

	"charter/assessment/project"
	"charter/exports/wording"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget/form"
)

// newFieldsForm makes the form for register fields. item is the position in the list
// when the fields are those of an item.
func newFieldsForm(svc *screen.Services, right, intro string, list []project.Field, item int) *form.Form {
	fields := svc.Session.ProjectFields(list, item)
	for i := range fields {
		f := &fields[i]
		if f.Required {
			f.Label += " (required)"
		}
		f.Options = slices.Clone(f.Options)
		for n := range f.Options {
			f.Options[n].Label = wording.Capital(f.Options[n].Label)
		}
	}
	f := form.Of(svc, session.Form{Title: right, About: intro, Fields: fields})
	remarks := f.Below
	f.BelowKept = 2
	f.Below = func(focused string) []string {
		if focused != "summary" {
			return remarks(focused)
		}
		return append(readingNotes(svc, svc.Session.Assessment().Project.Summary, f.Width), remarks(focused)...)
	}
	return f
}
