package report

import (
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/texts"
)

// placeholdersIn names the texts of a project, its answers and its actions that
// look as if they were meant to be filled in later. Such fillers have reached
// public registers before; naming them is the cure. A worked example may use the
// web addresses that are set aside for examples.
func placeholdersIn(r *Report) []Placeholder {
	typed := struct {
		Project *project.Project  `json:"project"`
		Answers map[string]Answer `json:"answers"`
		Actions []Action          `json:"actions"`
	}{&r.Project, r.Answers, r.Actions}
	found := []Placeholder{}
	texts.Each(typed, func(at *texts.Path, text string) {
		if isChoice(at.String()) {
			return
		}
		if assessment.Placeholder(text) || !r.Example && assessment.NamesExampleAddress(text) {
			found = append(found, Placeholder{at.String(), text})
		}
	})
	return found
}

// isChoice reports whether a field takes one of a few values, such as none.
func isChoice(field string) bool {
	var key strings.Builder
	for i, part := range strings.Split(field, "[") {
		if _, rest, within := strings.Cut(part, "]"); within && i > 0 {
			part = rest
		}
		key.WriteString(part)
	}
	return len(assessment.ChoiceAt(key.String()).Options) > 0
}
