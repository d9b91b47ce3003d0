package merge

import (
	"fmt"
	"slices"

	"charter/assessment"
)

// withoutMarks takes out of a tree what only says that a text was withheld: that says
// nothing, and must neither be asked about nor hold against what the text is.
func withoutMarks(tree any) (without any, marks int) {
	switch tree := tree.(type) {
	case map[string]any:
		for key, value := range tree {
			if isMark(value) {
				delete(tree, key)
				marks++
				continue
			}
			inner, more := withoutMarks(value)
			tree[key], marks = inner, marks+more
		}
	case []any:
		kept := slices.DeleteFunc(tree, isMark)
		marks = len(tree) - len(kept)
		for i := range kept {
			inner, more := withoutMarks(kept[i])
			kept[i], marks = inner, marks+more
		}
		return kept, marks
	}
	return tree, marks
}

func isMark(value any) bool {
	text, is := value.(string)
	return is && assessment.IsWithheld(text)
}

// refuseShared refuses a copy to share together with a base: what it leaves out would
// count as removed. It has no history, whatever was done.
func refuseShared(base, version *assessment.Assessment, name string, marks int) error {
	nameless := func(x assessment.Assessor) bool {
		return x.Name == "" && slices.ContainsFunc(base.Assessors, func(y assessment.Assessor) bool { return y.ID == x.ID && y.Name != "" })
	}
	if marks == 0 && (len(base.History) == 0 || len(version.History) > 0) && !slices.ContainsFunc(version.Assessors, nameless) {
		return nil
	}
	return fmt.Errorf("%s leaves out names, places or the history, as a copy to share does, and with a base all that would count as removed. Merge it without the base", name)
}
