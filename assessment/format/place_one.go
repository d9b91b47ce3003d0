package format

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"charter/assessment"
)

// PlaceInOlder tells where in a file of format 1 stands what a place of the assessment
// that was made of it means: a document is an item of the first answer that cites it, an
// action is for one thing, and a sitting has one scope.
func PlaceInOlder(a *assessment.Assessment, place string) string {
	parts := strings.Split(place, ".")
	if len(parts) < 2 {
		return place
	}
	i, err := strconv.Atoi(parts[1])
	if err != nil || i < 0 {
		return place
	}
	switch {
	case parts[0] == "documents" && i < len(a.Documents):
		if cited := firstCitation(a, a.Documents[i].ID); cited != "" {
			return strings.Join(append([]string{cited}, parts[2:]...), ".")
		}
	case len(parts) == 4 && (parts[0] == "actions" && parts[2] == "for" || parts[0] == "sessions" && parts[2] == "scope"):
		return strings.Join(parts[:3], ".")
	case len(parts) == 3 && parts[0] == "sessions" && parts[2] == "way":
		return strings.Join(parts[:2], ".") + ".voting"
	}
	return place
}

// firstCitation is where a document is first cited, "" for nowhere.
func firstCitation(a *assessment.Assessment, document string) string {
	for _, group := range []struct {
		key     string
		answers map[string]assessment.Answer
	}{{"answers", a.Answers}, {"retired", a.Retired}} {
		for _, id := range slices.Sorted(maps.Keys(group.answers)) {
			for i, citation := range group.answers[id].Evidence {
				if citation.Document == document {
					return fmt.Sprintf("%s.%s.evidence.%d", group.key, id, i)
				}
			}
		}
	}
	return ""
}
