package wording

import (
	"fmt"
	"strconv"
	"strings"

	"charter/assessment/project"
)

// Field names a register field by its key, such as "benefit.statement". A place
// in a list ("risks[0].mitigation", "risks.0.mitigation") is named by its list and key.
func Field(key string) string {
	if label := fieldLabel(key); label != "" {
		return label
	}
	if list, rest, ok := strings.Cut(key, "["); ok {
		_, inner, _ := strings.Cut(rest, "].")
		return strings.TrimSuffix(fieldLabel(list)+": "+strings.ReplaceAll(inner, "_", " "), ": ")
	}
	var words []string
	for _, part := range strings.Split(strings.ReplaceAll(key, "_", " "), ".") {
		if at, err := strconv.Atoi(part); err == nil && len(words) > 0 { // of a list
			words[len(words)-1] += fmt.Sprintf(" %d", at+1)
			continue
		}
		words = append(words, part)
	}
	return Capital(strings.Join(words, ": "))
}

// fieldLabel names what a register entry has besides a project, and the project's
// fields as the catalogue does; "" for anything else.
func fieldLabel(key string) string {
	key = strings.TrimPrefix(key, "project.")
	if label, ok := map[string]string{
		"facts.stage": "Stage", "stage": "Stage", "dates.created": "Assessment begun", "dates.updated": "Assessment last changed", "uses_ai": "Uses AI",
		"algorithm_kind": "Kind of algorithm", "decision_role": FactLabel("decision_role"), "charter": "Self-assessment",
		"declared_departures": "Departures that the team declares", "withheld": "What is withheld, and why", "evidence": "Evidence",
	}[key]; ok {
		return label
	}
	return project.LineOf(key).Label
}

// EveryBy stands in the list of what is withheld for who gave each answer.
const EveryBy = "answers.*.by"

// FieldAt says in words where a text of the report stands: "BEN-1, evidence
// 1, location" for answers.BEN-1.evidence[0].location.
func FieldAt(field string) string {
	switch field {
	case EveryBy:
		return "who gave each answer"
	case "parking":
		return "the points put aside"
	case "entry.licence":
		return "licence of the register entry"
	}
	if rest, ok := strings.CutPrefix(field, "project."); ok {
		if !strings.Contains(rest, "[") {
			return Field(rest)
		}
		field = rest
	}
	for _, top := range []string{"answers.", "retired."} {
		field = strings.TrimPrefix(field, top)
	}
	if rest, ok := strings.CutPrefix(field, "actions."); ok {
		field = "action " + rest
	}
	var words []string
	for _, key := range strings.Split(field, ".") {
		if name, index, ok := strings.Cut(key, "["); ok {
			if at, err := strconv.Atoi(strings.TrimSuffix(index, "]")); err == nil {
				key = fmt.Sprintf("%s %d", name, at+1)
			}
		}
		words = append(words, strings.ReplaceAll(key, "_", " "))
	}
	return strings.Join(words, ", ")
}
