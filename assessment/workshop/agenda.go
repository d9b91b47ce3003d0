package workshop

import (
	"slices"
	"time"

	"charter/assessment"
	"charter/questions"
)

// Scopes of a sitting. The id of a principle or of a question is a scope, too.
const (
	ScopeAll       = assessment.ScopeAll
	ScopeEssential = assessment.ScopeEssential // the essential questions at the project's stage
	ScopeOpen      = assessment.ScopeOpen      // unanswered, or the deciding vote still disputed
)

// Agenda lists the ids of the questions that any of the scopes covers, in the order of
// the pack; no scope covers all. Questions that do not apply are never among them.
func Agenda(a *assessment.Assessment, score *assessment.Score, pack *questions.Pack, scopes []string) []string {
	if len(scopes) == 0 {
		scopes = []string{ScopeAll}
	}
	var ids []string
	for _, q := range score.Questions {
		_, principle, known := pack.Question(q.ID)
		covers := func(scope string) bool { return inScope(a.Answers[q.ID], q, principle.ID, scope) }
		if known && q.Applies && slices.ContainsFunc(scopes, covers) {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

func inScope(answer assessment.Answer, q assessment.QuestionScore, principle, scope string) bool {
	switch scope {
	case ScopeAll:
		return true
	case ScopeEssential:
		return q.Essential
	case ScopeOpen:
		round, held := answer.DecidingRound()
		_, open := OpenRound(answer.Rounds)
		return q.State == assessment.ScoredUnanswered || open || held && round.Disputed()
	}
	return scope == principle || scope == q.ID
}

// Slot is the part of the agenda about one principle.
type Slot struct {
	Principle string    // its id
	Questions []string  // ids, in order
	Done      int       // how many of them are dealt with
	Next      string    // the first of them that is not, or the first
	Minutes   int       // that those of them take which are not dealt with
	Begins    time.Time // when it is expected to begin or, once the sitting has come to it, to go on; zero when nothing of it is left
}

// Slots tells when a sitting is expected to come to the principles on its agenda and how
// long each takes, by the pace of the sitting as far as it has one. Breaks to come are not
// in it.
func Slots(s assessment.Session, a *assessment.Assessment, pack *questions.Pack, now time.Time) []Slot {
	pace := tempoOf(s, a, now)
	var slots []Slot
	var ahead, slotAt time.Duration
	for i, id := range s.Questions {
		_, principle, known := pack.Question(id)
		if !known {
			continue
		}
		if last := len(slots) - 1; last < 0 || slots[last].Principle != principle.ID {
			slots, slotAt = append(slots, Slot{Principle: principle.ID}), ahead
		}
		slot := &slots[len(slots)-1]
		slot.Questions = append(slot.Questions, id)
		if slot.Next == "" {
			slot.Next = id
		}
		if isDone(s, a, i) {
			slot.Done++
		} else {
			if slot.Done == len(slot.Questions)-1 {
				slot.Next = id
			}
			slot.Begins = now.Add(slotAt)
			ahead += pace.of(questionTime(s, a, id))
			slot.Minutes = minutes(ahead - slotAt)
		}
	}
	return slots
}

// Discussion puts questions into the order in which to talk about them: essential
// ones first, then those with the widest range, then those with the greatest mean
// distance. Equals keep their order. It is a copy; only questions whose
// deciding round calls for a discussion are in it.
func Discussion(ids []string, a *assessment.Assessment, score *assessment.Score) []string {
	essential := map[string]bool{}
	for _, q := range score.Questions {
		essential[q.ID] = q.Essential
	}
	rounds := map[string]assessment.Round{}
	var open []string
	for _, id := range ids {
		round, held := a.Answers[id].DecidingRound()
		if held && round.Result().Discuss { // of few votes no more than this is told
			rounds[id] = round
			open = append(open, id)
		}
	}
	slices.SortStableFunc(open, func(x, y string) int {
		if essential[x] != essential[y] {
			if essential[x] {
				return -1
			}
			return 1
		}
		return byDispute(rounds[x], rounds[y])
	})
	return open
}

// byDispute puts the round with the wider range first, then the one with the
// greater distance. One without levels comes last, and so does one with too few
// votes, since its place would tell them.
func byDispute(x, y assessment.Round) int {
	one, other := x.Result(), y.Result()
	spread := func(r assessment.Round, v assessment.Vote) int {
		if v.Range == nil || r.TooFew() {
			return -1
		}
		return *v.Range
	}
	if apart := spread(y, other) - spread(x, one); apart != 0 || spread(x, one) < 0 {
		return apart
	}
	return other.Distance.Cmp(one.Distance)
}
