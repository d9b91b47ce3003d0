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
		label, _ := s.ImportedWords(taken)
		part.Findings = append(part.Findings, Finding{About: AboutPlace(taken.Place), Text: label + ", from " + taken.From, Imported: &taken})
	}
	return part
}

// Confirm says that a value that was imported holds, by its place.
func (s *Session) Confirm(place string) {
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Confirm(at, place) })
}

// ImportedWords names a field whose value was imported, and tells the value as it is read.
func (s *Session) ImportedWords(taken assessment.Import) (label, text string) {
	a := s.Assessment()
	if key, ok := strings.CutPrefix(taken.Place, "facts."); ok {
		fact := wording.FactOf(a.Facts, key)
		return fact.Label, wording.Capital(fact.Value)
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
