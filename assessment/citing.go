package assessment

import (
	"cmp"
	"reflect"
	"slices"
)

// LatelyCited lists the documents, those first that were cited last as the history tells,
// and the others by their titles. known is how many of them the history tells of.
func (a *Assessment) LatelyCited() (all []Document, known int) {
	rank := make(map[string]int, len(a.Documents))
	for i := range slices.Backward(a.History) {
		if a.History[i].Question == "" || a.History[i].Field != evidenceField {
			continue
		}
		var from, to []Citation
		setValueText(reflect.ValueOf(&from).Elem(), a.History[i].From)
		setValueText(reflect.ValueOf(&to).Elem(), a.History[i].To)
		for _, c := range slices.Backward(to) {
			if _, ranked := rank[c.Document]; !ranked && !cites(from, c.Document) {
				rank[c.Document] = len(rank) + 1
			}
		}
	}
	of := func(d Document) int { return cmp.Or(rank[d.ID], len(rank)+1) }
	all = slices.SortedStableFunc(slices.Values(a.Documents), func(x, y Document) int {
		return cmp.Or(of(x)-of(y), cmp.Compare(x.Title, y.Title), cmp.Compare(x.ID, y.ID))
	})
	return all, len(slices.DeleteFunc(slices.Clone(all), func(d Document) bool { return rank[d.ID] == 0 }))
}

// CitedBy lists the ids of the questions whose answers cite a document, sorted.
func (a *Assessment) CitedBy(document string) []string {
	var questions []string
	for id, answer := range a.Answers {
		if cites(answer.Evidence, document) {
			questions = append(questions, id)
		}
	}
	slices.Sort(questions)
	return questions
}

// cites reports whether a document is among citations.
func cites(citations []Citation, document string) bool {
	return slices.ContainsFunc(citations, func(c Citation) bool { return c.Document == document })
}
