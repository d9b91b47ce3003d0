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
	switch key = strings.TrimPrefix(key, "project."); key {
	case "facts.stage", "stage":
		return "Stage"
	case "dates.created":
		return "Assessment begun"
	case "dates.updated":
		return "Assessment last changed"
	case "uses_ai":
		return "Uses AI"
	case "algorithm_kind":
		return "Kind of algorithm"
	case "decision_role":
		return "Part the algorithm plays in decisions"
	case "charter":
		return "Charter self-assessment"
	case "declared_departures":
		return "Departures from the Charter that the team declares"
	case "withheld":
		return "What is withheld, and why"
	case "evidence":
		return "Evidence"
	}
	return project.Label(key)
}
