package exports

import (
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/document"
	"charter/exports/wording"
)

// fieldText is a register field and what the project says in it, each item of a
// list on a line of its own.
type fieldText struct {
	project.Line
	text string // "" when blank
}

// projectTexts gives the fields of a project in the order of the register entry,
// with days written by day.
func projectTexts(p *project.Project, day func(assessment.Date) string) []fieldText {
	lines := project.Lines()
	texts := make([]fieldText, len(lines))
	for i, line := range lines {
		texts[i] = fieldText{line, lineText(line, p, day)}
	}
	return texts
}

func lineText(line project.Line, p *project.Project, day func(assessment.Date) string) string {
	switch {
	case line.List == nil && len(line.Fields) == 1:
		return valueText(line.Fields[0], p, 0, day)
	case line.List == nil:
		return fieldsText(line.Fields, p, 0, day)
	}
	var items []string
	for i := range line.List.Len(p) {
		if item := strings.Join(strings.Fields(fieldsText(line.Fields, p, i, day)), " "); item != "" {
			items = append(items, item)
		}
	}
	if len(items) == 0 && line.Key == "data" && p.NoData {
		return "The team says that the project uses no data about people."
	}
	return strings.Join(items, "\n")
}

// fieldsText tells several fields in one line.
func fieldsText(fields []project.Field, p *project.Project, item int, day func(assessment.Date) string) string {
	name, labelled := "", []string{}
	for _, f := range fields {
		text := valueText(f, p, item, day)
		if f.Kind == project.KindChoice && !f.AsValue {
			text = f.Choice().Label(text)
		}
		if f.Told == "" {
			name += " " + text
		} else {
			labelled = append(labelled, f.Told, text)
		}
	}
	return wording.Labelled(name, labelled...)
}

// valueText gives what a field says, each of several values on a line of its own.
func valueText(f project.Field, p *project.Project, item int, day func(assessment.Date) string) string {
	text := strings.Join(f.Texts(p, item), "\n")
	if date, err := assessment.ParseDate(text); f.Kind == project.KindDay && err == nil {
		return day(date)
	}
	return text
}

// worded gives what a field says as a document shows it: values of a fixed list
// in plain words, short lists on one line.
func (f fieldText) worded() string {
	if f.List != nil || len(f.Fields) != 1 {
		return f.text
	}
	switch field := f.Fields[0]; field.Kind {
	case project.KindSeveral:
		return strings.ReplaceAll(f.text, "\n", ", ")
	case project.KindChoice, project.KindMany:
		if field.AsValue {
			return f.text
		}
		values := strings.Split(f.text, "\n")
		for i := range values {
			values[i] = field.Choice().Label(values[i])
		}
		return strings.Join(values, "; ")
	}
	return f.text
}

// address gives the text of a field for an address as such, to be followed; nil for
// any other field.
func (f fieldText) address(text string) []document.Span {
	if f.List != nil || len(f.Fields) != 1 {
		return nil
	}
	switch f.Fields[0].Kind {
	case project.KindWeb:
		return []document.Span{document.Address(text)}
	case project.KindMail:
		return []document.Span{document.Mail(text)}
	}
	return nil
}

// labelled gives a text of the field under its label.
func (f fieldText) labelled(text string) document.Field {
	if spans := f.address(text); spans != nil {
		return document.Field{Label: f.Label, Spans: spans}
	}
	return document.Field{Label: f.Label, Text: text}
}
