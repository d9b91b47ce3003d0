package privacy

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/exports/texts"
)

// Share gives a copy of an assessment for somebody to go on with who is not of the team: a
// colleague or an officer. What [Policy.Withhold] keeps from the public is not in it, nor are
// the history and what the team said of names. It stays the same assessment and keeps its id, and
// those of all in it, so that copies made at different times can be joined.
// Private text that stands in another field as well is a *[LeakError]. The list tells what was
// left out.
func Share(a *assessment.Assessment) (*assessment.Assessment, []Withheld, error) {
	source := *a
	source.History = nil
	shared := texts.Map(source, func(_ *texts.Path, text string) string { return text })
	policy := Read(&shared)
	shared.KnownAs = nil
	took := policy.takeOut(&shared)
	giveIDs(&shared, a.Documents, took.numbers)
	if leaks, _ := policy.Search(shared); len(leaks) > 0 {
		return nil, nil, &LeakError{Leaks: leaks, Shared: true}
	}
	return &shared, took.withheld, nil
}

// giveIDs puts ids in place of the numbers that a public report has for documents: those that
// they have in the assessment. An id that follows from what is said of a document would show
// whoever guessed what is withheld that the guess is right, so such a one follows from what
// is left instead.
func giveIDs(shared *assessment.Assessment, originals []assessment.Document, numbers map[string]int) {
	ids := map[string]string{} // by number
	free := func(id string) bool {
		return !slices.ContainsFunc(originals, func(d assessment.Document) bool { return d.ID == id }) && !slices.Contains(slices.Collect(maps.Values(ids)), id)
	}
	for _, original := range originals {
		number := numbers[original.ID]
		if number == 0 {
			continue
		}
		left := shared.Documents[number-1]
		left.ID = original.ID
		id := original.ID
		if left != original && isDerived(original) {
			said := assessment.Evidence{Title: left.Title, Date: left.Date, Public: left.Public}
			for n := 0; ; n++ {
				if id = said.DerivedID(n); free(id) {
					break
				}
			}
		}
		left.ID, ids[strconv.Itoa(number)] = id, id
		shared.Documents[number-1] = left
	}
	slices.SortFunc(shared.Documents, func(x, y assessment.Document) int { return strings.Compare(x.ID, y.ID) })
	for _, answers := range []map[string]assessment.Answer{shared.Answers, shared.Retired} {
		for _, answer := range answers {
			for i, c := range answer.Evidence {
				if id, listed := ids[c.Document]; listed {
					answer.Evidence[i].Document = id
				}
			}
		}
	}
}

// isDerived reports whether the id of a document follows from what is said of it, also where
// some others of which the same was said came before.
func isDerived(d assessment.Document) bool {
	const alike = 20
	said := assessment.Evidence{Title: d.Title, Owner: d.Owner, Location: d.Location, Date: d.Date, Public: d.Public}
	for n := range alike {
		if said.DerivedID(n) == d.ID {
			return true
		}
	}
	return false
}
