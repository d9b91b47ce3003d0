package workshop

import (
	"slices"
	"time"

	"charter/assessment"
)

// Plan is what a sitting sets out to do.
type Plan struct {
	Facilitator string
	Scope       []string       // Scope constants and ids of principles
	Way         assessment.Way // how people rate, one of [Ways]
	Minutes     int            // time it may take, breaks aside
	Next        assessment.Date
}

// DefaultPlan is the plan a new sitting starts from: everything, in turn, in two
// hours and a half.
func DefaultPlan() Plan {
	return Plan{Scope: []string{ScopeAll}, Way: assessment.WayTurns, Minutes: 150}
}

// Ways are those in which a group can rate at one keyboard.
func Ways() []assessment.Way { return []assessment.Way{assessment.WayTurns, assessment.WayHands} }

// PlanOf gives the plan of a sitting.
func PlanOf(s assessment.Session) Plan {
	return Plan{s.Facilitator, s.Scope, s.Way, s.Minutes, s.Next}
}

// Apply writes the plan into a sitting.
func (p Plan) Apply(s *assessment.Session) {
	s.Facilitator, s.Scope, s.Way, s.Minutes, s.Next = p.Facilitator, p.Scope, p.Way, p.Minutes, p.Next
}

// Here lists who is in the room now, in the order in which they came: who rates, and who only
// types or observes.
func Here(s assessment.Session) []string {
	return slices.DeleteFunc(slices.Clone(s.Present), func(id string) bool { return slices.Contains(s.Left, id) })
}

// Room lists those of them who rate. Who is not in the list of people any more counts as one
// who does.
func Room(a *assessment.Assessment, s assessment.Session) []string {
	return slices.DeleteFunc(Here(s), func(id string) bool { return observes(a, id) })
}

// Observers lists those of the room who only type or observe.
func Observers(a *assessment.Assessment, s assessment.Session) []string {
	return slices.DeleteFunc(Here(s), func(id string) bool { return !observes(a, id) })
}

// Attendance counts who was in the room at any time: those who rate, and those who only type or
// observe.
func Attendance(a *assessment.Assessment, s assessment.Session) (raters, observers int) {
	for _, id := range s.Present {
		if observes(a, id) {
			observers++
		}
	}
	return len(s.Present) - observers, observers
}

func observes(a *assessment.Assessment, id string) bool {
	who, listed := a.Assessor(id)
	return listed && !who.IsRater()
}

// Come notes that somebody is in the room.
func Come(s *assessment.Session, who string) {
	s.Left = slices.DeleteFunc(slices.Clone(s.Left), func(id string) bool { return id == who })
	if !slices.Contains(s.Present, who) {
		s.Present = append(slices.Clone(s.Present), who)
	}
}

// LastTime lists who was at the session before the one that goes on, as far as they are still
// in the list of people.
func LastTime(a *assessment.Assessment) []string {
	before := a.Sessions
	if _, on := Current(a); on {
		before = before[:len(before)-1]
	}
	for _, s := range slices.Backward(before) {
		if len(s.Present) > 0 {
			return slices.DeleteFunc(slices.Clone(s.Present), func(id string) bool {
				_, listed := a.Assessor(id)
				return !listed
			})
		}
	}
	return nil
}

// Leave notes that somebody has left. Before the sitting has come to its first
// question they were never there.
func Leave(s *assessment.Session, who string) {
	if s.At == "" {
		s.Present = slices.DeleteFunc(slices.Clone(s.Present), func(id string) bool { return id == who })
		return
	}
	if slices.Contains(Here(*s), who) {
		s.Left = append(slices.Clone(s.Left), who)
	}
}

// Current gives the sitting that goes on, or went on when the program was
// closed; false when there is none.
func Current(a *assessment.Assessment) (assessment.Session, bool) {
	if last := len(a.Sessions) - 1; last >= 0 && a.Sessions[last].Ended.IsZero() {
		return a.Sessions[last], true
	}
	return assessment.Session{}, false
}

// Running gives the sitting in which something is changed now: one that has begun, and in
// which something was changed within the last four hours; false when there is none.
func Running(a *assessment.Assessment, now time.Time) (assessment.Session, bool) {
	s, on := Current(a)
	return s, on && s.At != "" && now.Sub(LastSeen(a)) < interrupted
}

// LastSeen is the last sign of life of the last sitting: when the file was changed, or, where
// somebody has worked on it alone since, when the last thing was done in the sitting.
func LastSeen(a *assessment.Assessment) time.Time {
	last, newest := len(a.Sessions)-1, len(a.History)-1
	if last < 0 || newest < 0 || a.Sessions[last].At == "" {
		return a.Updated
	}
	s, entry := a.Sessions[last], a.History[newest]
	if entry.At.Before(s.Started) || entry.Session == s.ID && !entry.Undone { // nobody says when something was undone
		return a.Updated
	}
	seen := s.Started
	for _, answer := range a.Answers {
		for _, round := range answer.Rounds {
			if round.Session == s.ID && round.Held.After(seen) {
				seen = round.Held
			}
		}
	}
	for _, entry := range a.History {
		if entry.Session == s.ID && entry.At.After(seen) {
			seen = entry.At
		}
	}
	return seen
}

// Remaining lists the questions of a sitting from the one it has come to.
func Remaining(s assessment.Session) []string {
	return s.Questions[max(0, slices.Index(s.Questions, s.At)):]
}

// Since is when the first of the sittings on this agenda started. Rounds held
// before belong to an earlier assessment: people rate afresh.
func Since(s assessment.Session) time.Time {
	if !s.Since.IsZero() {
		return s.Since
	}
	return s.Started
}

// Begin gives the sittings with a new one, planned as the last one was. One that still
// went on ended when something was changed last.
func Begin(sessions []assessment.Session, lastSeen, now time.Time) []assessment.Session {
	sessions = slices.Clone(Abandon(sessions))
	if last := len(sessions) - 1; last >= 0 && sessions[last].Ended.IsZero() {
		sessions[last].Ended = lastSeen
	}
	next := assessment.Session{ID: assessment.SessionID(now, assessment.HasSession(sessions)), Started: now, Since: RatedAhead(sessions)}
	firstPlan(sessions).Apply(&next)
	return append(sessions, next)
}

// firstPlan is the plan that a new sitting starts from.
func firstPlan(sessions []assessment.Session) Plan {
	plan := DefaultPlan()
	if last := len(sessions) - 1; last >= 0 && sessions[last].Minutes > 0 {
		plan.Minutes, plan.Way = sessions[last].Minutes, sessions[last].Way
	}
	return plan
}

// Abandon takes away the last sitting when it was only opened: nobody has come into the
// room, and its plan is the one it started from.
func Abandon(sessions []assessment.Session) []assessment.Session {
	last := len(sessions) - 1
	if last < 0 || !sessions[last].Ended.IsZero() || len(sessions[last].Present) > 0 {
		return sessions
	}
	before, plan := sessions[:last], PlanOf(sessions[last])
	if plan.equals(firstPlan(before)) || last > 0 && plan.equals(PlanOf(before[last-1])) {
		return slices.Clone(before)
	}
	return sessions
}

// equals reports whether two plans are the same but for the day of the next sitting.
func (p Plan) equals(other Plan) bool {
	return p.Facilitator == other.Facilitator && p.Way == other.Way && p.Minutes == other.Minutes && slices.Equal(p.Scope, other.Scope)
}

// interrupted is how long after the last sign of life a sitting still goes on.
const interrupted = 4 * time.Hour

// GoOn gives the sittings with one that goes on from where the last one stopped.
// lastSeen is when something was last changed. After a short interruption it is
// the same sitting, and the time away was a break. After a longer one the old
// sitting ended then, and a new one begins with what was not dealt with, see [NotDealt],
// and nobody in the room yet. One that had not begun is set up further, whenever that is.
func GoOn(a *assessment.Assessment, lastSeen, now time.Time) []assessment.Session {
	sessions := slices.Clone(a.Sessions)
	if len(sessions) == 0 {
		return sessions
	}
	last := &sessions[len(sessions)-1]
	if last.Ended.IsZero() && last.At == "" {
		return sessions // it was being set up
	}
	if last.Ended.IsZero() && now.Sub(lastSeen) < interrupted {
		if last.BreakSince.IsZero() {
			last.BreakMinutes += minutes(now.Sub(lastSeen))
		}
		return sessions
	}
	if last.Ended.IsZero() {
		last.Ended = lastSeen
	}
	EndBreak(last, last.Ended)
	End(last, a)
	left, at := last.Open, last.At
	if TalkWaits(a.Answers[at], Since(*last)) && !slices.Contains(left, at) {
		left = append([]string{at}, left...) // it ended in the middle of it
	}
	if len(left) == 0 {
		left = Remaining(*last)
	}
	if len(left) > 0 {
		at = left[0]
	}
	next := assessment.Session{ID: assessment.SessionID(now, assessment.HasSession(sessions)), Started: now, Since: Since(*last), Questions: slices.Clone(left), At: at}
	plan := PlanOf(*last)
	plan.Next = assessment.Date{}
	plan.Apply(&next)
	return append(sessions, next)
}

// StartBreak stops the clock of a sitting.
func StartBreak(s *assessment.Session, now time.Time) {
	if s.BreakSince.IsZero() {
		s.BreakSince = now
	}
}

// EndBreak lets the clock of a sitting go on.
func EndBreak(s *assessment.Session, now time.Time) {
	if !s.BreakSince.IsZero() {
		s.BreakMinutes += minutes(now.Sub(s.BreakSince))
		s.BreakSince = time.Time{}
	}
}

// minutes counts whole minutes, half a minute up, never below 0.
func minutes(d time.Duration) int { return max(0, int(d.Round(time.Minute)/time.Minute)) }
