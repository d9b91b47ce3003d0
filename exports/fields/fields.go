// Package fields tells what a project says in its fields as texts to read, in the
// order of the register entry. The catalogue of the fields is in assessment/project.
package fields

import (
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/document"
	"charter/exports/wording"
)

// Field is a register field and what the project says in it, each item of a
// list on a line of its own.
type Field struct {
	project.Line
	Text string // "" when blank
}

// Of gives the fields of a project in the order of the register entry,
// with days written by day.
func Of(p *project.Project, day func(assessment.Date) string) []Field {
	lines := project.Lines()
	texts := make([]Field, len(lines))
	for i, line := range lines {
		texts[i] = Field{line, lineText(line, p, day)}
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

// Worded gives what a field says as a document shows it: values of a fixed list
// in plain words, short lists on one line.
func (f Field) Worded() string {
	if f.List != nil || len(f.Fields) != 1 {
		return f.Text
	}
	switch field := f.Fields[0]; field.Kind {
	case project.KindSeveral:
		return strings.ReplaceAll(f.Text, "\n", ", ")
	case project.KindChoice, project.KindMany:
		if field.AsValue {
			return f.Text
		}
		values := strings.Split(f.Text, "\n")
		for i := range values {
			values[i] = field.Choice().Label(values[i])
		}
		return strings.Join(values, "; ")
	}
	return f.Text
}

// address gives the text of a field for an address as such, to be followed; nil for
// any other field.
func (f Field) address(text string) []document.Span {
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

// Labelled gives a text of the field under its label.
func (f Field) Labelled(text string) document.Field {
	if spans := f.address(text); spans != nil {
		return document.Field{Label: f.Label, Spans: spans}
	}
	return document.Field{Label: f.Label, Text: text}
}

// Block tells a field under a heading of its own.
func (f Field) Block() document.Block {
	text := f.Worded()
	if spans := f.address(text); spans != nil {
		return document.Paragraph{Spans: spans}
	}
	if f.List == nil {
		return document.Prose{Text: text}
	}
	list := document.List{}
	for line := range strings.Lines(text) {
		list.Items = append(list.Items, document.Spans(strings.TrimSuffix(line, "\n")))
	}
	return list
}
