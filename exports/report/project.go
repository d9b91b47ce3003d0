package report

import (
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/fields"
	"charter/exports/wording"
	"charter/questions"
)

// addProject tells what the project is and the facts that decide what is asked.
func (l *layout) addProject() {
	missing := map[string]bool{}
	for _, key := range l.Score.MissingFields {
		missing[key] = true
	}
	told := document.Fields{}
	for _, field := range fields.Of(&l.Project, assessment.Date.Words) {
		text := strings.TrimSpace(field.Worded())
		if text == "" && missing[field.Key] {
			text = wording.NotStated + " (the register needs it)"
		}
		if text == "" {
			continue
		}
		told.Items = append(told.Items, field.Labelled(text))
	}
	l.doc.Add(document.Section("The project", "project"), told, document.Part("Facts that decide what is asked"))
	table := document.Table{
		Caption: "Facts about the project",
		Columns: []document.Column{{Title: "Fact", Running: true}, {Title: "Answer", Running: true}},
	}
	for _, fact := range wording.Facts(l.Facts) {
		if !l.asksFact(fact.Key) {
			continue
		}
		table.Rows = append(table.Rows, []document.Cell{document.Spans(fact.Label), document.Spans(fact.Value)})
	}
	l.doc.Add(table)
	l.addExplanations(l.Explanations())
}

// asksFact reports whether the questionnaire asks for a fact, as [questions.Pack.AsksFact].
func (r *Report) asksFact(name string) bool {
	asked := questions.Pack{Principles: make([]questions.Principle, len(r.Principles))}
	for i := range r.Principles {
		for _, q := range r.Principles[i].Questions {
			asked.Principles[i].Questions = append(asked.Principles[i].Questions, questions.Question{Applies: q.Applies, EssentialIf: q.EssentialIf})
		}
	}
	return asked.AsksFact(name)
}
