package work

import "charter/assessment"

// EssentialsFirst reports whether the essential questions come first, for a
// session too short for all of them.
func (w *Work) EssentialsFirst() bool { return w.short }

// PutEssentialsFirst has the essential questions come first, or not. It is said
// for this sitting only and not kept in the file.
func (w *Work) PutEssentialsFirst(first bool) { w.short = first }

// EssentialsDone tells how many of the essential questions that apply are
// answered, don't know among it, and how many there are.
func (w *Work) EssentialsDone() (done, all int) {
	for _, q := range w.score.Questions {
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
func (w *Work) Asked() []string {
	var first, then []string
	for _, q := range w.score.Questions {
		switch {
		case !q.Applies:
		case w.short && q.Essential:
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
func (w *Work) NextUnanswered(after string) (id string, found bool) {
	if w.short {
		if id, found = w.nextUnanswered(after, true); found {
			return id, true
		}
	}
	return w.nextUnanswered(after, false)
}

// nextUnanswered goes round in the order of the pack.
func (w *Work) nextUnanswered(after string, essential bool) (id string, found bool) {
	start := 0
	for i, q := range w.score.Questions {
		if q.ID == after {
			start = i + 1
		}
	}
	count := len(w.score.Questions)
	for i := range count {
		q := w.score.Questions[(start+i)%count]
		if q.State == assessment.ScoredUnanswered && q.ID != after && (q.Essential || !essential) {
			return q.ID, true
		}
	}
	return "", false
}
