package session

import (
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/fields"
	"charter/exports/wording"
)

// notConfirmed lists what was taken over from elsewhere and nobody has changed or confirmed
// since. It counts all the same.
func (s *Session) notConfirmed() Part {
	part := Part{Title: "Imported, and not confirmed yet"}
	for _, taken := range s.Assessment().Imported {
		about := aboutPlace(taken.Place)
		label, _ := s.TakenWords(taken)
		part.Findings = append(part.Findings, Finding{About: about, Text: label + ", from " + taken.From, Taken: &taken})
	}
	return part
}

// Confirm says that a value that was imported holds, by its place.
func (s *Session) Confirm(place string) {
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Confirm(at, place) })
}

// TakenWords names a field whose value was imported, and tells the value as it is read.
func (s *Session) TakenWords(taken assessment.Import) (label, text string) {
	a := s.Assessment()
	if key, ok := strings.CutPrefix(taken.Place, "facts."); ok {
		for _, fact := range wording.Facts(a.Facts) {
			if fact.Key == key {
				return fact.Label, wording.Capital(fact.Value)
			}
		}
	}
	key := strings.TrimPrefix(taken.Place, "project.")
	if field, ok := project.FieldOf(key); ok && !field.Item() {
		values := field.Texts(&a.Project, 0)
		told := make([]string, len(values))
		for i, value := range values {
			told[i] = field.Choice().Label(value)
		}
		return field.Label, strings.Join(told, "; ")
	}
	for _, line := range fields.Of(&a.Project, assessment.Date.Words) {
		if line.Key == key {
			return line.Label, line.Text
		}
	}
	return wording.Field(key), ""
}
