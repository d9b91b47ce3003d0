package screens

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/tui/fields"
)

// newProjectList opens a list of the register entry.
func newProjectList(ctx *Context, part fields.Part) Screen {
	list := part.List
	project := func() *assessment.Project { return &ctx.Session.Assessment().Project }
	about := part.About
	if slices.Contains(assessment.RequiredFields(ctx.Session.Assessment()), list.Key) {
		about += " At least one is required."
	}
	s := &records{base: base{ctx: ctx}, right: part.Title, about: about, one: list.One}
	s.count = func() int { return list.Len(project()) }
	s.add = s.count
	s.row = func(i int) string { return projectRow(ctx, list, i) }
	s.remove = func(i int) {
		ctx.Session.Edit(func(e *assessment.Editor, st assessment.Stamp) {
			e.Project(st, func(p *assessment.Project) { list.Remove(p, i) })
		})
	}
	s.edit = func(i int) *form {
		return newSheet(ctx, fmt.Sprintf("%s %s %s", part.Title, ctx.Theme.Glyph.Dot, fmt.Sprintf("%s %d", list.One, i+1)), "", list.Fields, i)
	}
	return s
}

// projectRow shows an item by its first field, and what else is filled in first.
func projectRow(ctx *Context, list *fields.List, i int) string {
	p := &ctx.Session.Assessment().Project
	text := quotedOr(ctx.Theme.Glyph, list.Fields[0].Value(p, i), 44, "without a "+strings.ToLower(list.Fields[0].Label))
	for _, field := range list.Fields[1:] {
		value := oneLine(field.Value(p, i))
		if value == "" || field.Kind == fields.KindYes {
			continue
		}
		if field.Kind == fields.KindChoice {
			value = assessment.ChoiceAt("project." + field.Key).Label(value)
		}
		return text + " " + ctx.Theme.Glyph.Dot + " " + strings.ToLower(field.Label) + ": " + value
	}
	return text
}
