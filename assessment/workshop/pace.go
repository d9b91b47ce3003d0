package workshop

import (
	"slices"
	"time"

	"charter/assessment"
)

// Pace tells how much of the time of a sitting is gone, in minutes.
type Pace struct {
	Elapsed int // since it started, breaks aside
	Left    int // of the time it may take; below 0 when that is over
}

// PaceOf compares the clock with the time that a sitting may take.
func PaceOf(s assessment.Session, now time.Time) Pace {
	elapsed := minutes(spent(s, now))
	return Pace{Elapsed: elapsed, Left: s.Minutes - elapsed}
}

// Cut is what to keep and what to drop when a sitting must stop early.
type Cut struct {
	Keep, Drop []string // question ids, in the order of the agenda
	Minutes    int      // what Keep is expected to take; over the time given when essentials alone take longer
}

// StopWithin tells what to drop when only so many minutes are left. Essential
// questions always stay; of the others those that fit, disputed ones first. It
// reckons with the pace of the sitting as far as it has one.
func StopWithin(s assessment.Session, a *assessment.Assessment, score *assessment.Score, now time.Time, within int) Cut {
	pace, room := tempoOf(s, a, now), time.Duration(within)*time.Minute
	keep := map[string]bool{}
	var used time.Duration
	rest := Remaining(s)
	essential := map[string]bool{}
	for _, q := range score.Questions {
		essential[q.ID] = q.Essential
	}
	cost := func(id string) time.Duration { return pace.of(questionTime(s, a, id)) }
	take := func(id string) { keep[id], used = true, used+cost(id) }
	for _, id := range rest {
		if essential[id] {
			take(id)
		}
	}
	full := false
	for _, disputed := range []bool{true, false} {
		for _, id := range rest {
			if keep[id] || full || disputed != isDisputed(a.Answers[id]) {
				continue
			}
			if full = used+cost(id) > room; !full {
				take(id)
			}
		}
	}
	cut := Cut{Minutes: int((used + time.Minute - 1) / time.Minute)}
	for _, id := range rest {
		if keep[id] {
			cut.Keep = append(cut.Keep, id)
		} else {
			cut.Drop = append(cut.Drop, id)
		}
	}
	return cut
}

// isDisputed reports whether the deciding round of a question calls for a discussion.
func isDisputed(a assessment.Answer) bool {
	round, held := a.DecidingRound()
	return held && round.Differs()
}

// Drop takes questions off the agenda of a sitting, and keeps them on the list of what is
// not dealt with.
func Drop(s *assessment.Session, ids []string) {
	if at := slices.Index(s.Questions, s.At); at >= 0 && slices.Contains(ids, s.At) {
		s.At = ""
		for _, id := range s.Questions[at:] {
			if !slices.Contains(ids, id) {
				s.At = id
				break
			}
		}
	}
	s.Open = slices.Concat(s.Open, ids)
	s.Questions = slices.DeleteFunc(slices.Clone(s.Questions), func(id string) bool { return slices.Contains(ids, id) })
	if s.At == "" && len(s.Questions) > 0 {
		s.At = s.Questions[len(s.Questions)-1]
	}
}
