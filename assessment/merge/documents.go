package merge

import (
	"maps"
	"slices"
	"strings"

	"charter/assessment"
)

// listedDocument is a document with the questions for which it is cited.
type listedDocument struct {
	assessment.Document
	questions map[string]bool
}

func documentsOf(a *assessment.Assessment) []listedDocument {
	cited := map[string]map[string]bool{}
	for _, answers := range []map[string]assessment.Answer{a.Answers, a.Retired} {
		for question, answer := range answers {
			for _, citation := range answer.Evidence {
				if cited[citation.Document] == nil {
					cited[citation.Document] = map[string]bool{}
				}
				cited[citation.Document][question] = true
			}
		}
	}
	all := make([]listedDocument, len(a.Documents))
	for i, document := range a.Documents {
		all[i] = listedDocument{document, cited[document.ID]}
	}
	return all
}

// same takes two documents for one if all that is said of them is the same. So it does
// for two of the same title that are cited for the same question, unless they are kept
// in two places.
func (d listedDocument) same(other listedDocument) bool {
	one := d.Document
	one.ID = other.ID
	if one == other.Document {
		return true
	}
	here, there := strings.TrimSpace(d.Location), strings.TrimSpace(other.Location)
	return strings.EqualFold(strings.TrimSpace(d.Title), strings.TrimSpace(other.Title)) && (here == there || here == "" || there == "") &&
		slices.ContainsFunc(slices.Collect(maps.Keys(d.questions)), func(question string) bool { return other.questions[question] })
}

// renameDocuments changes the ids of documents wherever they stand.
func renameDocuments(a *assessment.Assessment, renamed map[string]string) {
	for i, document := range a.Documents {
		a.Documents[i].ID = renamed[document.ID]
	}
	for _, answers := range []map[string]assessment.Answer{a.Answers, a.Retired} {
		for _, answer := range answers {
			for i, citation := range answer.Evidence {
				if name, listed := renamed[citation.Document]; listed {
					answer.Evidence[i].Document = name
				}
			}
		}
	}
}

// renameSittings changes the ids of sittings wherever they stand.
func renameSittings(a *assessment.Assessment, renamed map[string]string) {
	to := func(id *string) {
		if name, known := renamed[*id]; known {
			*id = name
		}
	}
	for i := range a.Sessions {
		to(&a.Sessions[i].ID)
	}
	for _, answers := range []map[string]assessment.Answer{a.Answers, a.Retired} {
		for _, answer := range answers {
			for i := range answer.Rounds {
				to(&answer.Rounds[i].Session)
			}
			for i := range answer.Voided {
				to(&answer.Voided[i].Session)
			}
		}
	}
	for i := range a.History {
		to(&a.History[i].Session)
	}
}
