package assessment

import (
	"slices"

	"charter/assessment/project"
)

// Choices lists every field that takes one of a few values.
func Choices() []project.Choice {
	all := slices.Clone(choices())
	for _, f := range project.Fields() {
		if len(f.Options) > 0 {
			all = append(all, f.Choice())
		}
	}
	return all
}
