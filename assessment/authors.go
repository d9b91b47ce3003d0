package assessment

import (
	"fmt"
	"slices"
)

// FilledInApart lists the assessors who filled in the file one after another: two or more
// whose answers stand or who changed some, where one at most is listed as rating and no
// round of votes was held, so that nobody rated together. It is nil where that is not so.
func (a *Assessment) FilledInApart() []Assessor {
	if len(a.Raters()) > 1 {
		return nil
	}
	by := map[string]bool{}
	for _, answer := range a.Answers {
		if slices.ContainsFunc(answer.Rounds, func(r Round) bool { return r.Complete }) {
			return nil
		}
		by[answer.By] = true
	}
	for _, entry := range a.History {
		if entry.Question != "" && !entry.Undone {
			by[entry.By] = true
		}
	}
	apart := slices.DeleteFunc(slices.Clone(a.Assessors), func(who Assessor) bool { return who.ID == "" || !by[who.ID] })
	if len(apart) < 2 {
		return nil
	}
	return apart
}

// FilledInApartWords tells of so many people that they did, without a full stop.
func FilledInApartWords(people int) string {
	return fmt.Sprintf("Filled in by %d people one after another, no agreement check", people)
}

// HasAnswersOf reports whether an assessor was the last to change one of the answers.
func (a *Assessment) HasAnswersOf(assessor string) bool {
	for _, answer := range a.Answers {
		if answer.By == assessor {
			return true
		}
	}
	return false
}
