package wording_test

import (
	"reflect"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/merge"
	"charter/assessment/project"
	"charter/exports/wording"
	"charter/questions"
)

// The age from which evidence is stale is said as people say it, and is the rule's.
func TestAged(t *testing.T) {
	t.Parallel()
	why := assessment.Evidence{Title: "A page", Location: "shelf 3", Date: assessment.Date{Year: 2020, Month: 1, Day: 1}}
	_, words := why.Allows(false, assessment.Date{Year: 2026, Month: 1, Day: 1})
	if got, want := wording.Aged(words), "the evidence is over two years old"; got != want || assessment.StaleAfterMonths != 2*12 {
		t.Errorf("%q is said as %q, want %q; stale after %d months", words, got, want, assessment.StaleAfterMonths)
	}
}

// TestEveryFactAndFieldHasWords walks the types, so that a new field cannot be
// shown by its key.
func TestEveryFactAndFieldHasWords(t *testing.T) {
	t.Parallel()
	shown := map[string]bool{}
	for _, fact := range wording.Facts(assessment.Facts{}) {
		shown[fact.Key] = true
		if fact.Value != wording.NotKnown || fact.Known {
			t.Errorf("the fact %s is known where nothing is", fact.Key)
		}
	}
	for field := range reflect.TypeFor[assessment.Facts]().Fields() {
		key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if !shown[key] || wording.FactLabel(key) == strings.ReplaceAll(key, "_", " ") {
			t.Errorf("the fact %s has no words: %q", key, wording.FactLabel(key))
		}
	}
	for field := range reflect.TypeFor[project.Project]().Fields() {
		key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		label := wording.Field(key)
		if strings.Contains(label, "_") || label == "" {
			t.Errorf("the field %s is called %q", key, label)
		}
	}
}

func TestPlaceInAListIsNamed(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{
		"benefit.statement": "Benefit", "risks[0].mitigation": "Risks and what is done about them: mitigation",
		"project.title": "Title", "area[1]": "Area", "facts.stage": "Stage",
	} {
		if got := wording.Field(key); got != want {
			t.Errorf("Field(%q) = %q, want %q", key, got, want)
		}
	}
}

// TestPlaceOfADifferenceIsNamed says in words where copies differ: no path of the file is left.
func TestPlaceOfADifferenceIsNamed(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"answers.BEN-2.rating":          "the answer to BEN-2",
		"answers.BEN-1.note":            "the note at BEN-1",
		"answers.BEN-1.private_note":    "the private note at BEN-1",
		"answers.BEN-1.rounds":          "the votes at BEN-1",
		"answers.BEN-1.agreed":          "what the group agreed at BEN-1",
		"answers.BEN-1.evidence.0.part": "the part of evidence 1 at BEN-1",
		"retired.OLD-1.rating":          "the answer to OLD-1, which is no longer asked",
		"actions.0.due":                 "the due day of action 1",
		"documents.2.title":             "the title of document 3",
		"assessors.1.delivery_team":     "the delivery team of assessor 2",
		"sessions.0.facilitator":        "the facilitator of session 1",
		"sign_off.0":                    "decision 1 on the whole",
		"facts.supplier":                "the fact: Uses a supplier",
		"project.title":                 "Title",
		"project.risks.0.mitigation":    "risk 1 of Risks and what is done about them: What is done about it",
		"explanations.supplier":         "the explanation of supplier",
		"known_as.falls team":           "what “falls team” is",
		"entry.licence":                 "the licence of the entry",
		"as_of":                         "As of",
	} {
		if got := wording.Place(path); got != want {
			t.Errorf("Place(%q) = %q, want %q", path, got, want)
		}
	}
	d := merge.Difference{Path: "actions.0.due", Item: "Publish the results"}
	if got, want := wording.Difference(d), "The due day of action 1 (Publish the results)"; got != want {
		t.Errorf("Difference = %q, want %q", got, want)
	}
}

func TestSmallWords(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		wording.Count(0, "action"): "no actions", wording.Count(1, "action"): "1 action", wording.Count(2, "action"): "2 actions",
		wording.List(nil): "", wording.List([]string{"a"}): "a", wording.List([]string{"a", "b", "c"}): "a, b and c",
		wording.Sentence("it is so"): "It is so.", wording.Sentence("Yes."): "Yes.", wording.Sentence("été"): "Été.",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if words := wording.LegalChecked("2024-10-01", true); !strings.Contains(words, "over a year ago") || questions.LegalNotesMonths != 12 {
		t.Errorf("an old day gives %q, after %d months", words, questions.LegalNotesMonths)
	}
	if words := wording.LegalChecked("soon", true); !strings.Contains(words, "Nobody has said") {
		t.Errorf("a date that is none gives %q", words)
	}
}

func TestCount(t *testing.T) {
	t.Parallel()
	for want, got := range map[string]string{
		"no notes": wording.Count(0, "note"), "1 copy": wording.Count(1, "copy"), "2 copies": wording.Count(2, "copy"), "3 days": wording.Count(3, "day"),
	} {
		if got != want {
			t.Errorf("%q instead of %q", got, want)
		}
	}
}
