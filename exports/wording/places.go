package wording

import (
	"fmt"
	"strconv"
	"strings"

	"charter/assessment/merge"
	"charter/assessment/project"
)

// Difference names the place where versions of an assessment differ, as a heading: in a list
// with what is called so there, such as "The due day of action 2 (Publish the results)".
func Difference(d merge.Difference) string {
	place := Capital(Place(d.Path))
	if d.Item != "" {
		place += " (" + d.Item + ")"
	}
	return place
}

// Place names a place in an assessment, such as "facts.supplier", the way forms do.
func Place(place string) string {
	part, rest, _ := strings.Cut(place, ".")
	keys := strings.Split(rest, ".")
	switch part {
	case "facts":
		return "the fact: " + FactLabel(rest)
	case "answers":
		return inAnswer(keys)
	case "retired":
		return inAnswer(keys) + ", which is no longer asked"
	case "explanations":
		return "the explanation of " + strings.ReplaceAll(rest, "_", " ")
	case "known_as":
		return "what “" + rest + "” is"
	case "entry":
		return "the " + spaced(rest) + " of the entry"
	case "project":
		return inProject(rest, keys)
	}
	if one, ok := map[string]string{
		"actions": "action", "documents": "document", "assessors": "assessor", "sessions": "session", "sign_off": "decision",
		"imported": "import", "parking": "point put aside",
	}[part]; ok {
		return inList(one, keys)
	}
	return Field(place)
}

// inAnswer names what stands under keys in an answer, of which the first is the question.
func inAnswer(keys []string) string {
	question, what := keys[0], keys[1:]
	if len(what) == 0 || len(what) == 1 && what[0] == "rating" {
		return "the answer to " + question
	}
	if words, ok := map[string]string{
		"rounds": "the votes", "voided": "the voided rounds", "agreed": "what the group agreed", "dissent": "what some see otherwise",
		"evidence": "the evidence",
	}[what[0]]; ok && len(what) == 1 {
		return words + " at " + question
	}
	if len(what) > 1 {
		return inList(what[0], what[1:]) + " at " + question
	}
	return "the " + spaced(what[0]) + " at " + question
}

// inProject names a field of a project, or of an item of one of its lists.
func inProject(key string, keys []string) string {
	for i := range keys {
		item, err := strconv.Atoi(keys[i])
		list := project.ListOf(strings.Join(keys[:i], "."))
		if err != nil || list == nil {
			continue
		}
		field, _ := project.FieldOf(strings.Join(append(keys[:i:i], keys[i+1:]...), "."))
		return fmt.Sprintf("%s %d of %s: %s", list.One, item+1, list.Label, field.Label)
	}
	if field, ok := project.FieldOf(key); ok {
		return field.Label
	}
	return Field(key)
}

// inList names what stands under keys in a list, of which the first is the number of the item,
// from 0.
func inList(one string, keys []string) string {
	if at, err := strconv.Atoi(keys[0]); err == nil {
		one += fmt.Sprintf(" %d", at+1)
		keys = keys[1:]
	}
	switch {
	case len(keys) > 0:
		return "the " + spaced(strings.Join(keys, " ")) + " of " + one
	case strings.HasPrefix(one, "decision"):
		return one + " on the whole"
	}
	return one
}

func spaced(key string) string {
	if key == "due" {
		return "due day"
	}
	return strings.ReplaceAll(key, "_", " ")
}
