package project

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/tui/screen"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// newProjectList opens a list of the register entry with an item marked.
func newProjectList(svc *screen.Services, part project.Part, item int) screen.Screen {
	list := part.List
	current := func() *project.Project { return &svc.Session.Assessment().Project }
	about := part.About
	if slices.Contains(assessment.RequiredFields(svc.Session.Assessment()), list.Key) {
		about += " At least one is required."
	}
	s := &form.ListEditor{Base: screen.Base{Services: svc}, Right: part.Title, About: about, ItemName: list.One}
	s.Count = func() int { return list.Len(current()) }
	s.Add = s.Count
	s.Row = func(i int) string { return projectRow(svc, part, i) }
	s.Remove = func(i int) string {
		svc.Session.Edit(func(e *assessment.Editor, st assessment.Stamp) {
			e.Project(st, func(p *project.Project) { list.Remove(p, i) })
		})
		return ""
	}
	s.Edit = func(i int) *form.Form {
		return newFieldsForm(svc, fmt.Sprintf("%s %s %s", part.Title, svc.Theme.Glyph.Dot, fmt.Sprintf("%s %d", list.One, i+1)), "", list.Fields, i)
	}
	s.Mark(item)
	return s
}

// projectRow shows an item by its first field, and what else is filled in first.
func projectRow(svc *screen.Services, part project.Part, i int) string {
	list := part.List
	p := &svc.Session.Assessment().Project
	text := widget.QuotedOr(svc.Theme.Glyph, list.Fields[0].Value(p, i), 44, "without a "+strings.ToLower(list.Fields[0].Label))
	if svc.Session.NeedsAWord(part, i) {
		return needsAWord + " " + text + " " + svc.Theme.Glyph.Dot + " needs a word: see the facts"
	}
	for _, field := range list.Fields[1:] {
		value := widget.OneLine(field.Value(p, i))
		if value == "" || field.Kind == project.KindYes {
			continue
		}
		if field.Kind == project.KindChoice {
			value = field.Choice().Label(value)
		}
		return text + " " + svc.Theme.Glyph.Dot + " " + strings.ToLower(field.Label) + ": " + value
	}
	return text
}
