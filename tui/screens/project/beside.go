package project

import (
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/tui/cells"
	"charter/tui/facts"
	"charter/tui/widget"
)

// fieldLines tell what a part of the project says, field by field, and what of it is
// still to be filled in.
func (s *Project) fieldLines(part project.Part, width int) []string {
	t := s.Theme
	lines := widget.Styled(t.Strong, cells.Wrap(part.Title, width))
	if part.About != "" {
		lines = append(lines, widget.Styled(t.Dim, cells.Wrap(part.About, width))...)
	}
	if part.List == nil {
		return append(append(lines, ""), s.valueLines(part.Fields, 0, width)...)
	}
	for i := range part.List.Len(&s.Session.Assessment().Project) {
		lines = append(append(lines, ""), s.valueLines(part.List.Fields, i, width)...)
	}
	return lines
}

// valueLines tell fields with their values. Of an item of a list only those that say
// something are told.
func (s *Project) valueLines(fields []project.Field, item, width int) []string {
	t := s.Theme
	column := 0
	for _, field := range fields {
		column = max(column, cells.Width(field.Label))
	}
	column = min(column, width*2/5)
	var lines []string
	for _, field := range fields {
		label := t.Dim.Render(cells.Fit(field.Label, column, t.Glyph.Ellipsis)) + "  "
		switch value := s.valueOf(field, item); {
		case value != "":
			lines = append(lines, cells.Hang(label, value, width)...)
		case slices.Contains(s.Session.Score().MissingFields, field.Key):
			lines = append(lines, label+t.Warn.Render("required, and blank"))
		case !field.Item():
			lines = append(lines, label+t.Dim.Render(t.Glyph.Dash))
		}
	}
	return lines
}

// valueOf gives what a field says, in words.
func (s *Project) valueOf(field project.Field, item int) string {
	var told []string
	for _, value := range field.Texts(&s.Session.Assessment().Project, item) {
		told = append(told, field.Choice().Label(value))
	}
	return widget.OneLine(strings.Join(told, "; "))
}

// factLines tell the marked fact: what is asked, and what each answer opens and closes.
func (s *Facts) factLines(width int) []string {
	t := s.Theme
	fact := &s.facts[s.marked]
	lines := widget.Styled(t.Strong, cells.Wrap(fact.Question, width))
	lines = append(lines, widget.Styled(t.Dim, cells.Wrap(fact.Help, width))...)
	now := s.Session.Assessment().Facts.Value(fact.Key)
	for i, effect := range s.effectsOf(fact) {
		option := fact.Options[i]
		lines = append(lines, "")
		if option.Value == now {
			lines = append(lines, t.Strong.Render(cells.Cut(option.Label, width, t.Glyph.Ellipsis))+t.Dim.Render("  chosen"))
			continue
		}
		lines = append(lines, cells.Cut(option.Label, width, t.Glyph.Ellipsis))
		if effect.IsNothing() {
			lines = append(lines, t.Dim.Render("  No question opens or closes."))
		}
		for _, group := range groupsOf(&effect) {
			if len(group.ids) > 0 {
				lines = append(lines, widget.Styled(t.Dim, cells.Hang("  "+group.word+" ", strings.Join(group.ids, ", "), width))...)
			}
		}
	}
	return lines
}

// effectsOf tells what each answer to a fact would do. It is worked out once for each
// snapshot.
func (s *Facts) effectsOf(fact *facts.Fact) []assessment.Effect {
	a := s.Session.Assessment()
	if s.effects.of != a || s.effects.key != fact.Key {
		s.effects.of, s.effects.key, s.effects.all = a, fact.Key, nil
		for _, option := range fact.Options {
			s.effects.all = append(s.effects.all, assessment.EffectOf(a, s.Session.Pack, a.Facts.With(fact.Key, option.Value)))
		}
	}
	return s.effects.all
}
