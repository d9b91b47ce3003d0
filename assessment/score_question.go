package assessment

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charter/questions"
)

// question works out what one answer counts (docs/scoring.md, "One answer").
func (s *scoring) question(q *questions.Question, a *Answer, facts questions.Facts) QuestionScore {
	result := QuestionScore{
		ID:        q.ID,
		Applies:   q.Applies.Holds(facts),
		Essential: q.EssentialTo(facts),
		State:     ScoredUnanswered,
	}
	if !result.Applies {
		result.State = ScoredNotAsked
		s.disputes = append(s.disputes, nil)
		return result
	}
	round := s.deciding(a)
	s.noteDispute(round, result.Essential)
	switch {
	case a.State == StateLevel && a.Level != nil:
		claimed := min(max(*a.Level, 0), maxLevel)
		first := len(s.reasons)
		counted := s.countedLevel(claimed, a, round, result.Essential)
		result.State, result.Claimed, result.Counted = ScoredLevel, s.level(claimed), s.level(counted)
		result.tell(s.reasons[first:])
		return result
	case a.State == StateUnsure:
		result.State = ScoredUnsure
	case a.State == StateNotApplicable && result.Essential:
		result.tell([]Reason{because(EssentialAside)})
	case a.State == StateNotApplicable && !ReasonCounts(a.Reason):
		result.tell([]Reason{because(ShortReason)})
	case a.State == StateNotApplicable:
		result.State = ScoredNotApplicable
		return result
	}
	result.Counted = s.level(0)
	return result
}

// tell says why the question counts as it does.
func (q *QuestionScore) tell(reasons []Reason) {
	if len(reasons) > 0 {
		q.Reason, q.Reasons = reasonWords(reasons), slices.Clip(reasons)
	}
}

// deciding gives the round that decides a question, nil for none.
func (s *scoring) deciding(a *Answer) *Round {
	if at := s.rule.deciding(a.Rounds); at >= 0 {
		return &a.Rounds[at]
	}
	return nil
}

// noteDispute notes the round that decides the next question, if it needs a plan.
func (s *scoring) noteDispute(round *Round, essential bool) {
	if !essential || round == nil || !s.rule.differs(round.Levels) {
		round = nil
	}
	s.disputes = append(s.disputes, round)
}

// countedLevel gives the level that counts with the round that decides, nil for none.
// Where it is below the claim, everything that keeps it there is added to the reasons.
func (s *scoring) countedLevel(claimed int, a *Answer, round *Round, essential bool) int {
	counted := claimed
	lower := func(most int, why Reason) { counted, s.reasons = min(counted, most), append(s.reasons, why) }
	if claimed > 1 {
		cited := s.a.appendCited(s.cited[:0], a.Evidence)
		s.cited = cited
		if most, why := s.rule.evidenceCap(cited, essential, s.asOf); most < claimed {
			lower(most, because(why))
		}
		if claimed == maxLevel {
			if why := s.checkFault(a.Check, cited); why != "" {
				lower(maxLevel-1, because(why))
			}
		}
	}
	if claimed > DepartureCap && a.Departure.Declared() {
		lower(DepartureCap, because(DepartureDeclared))
	}
	if round != nil {
		if level, caps := s.rule.cameTo(round); caps && level < claimed && s.rule.isOpen(a.Agreed) {
			lower(level, s.voteCameTo(round, level))
		}
	}
	return counted
}

// voteCameTo tells the level that the votes in a round came to. That of a few is not
// told: whoever was one of them would know what the other voted.
func (s *scoring) voteCameTo(round *Round, level int) Reason {
	if round.TooFew() {
		return because(AboveVotesOfFew)
	}
	why := &s.cameTo[level]
	if why.Code == "" {
		*why = because(AboveVotes, number{"level", level})
	}
	return *why
}

// Declared reports whether a departure counts: it must give a reason.
func (d *Departure) Declared() bool { return d != nil && strings.TrimSpace(d.Reason) != "" }

// ReasonCounts reports whether a reason is long enough to set a question aside.
func ReasonCounts(reason string) bool {
	return utf8.RuneCountInString(strings.TrimSpace(reason)) >= MinReasonLength
}
