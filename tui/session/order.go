package session

import (
	"slices"

	"charter/assessment"
)

// EssentialsFirst reports whether the essential questions come first, for a
// session too short for all of them.
func (s *Session) EssentialsFirst() bool { return s.short }

// PutEssentialsFirst has the essential questions come first, or not. It is said
// for this sitting only and not kept in the file.
func (s *Session) PutEssentialsFirst(first bool) { s.short = first }

// EssentialsDone tells how many of the essential questions that apply are
// answered, don't know among it, and how many there are.
func (s *Session) EssentialsDone() (done, all int) {
	for _, q := range s.score.Questions {
		if q.Applies && q.Essential {
			all++
			if q.State != assessment.ScoredUnanswered {
				done++
			}
		}
	}
	return done, all
}

// Asked lists the ids of the questions that apply, in the order in which they
// are gone through: that of the pack, or the essential ones of the project first.
func (s *Session) Asked() []string {
	var first, then []string
	for _, q := range s.score.Questions {
		switch {
		case !q.Applies:
		case s.short && q.Essential:
			first = append(first, q.ID)
		default:
			then = append(then, q.ID)
		}
	}
	return append(first, then...)
}

// NextUnanswered finds the first unanswered question after the one given, going
// round to the beginning; with "" it starts at the beginning. When essential
// questions come first, it finds another only once all of those are answered.
func (s *Session) NextUnanswered(after string) (id string, found bool) {
	open := map[string]bool{} // and whether it is essential
	essential := false
	for _, q := range s.score.Questions {
		if q.State == assessment.ScoredUnanswered && q.ID != after {
			open[q.ID] = s.short && q.Essential
			essential = essential || open[q.ID]
		}
	}
	asked := s.Asked()
	start := slices.Index(asked, after) + 1
	for _, id := range slices.Concat(asked[start:], asked[:start]) {
		if first, unanswered := open[id]; unanswered && first == essential {
			return id, true
		}
	}
	return "", false
}

// GoesOn reports whether the next unanswered question comes by itself once an answer
// counts as given.
func (s *Session) GoesOn() bool { return s.onward }

// PutGoesOn has the next question come by itself, or not. Like the order it is said for
// this session only and not kept in the file.
func (s *Session) PutGoesOn(onward bool) { s.onward = onward }

// CountsAsGiven reports whether a question is answered, don't know among it, and lacks
// nothing to count as it was answered.
func (s *Session) CountsAsGiven(id string) bool {
	q := s.QuestionScore(id)
	return q.State == assessment.ScoredUnsure || q.State == assessment.ScoredLevel && !q.Lowered()
}
