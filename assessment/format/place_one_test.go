package format

import (
	"strconv"
	"strings"
	"testing"
)

// What is remarked of a file of format 1 names the place that stands in that file.
func TestPlacesInFormatOne(t *testing.T) {
	t.Parallel()
	a, found := readOne(releasedSample(t))
	if found != nil {
		t.Fatalf("%+v", found)
	}
	for i, document := range a.Documents {
		place := PlaceInOlder(a, "documents."+strconv.Itoa(i)+".title")
		question, _, _ := strings.Cut(strings.TrimPrefix(place, "answers."), ".")
		at := strings.TrimSuffix(strings.TrimPrefix(place, "answers."+question+".evidence."), ".title")
		if cited := a.Answers[question].Evidence; len(at) != 1 || cited[at[0]-'0'].Document != document.ID {
			t.Errorf("document %d stands at %s", i, place)
		}
	}
	for place, want := range map[string]string{
		"actions.0.for.0": "actions.0.for", "sessions.1.scope.0": "sessions.1.scope", "sessions.1.way": "sessions.1.voting",
		"actions.0.owner": "actions.0.owner", "project.title": "project.title", "as_of": "as_of", "documents.999.title": "documents.999.title",
		"answers.BEN-1.check.date": "answers.BEN-1.check.date",
	} {
		if got := PlaceInOlder(a, place); got != want {
			t.Errorf("%s stands at %s, want %s", place, got, want)
		}
	}
}
