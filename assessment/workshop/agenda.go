package workshop

import (
	"slices"

	"charter/assessment"
	"charter/questions"
)

// Scopes of a sitting. A principle's id is a scope, too.
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
	return scope == principle
}

// Slot is the part of the agenda about one principle.
type Slot struct {
	Principle string   // its id
	Questions []string // ids, in order
	Passed    int      // how many of them are behind us
	Minutes   int      // time planned for it
}

// Weights of a question when time is shared out: one that is disputed takes as
// long as two.
const (
	plainWeight    = 1
	disputedWeight = 2
)

func weight(answer assessment.Answer) int {
	if round, held := answer.DecidingRound(); held && round.Differs() {
		return disputedWeight
	}
	return plainWeight
}

// Slots shares the time of a sitting out to the principles on its agenda, by the
// number of questions and how many of them are disputed so far. The minutes add
// up to those of the sitting.
func Slots(s assessment.Session, a *assessment.Assessment, pack *questions.Pack) []Slot {
	at := max(0, slices.Index(s.Questions, s.At))
	total, used, given := totalWeight(s.Questions, a), 0, 0
	var slots []Slot
	for i, id := range s.Questions {
		_, principle, known := pack.Question(id)
		if !known {
			continue
		}
		if last := len(slots) - 1; last < 0 || slots[last].Principle != principle.ID {
			slots = append(slots, Slot{Principle: principle.ID})
		}
		slot := &slots[len(slots)-1]
		slot.Questions = append(slot.Questions, id)
		if i < at {
			slot.Passed++
		}
		// Rounding the sum so far, not each share, keeps the total exact.
		used += weight(a.Answers[id])
		upTo := s.Minutes * used / total
		slot.Minutes += upTo - given
		given = upTo
	}
	return slots
}

func totalWeight(ids []string, a *assessment.Assessment) int {
	total := 0
	for _, id := range ids {
		total += weight(a.Answers[id])
	}
	return max(1, total)
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
