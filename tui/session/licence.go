package session

import (
	"slices"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/report"
)

// AsksBefore lists the forms to fill in before a report is made: what names stand for that the
// public would read, and the licence where an entry for the register is made.
func (s *Session) AsksBefore(x Export) []Form {
	var forms []Form
	if x.Audience == report.Public {
		if names := s.UnknownNames(); len(names) > 0 {
			forms = append(forms, s.NamesForm(names))
		}
	}
	if slices.Contains(x.Formats, "register") {
		forms = append(forms, s.LicenceForm())
	}
	return forms
}

// LicenceForm asks under which licence others may use the register entry.
func (s *Session) LicenceForm() Form {
	chosen := func() string { return s.Assessment().Entry.Licence }
	licence := Field{
		Key: "licence", Label: "Licence", Kind: project.KindChoice, Nothing: "Not chosen yet", Get: chosen,
		Set: func(id string) {
			s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
				e.Entry(at, func(terms *assessment.EntryTerms) { terms.Licence = id })
			})
		},
	}
	for _, offered := range assessment.Licences() {
		licence.Options = append(licence.Options, project.Option{Value: offered.ID, Label: offered.Title + " (" + offered.ID + ")"})
	}
	if now := chosen(); now != "" && !slices.ContainsFunc(licence.Options, func(o project.Option) bool { return o.Value == now }) {
		licence.Options = append(licence.Options, project.Option{Value: now, Label: now})
	}
	return Form{
		Title:  "Licence of the register entry",
		About:  "On which terms others may copy the register entry and use it. Your organisation chooses; it is printed in the entry.",
		Fields: []Field{licence},
	}
}
