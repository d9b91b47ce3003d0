package workshop

import (
	"slices"
	"time"

	"charter/assessment"
)

// Pace tells how a sitting stands against its plan, in minutes.
type Pace struct {
	Elapsed int // since it started, breaks aside
	Left    int // of the time it may take; below 0 when that is over
	Behind  int // behind the plan; below 0 ahead of it; 0 while the present question has its time
}

// PaceOf compares the clock with the plan. The time planned for the questions
// before the present one should have passed, and no more than that of the
// present one beside it.
func PaceOf(s assessment.Session, a *assessment.Assessment, now time.Time) Pace {
	spent := now.Sub(s.Started) - time.Duration(s.BreakMinutes)*time.Minute
	if !s.BreakSince.IsZero() {
		spent -= now.Sub(s.BreakSince)
	}
	p := Pace{Elapsed: minutes(spent)}
	p.Left = s.Minutes - p.Elapsed
	from, to := planned(s, a)
	switch {
	case s.At == "" || s.Minutes == 0:
	case p.Elapsed > to:
		p.Behind = p.Elapsed - to
	case p.Elapsed < from:
		p.Behind = p.Elapsed - from
	}
	return p
}

// planned gives the minutes after which the present question should begin and end.
func planned(s assessment.Session, a *assessment.Assessment) (from, to int) {
	at := max(0, slices.Index(s.Questions, s.At))
	total, before := totalWeight(s.Questions, a), 0
	for _, id := range s.Questions[:min(at, len(s.Questions))] {
		before += weight(a.Answers[id])
	}
	return s.Minutes * before / total, (s.Minutes*(before+weight(a.Answers[s.At])) + total - 1) / total
}

// Cut is what to keep and what to drop when a sitting must stop early.
type Cut struct {
	Keep, Drop []string // question ids, in the order of the agenda
	Minutes    int      // what Keep is expected to take; over the time given when essentials alone take longer
}

// StopWithin tells what to drop when only so many minutes are left. Essential
// questions always stay; of the others those that fit, disputed ones first. It
// reckons with the pace of the plan.
func StopWithin(s assessment.Session, a *assessment.Assessment, score *assessment.Score, within int) Cut {
	total := totalWeight(s.Questions, a)
	cost := func(id string) int { return weight(a.Answers[id]) * max(1, s.Minutes) }
	keep := map[string]bool{}
	used := 0
	take := func(id string) { keep[id], used = true, used+cost(id) }
	rest := Remaining(s)
	essential := map[string]bool{}
	for _, q := range score.Questions {
		essential[q.ID] = q.Essential
	}
	for _, id := range rest {
		if essential[id] {
			take(id)
		}
	}
	full := false
	for _, disputed := range []bool{true, false} {
		for _, id := range rest {
			if keep[id] || full || disputed != (weight(a.Answers[id]) == disputedWeight) {
				continue
			}
			if full = used+cost(id) > within*total; !full {
				take(id)
			}
		}
	}
	cut := Cut{Minutes: (used + total - 1) / total}
	for _, id := range rest {
		if keep[id] {
			cut.Keep = append(cut.Keep, id)
		} else {
			cut.Drop = append(cut.Drop, id)
		}
	}
	return cut
}

// Drop takes questions off the agenda of a sitting.
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
	s.Questions = slices.DeleteFunc(slices.Clone(s.Questions), func(id string) bool { return slices.Contains(ids, id) })
	if s.At == "" && len(s.Questions) > 0 {
		s.At = s.Questions[len(s.Questions)-1]
	}
}
