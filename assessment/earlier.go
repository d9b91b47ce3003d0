package assessment

import (
	"reflect"
	"slices"
	"strings"
	"time"
)

// What was answered in an earlier assessment of the same project is kept under
// [Assessment].Retired, by the id of the question, an @ and the assessment date then:
// "BEN-1@2025-11-22". It is shown where the question is answered again. It is never scored,
// and no report tells it.

// NewFrom makes the next assessment of a project from an earlier one, which must belong to
// the same questions. It has the project, its facts with what explains them, what the team
// said of names, the documents and the open actions. Every question is asked again; what was
// answered then stands beside it. The id is as for [New].
func NewFrom(earlier *Assessment, id string, now time.Time) *Assessment {
	from := clone(*earlier)
	a := New(id, from.Pack, now)
	a.Example, a.Project, a.Facts, a.Explanations, a.KnownAs = from.Example, from.Project, from.Facts, from.Explanations, from.KnownAs
	a.Documents, a.Entry, a.Imported = from.Documents, from.Entry, from.Imported
	a.Actions = slices.DeleteFunc(from.Actions, func(x Action) bool { return x.Status != ActionOpen })
	for question, answer := range from.Answers {
		answer.Rounds, answer.Voided, answer.Agreed, answer.Dissent, answer.Flagged, answer.By = nil, nil, "", "", false, ""
		updated := answer.Updated
		if answer.Updated = (time.Time{}); reflect.ValueOf(answer).IsZero() {
			continue
		}
		answer.Updated = updated
		if a.Retired == nil {
			a.Retired = map[string]Answer{}
		}
		a.Retired[earlierKey(question, from.AsOf.String())] = answer
	}
	return a
}

// Earlier gives what was answered to a question in the last assessment before this one, and
// the assessment date then.
func (a *Assessment) Earlier(question string) (answer Answer, day Date, ok bool) {
	for key, kept := range a.Retired {
		id, then, earlier := cutEarlier(key)
		if earlier && id == question && (!ok || then.After(day)) {
			answer, day, ok = kept, then, true
		}
	}
	return answer, day, ok
}

// WithoutEarlier gives of answers that are kept under Retired those that are not there from
// an earlier assessment, but because their question was dropped.
func WithoutEarlier(retired map[string]Answer) map[string]Answer {
	kept := map[string]Answer{}
	for key, answer := range retired {
		if _, _, earlier := cutEarlier(key); !earlier {
			kept[key] = answer
		}
	}
	return kept
}

func earlierKey(question, day string) string { return question + "@" + day }

func cutEarlier(key string) (question string, day Date, ok bool) {
	question, text, found := strings.Cut(key, "@")
	day, err := ParseDate(text)
	return question, day, found && err == nil && !day.IsZero()
}
