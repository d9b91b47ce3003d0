package wording

import (
	"fmt"
	"strconv"
	"strings"

	"charter/assessment/project"
)

// Place names a place in an assessment, such as "facts.supplier", the way forms do.
func Place(place string) string {
	part, rest, _ := strings.Cut(place, ".")
	switch part {
	case "facts":
		return "the fact: " + FactLabel(rest)
	case "answers":
		id, what, _ := strings.Cut(rest, ".")
		return "the " + strings.ReplaceAll(what, "_", " ") + " at " + id
	}
	keys := strings.Split(rest, ".")
	for i, key := range keys {
		item, err := strconv.Atoi(key)
		list := project.ListOf(strings.Join(keys[:i], "."))
		if err != nil || list == nil {
			continue
		}
		field, _ := project.FieldOf(strings.Join(append(keys[:i:i], keys[i+1:]...), "."))
		return fmt.Sprintf("%s %d of %s: %s", list.One, item+1, list.Label, field.Label)
	}
	if field, ok := project.FieldOf(rest); ok {
		return field.Label
	}
	return Field(rest)
}
