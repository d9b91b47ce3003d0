package merge

import (
	"maps"
	"slices"
	"strings"

	"charter/assessment"
)

// nameTheSame names, for each kind of list without ids, the fields by which people tell
// its items apart. Two that are folded the same in these are one thing, however it is
// written.
func nameTheSame(list string) []string {
	switch list {
	case "partners", "suppliers", "data":
		return []string{"name"}
	case "risks":
		return []string{"risk"}
	case "performance":
		return []string{"measure", "date"}
	case "assessments":
		return []string{"kind", "date"}
	case "engagement":
		return []string{"when", "who"}
	case "outcomes":
		return []string{"date", "text"}
	case signOffList:
		return []string{"role"}
	}
	return nil
}

// called is what an item of a list is called; "" where it is called nothing.
func called(list string, item any) string {
	keys := nameTheSame(list)
	switch list {
	case "documents":
		keys = []string{"title"}
	case "actions":
		keys = []string{"text"}
	case "assessors":
		keys = []string{"name"}
	case signOffList:
		return ""
	}
	if len(keys) == 0 {
		return ""
	}
	name, _ := within(item, keys[0]).(string)
	return strings.TrimSpace(name)
}

// alike reports whether two items are folded the same in some fields.
func alike(a, b any, fields []string) bool {
	return !slices.ContainsFunc(fields, func(field string) bool { return foldedIn(a, field) != foldedIn(b, field) })
}

func foldedIn(item any, field string) string {
	text, _ := within(item, field).(string)
	return assessment.Fold(text)
}

// writtenAlike has all versions write what is the same thing as the first one does, so
// that nobody is asked about that.
func writtenAlike(items []any, fields []string) []any {
	out := slices.Clone(items)
	first := slices.IndexFunc(items, func(item any) bool { return item != nil })
	for i := first + 1; i < len(out); i++ {
		if out[i] == nil {
			continue
		}
		item, _ := out[i].(map[string]any)
		item = maps.Clone(item)
		for _, field := range fields {
			if value := within(items[first], field); value != nil {
				item[field] = value
			}
		}
		out[i] = item
	}
	return out
}

// writeAlike writes the names of assessors, and roles that are the same, as the earlier
// versions do. Those whom the base knows are left: what was changed of them is a change.
func writeAlike(seen *ids[listedPerson], people []assessment.Assessor) {
	for i, who := range people {
		at := slices.Index(seen.names, who.ID)
		if at < 0 || seen.known(who.ID) {
			continue
		}
		earlier := seen.seen[at]
		if who.SameName(earlier.Assessor) {
			people[i].Name = earlier.Name
		}
		if assessment.Fold(who.Role) == assessment.Fold(earlier.Role) {
			people[i].Role = earlier.Role
		}
	}
}

// signOffList is the list of decisions on the whole.
const signOffList = "sign_off"

// sameDecision takes what one role decided on one day for one decision. A day that is not
// said may be any.
func sameDecision(a, b any) bool {
	day, other := within(a, "date"), within(b, "date")
	return alike(a, b, nameTheSame(signOffList)) && (day == other || day == nil || other == nil)
}

// contradict reports whether versions tell a decision otherwise.
func contradict(items []any) bool {
	var first any
	for _, item := range items {
		if item == nil {
			continue
		}
		if first != nil && within(first, "decision") != within(item, "decision") {
			return true
		}
		first = item
	}
	return false
}

// decisionWords says a decision in words: "Board, 20 November 2026: approved. Its note".
func decisionWords(value any) string {
	text := func(key string) string {
		text, _ := within(value, key).(string)
		return strings.TrimSpace(text)
	}
	words := text("role")
	if day, err := assessment.ParseDate(text("date")); err == nil && !day.IsZero() {
		words += ", " + day.Words()
	}
	words += ": " + text("decision")
	if note := text("note"); note != "" {
		words += ". " + note
	}
	return words
}
