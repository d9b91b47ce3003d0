package workshop

import (
	"slices"
	"time"

	"charter/assessment"
	"charter/questions"
)

// This file holds what becomes of rounds that were held before people met. What they agreed
// on is read out and confirmed as a block; the time is for where they differ.

// Ahead is what people rated on ballot sheets before they met.
type Ahead struct {
	Sheets int
	Since  time.Time // when the rounds of the meeting begin to count
	Agreed []string  // ids of the questions on which the sheets agree, in the order of the pack
	Differ []string  // those on which they do not, in the order in which to talk about them
}

// AheadOf tells what the ballot sheets came to that were counted last, also where no sitting
// was begun; false where none were.
func AheadOf(a *assessment.Assessment, score *assessment.Score, pack *questions.Pack) (Ahead, bool) {
	sheets, counted := SheetsCounted(a)
	s := assessment.Session{Started: Since(sheets)}
	s.Questions = Agenda(a, score, pack, nil)
	rated := slices.DeleteFunc(slices.Clone(s.Questions), func(id string) bool {
		_, held := roundAhead(s, a, id)
		return !held
	})
	s.Questions = Arrange(s, rated, a, score)
	agreed := Block(s, a)
	return Ahead{Sheets: sheets.Sheets, Since: Since(s), Agreed: agreed, Differ: s.Questions[len(agreed):]}, counted
}

// roundAhead gives the round on a question that was held before the meeting.
func roundAhead(s assessment.Session, a *assessment.Assessment, id string) (assessment.Round, bool) {
	for _, r := range a.Answers[id].Rounds {
		ahead := func(other assessment.Session) bool { return other.Ahead && other.ID == r.Session }
		if r.Complete && !r.Held.Before(Since(s)) && slices.ContainsFunc(a.Sessions, ahead) {
			return r, true
		}
	}
	return assessment.Round{}, false
}

// agreedAhead reports whether people agreed on a level before they met. That a question does
// not apply needs a reason, so it is talked about.
func agreedAhead(s assessment.Session, a *assessment.Assessment, id string) bool {
	round, held := roundAhead(s, a, id)
	return held && !round.Differs() && round.Result().State == assessment.StateLevel
}

// Arrange puts the questions of a sitting into the order in which they are taken. Where
// people have rated before they met, that is first what they agreed on, then where they
// differ, as [Discussion] orders it, then all others. Else it stays as it is.
func Arrange(s assessment.Session, ids []string, a *assessment.Assessment, score *assessment.Score) []string {
	var agreed, rated, others []string
	for _, id := range ids {
		_, held := roundAhead(s, a, id)
		switch {
		case agreedAhead(s, a, id):
			agreed = append(agreed, id)
		case held:
			rated = append(rated, id)
		default:
			others = append(others, id)
		}
	}
	disputed := Discussion(rated, a, score)
	for _, id := range rated { // all say that it does not apply
		if !slices.Contains(disputed, id) {
			disputed = append(disputed, id)
		}
	}
	return slices.Concat(agreed, disputed, others)
}

// Block gives the questions at the head of an agenda on which people agreed before they
// met: they are read out and confirmed together.
func Block(s assessment.Session, a *assessment.Assessment) []string {
	differ := slices.IndexFunc(s.Questions, func(id string) bool { return !agreedAhead(s, a, id) })
	if differ < 0 {
		return s.Questions
	}
	return s.Questions[:differ]
}

// InBlock reports whether a sitting has come to the block of what was agreed, which is
// not confirmed yet.
func InBlock(s assessment.Session, a *assessment.Assessment) bool {
	return slices.Contains(Block(s, a), s.At)
}

// NotDealt is the one list that the next sitting starts from: what this one has not come to,
// beginning with the question it stands at, then what was skipped, then what was dropped. A
// block that is not confirmed is among it.
func NotDealt(s assessment.Session, a *assessment.Assessment) []string {
	at := max(0, slices.Index(s.Questions, s.At))
	unconfirmed := Block(s, a)
	if !slices.Contains(unconfirmed, s.At) {
		unconfirmed = nil
	}
	var ids []string
	for _, id := range slices.Concat(s.Questions[at:], s.Questions[:at], s.Open) {
		if !slices.Contains(ids, id) && (slices.Contains(unconfirmed, id) || !DealtWith(a.Answers[id], Since(s))) {
			ids = append(ids, id)
		}
	}
	return ids
}

// BringBack puts what was dropped back on the agenda of a sitting, at its end.
func BringBack(s *assessment.Session) {
	for _, id := range s.Open {
		if !slices.Contains(s.Questions, id) {
			s.Questions = append(slices.Clone(s.Questions), id)
		}
	}
	s.Open = nil
}

// End ends a sitting, with the list of what was not dealt with.
func End(s *assessment.Session, a *assessment.Assessment) { s.Open = NotDealt(*s, a) }
