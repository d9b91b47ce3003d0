package assessment

import (
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
		return result
	}
	switch {
	case a.State == StateLevel && a.Level != nil:
		claimed := min(max(*a.Level, 0), maxLevel)
		counted, reasons := s.countedLevel(claimed, a, result.Essential)
		levels := [...]int{claimed, counted}
		result.State, result.Claimed, result.Counted = ScoredLevel, &levels[0], &levels[1]
		result.tell(reasons...)
		return result
	case a.State == StateUnsure:
		result.State = ScoredUnsure
	case a.State == StateNotApplicable && result.Essential:
		result.tell(because(EssentialAside, nil))
	case a.State == StateNotApplicable && !ReasonCounts(a.Reason):
		result.tell(because(ShortReason, nil))
	case a.State == StateNotApplicable:
		result.State = ScoredNotApplicable
		return result
	}
	zero := 0
	result.Counted = &zero
	return result
}

// tell says why the question counts as it does.
func (q *QuestionScore) tell(reasons ...Reason) {
	q.Reason, q.Reasons = reasonWords(reasons), reasons
}

// countedLevel gives the level that counts and, where it is below the claim,
// everything that keeps it there.
func (s *scoring) countedLevel(claimed int, a *Answer, essential bool) (counted int, reasons []Reason) {
	counted = claimed
	lower := func(most int, why Reason) { counted, reasons = min(counted, most), append(reasons, why) }
	if claimed > 1 {
		cited := s.a.appendCited(s.cited[:0], a.Evidence)
		s.cited = cited
		if most, why := s.rule.evidenceCap(cited, essential, s.asOf); most < claimed {
			lower(most, because(why, nil))
		}
		if claimed == maxLevel {
			if why := s.checkFault(a.Check, cited); why != "" {
				lower(maxLevel-1, because(why, nil))
			}
		}
	}
	if claimed > DepartureCap && a.Departure.Declared() {
		lower(DepartureCap, because(DepartureDeclared, nil))
	}
	if round, held := s.rule.deciding(*a); held && s.rule.isOpen(a.Agreed) {
		if level, caps := s.rule.cameTo(round); caps && level < claimed {
			lower(level, voteCameTo(round, level))
		}
	}
	return counted, reasons
}

// voteCameTo tells the level that the votes in a round came to. That of a few is not
// told: whoever was one of them would know what the other voted.
func voteCameTo(round Round, level int) Reason {
	if round.TooFew() {
		return because(AboveVotesOfFew, nil)
	}
	return because(AboveVotes, map[string]int{"level": level})
}

// Declared reports whether a departure counts: it must give a reason.
func (d *Departure) Declared() bool { return d != nil && strings.TrimSpace(d.Reason) != "" }

// ReasonCounts reports whether a reason is long enough to set a question aside.
func ReasonCounts(reason string) bool {
	return utf8.RuneCountInString(strings.TrimSpace(reason)) >= MinReasonLength
}
