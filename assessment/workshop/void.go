package workshop

import (
	"errors"
	"maps"
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
	if len(a.Rounds) == 0 {
		return ErrNoRound
	}
	return void(a, len(a.Rounds)-1, at, why)
}

// VoidLast does what [Void] does in the file, and brings back what stood before the round, as
// far as the history tells. What somebody has put in the place of the votes since stays.
func VoidLast(e *assessment.Editor, s assessment.Stamp, question, why string) error {
	return voidIn(e, s, question, len(e.Assessment().Answers[question].Rounds)-1, why)
}

func voidIn(e *assessment.Editor, s assessment.Stamp, question string, i int, why string) (err error) {
	now := e.Assessment().Answers[question]
	if i < 0 {
		return ErrNoRound
	}
	stands, told := now, true
	if Voted(now) && now.Rounds[i].Complete && i == len(now.Rounds)-1 {
		stands, told = e.StoodBefore(question, now.Rounds[i])
	}
	e.Answer(s, question, func(a *assessment.Answer) {
		if err = void(a, i, s.At, why); err == nil && told {
			a.State, a.Level, a.Reason, a.Agreed = stands.State, stands.Level, stands.Reason, stands.Agreed
		}
	})
	return err
}

func void(a *assessment.Answer, i int, at time.Time, why string) error {
	if why = strings.TrimSpace(why); why == "" {
		return ErrNoReason
	}
	round := a.Rounds[i]
	last := i == len(a.Rounds)-1
	a.Voided = append(slices.Clone(a.Voided), round.Void(at, why))
	a.Rounds = slices.Delete(slices.Clone(a.Rounds), i, i+1)
	if round.Complete && last {
		a.State, a.Level, a.Agreed = assessment.StateUnanswered, nil, ""
		Record(a)
	}
	return nil
}

// SheetsCounted gives the last session in which ballot sheets were counted; false where
// none were, or where their count was voided.
func SheetsCounted(a *assessment.Assessment) (assessment.Session, bool) {
	for _, s := range slices.Backward(a.Sessions) {
		if s.Ahead && hasRounds(a, s.ID) {
			return s, true
		}
	}
	return assessment.Session{}, false
}

// hasRounds reports whether a round of a session counts.
func hasRounds(a *assessment.Assessment, session string) bool {
	for _, answer := range a.Answers {
		if slices.ContainsFunc(answer.Rounds, func(r assessment.Round) bool { return r.Session == session }) {
			return true
		}
	}
	return false
}

// VoidSession takes every round of a session out of the count, each as [Void] does. One
// after which another was held leaves the answer as it is.
func VoidSession(e *assessment.Editor, stamp assessment.Stamp, id, why string) error {
	if strings.TrimSpace(why) == "" {
		return ErrNoReason
	}
	answers := e.Assessment().Answers
	for _, question := range slices.Sorted(maps.Keys(answers)) {
		rounds := answers[question].Rounds
		for i := len(rounds) - 1; i >= 0; i-- {
			if rounds[i].Session == id {
				_ = voidIn(e, stamp, question, i, why) // there is a reason
			}
		}
	}
	return nil
}

// Mend puts other counts in place of those of the last round, a show of hands that was
// counted wrong: everybody saw the hands, so nothing is told by it. Counts are refused as
// by [Show].
func Mend(rounds []assessment.Round, present int, tally Tally) ([]assessment.Round, error) {
	last := len(rounds) - 1
	if last < 0 || !Mendable(rounds) {
		return nil, ErrNoRound
	}
	mended, err := Show(rounds[:last], present, tally)
	if err != nil {
		return nil, err
	}
	mended[last].Held, mended[last].Session = rounds[last].Held, rounds[last].Session
	return mended, nil
}

// Mendable reports whether the last round is a show of hands that is complete.
func Mendable(rounds []assessment.Round) bool {
	last := len(rounds) - 1
	return last >= 0 && rounds[last].Complete && slices.Equal(rounds[last].Way, []assessment.Way{assessment.WayHands})
}
