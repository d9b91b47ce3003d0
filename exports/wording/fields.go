package wording

import (
	"strings"

	"charter/assessment/project"
)

// Field names a register field by its key, such as "benefit.statement". A place
// in a list ("risks[0].mitigation") is named by its list and key.
func Field(key string) string {
	if label := fieldLabel(key); label != "" {
		return label
	}
	if list, rest, ok := strings.Cut(key, "["); ok {
		_, inner, _ := strings.Cut(rest, "].")
		return strings.TrimSuffix(fieldLabel(list)+": "+strings.ReplaceAll(inner, "_", " "), ": ")
	}
	return Capital(strings.NewReplacer("_", " ", ".", ": ").Replace(key))
}

// fieldLabel names what a register entry has besides a project, and the project's
// fields as the catalogue does; "" for anything else.
func fieldLabel(key string) string {
	key = strings.TrimPrefix(key, "project.")
	if label, ok := map[string]string{
		"facts.stage": "Stage", "stage": "Stage", "dates.created": "Assessment begun", "dates.updated": "Assessment last changed", "uses_ai": "Uses AI",
		"algorithm_kind": "Kind of algorithm", "decision_role": FactLabel("decision_role"), "charter": "Charter self-assessment",
		"declared_departures": "Departures from the Charter that the team declares", "withheld": "What is withheld, and why", "evidence": "Evidence",
	}[key]; ok {
		return label
	}
	return project.LineOf(key).Label
}
