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
	reserved := strings.NewReplacer("example.org", "", "example.com", "", "example.net", "")
	found := []Placeholder{}
	texts.Each(typed, func(at *texts.Path, text string) {
		if assessment.Placeholder(text) && !(r.Example && !assessment.Placeholder(reserved.Replace(text))) {
			found = append(found, Placeholder{at.String(), text})
		}
	})
	return found
}
