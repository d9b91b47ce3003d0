package workshop

import (
	"errors"
	"slices"
	"strings"
	"time"

	"charter/assessment"
)

// The reasons for which a round is not voided.
var (
	ErrNoRound  = errors.New("there is no round of votes to void")
	ErrNoReason = errors.New("say why the round does not count")
)

// Void takes the last round on a question out of the count, open or complete, and keeps it
// apart with the reason; everybody votes again. What a complete round was recorded as goes,
// and the answer is what the round before it came to, or unanswered. A level that stood
// before an open round stays.
func Void(a *assessment.Answer, at time.Time, why string) error {
	last := len(a.Rounds) - 1
	switch why = strings.TrimSpace(why); {
	case last < 0:
		return ErrNoRound
	case why == "":
		return ErrNoReason
	}
	round := a.Rounds[last]
	a.Voided = append(slices.Clone(a.Voided), round.Void(at, why))
	a.Rounds = slices.Clone(a.Rounds[:last])
	if round.Complete {
		a.State, a.Level, a.Agreed = assessment.StateUnanswered, nil, ""
		Record(a)
	}
	return nil
}
