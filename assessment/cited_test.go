package assessment_test

import (
	"maps"
	"slices"
	"sync"

	"charter/assessment"
)

// Tests make answers apart from the assessment that they are put in. What such an answer
// cites is kept here by its id, until [listed] puts it on the list of an assessment.
var citable sync.Map

// cited gives the citations of documents for an answer.
func cited(items ...assessment.Evidence) []assessment.Citation {
	var library assessment.Assessment
	citations := library.Cite(items...)
	for _, document := range library.Documents {
		citable.Store(document.ID, document)
	}
	return citations
}

// listed puts on the list of an assessment what its answers cite.
func listed(a *assessment.Assessment) *assessment.Assessment {
	documents := map[string]assessment.Document{}
	for _, document := range a.Documents {
		documents[document.ID] = document
	}
	for _, answers := range []map[string]assessment.Answer{a.Answers, a.Retired} {
		for _, answer := range answers {
			for _, citation := range answer.Evidence {
				if document, known := citable.Load(citation.Document); known {
					documents[citation.Document] = document.(assessment.Document)
				}
			}
		}
	}
	a.Documents = nil
	for _, id := range slices.Sorted(maps.Keys(documents)) {
		a.Documents = append(a.Documents, documents[id])
	}
	return a
}
