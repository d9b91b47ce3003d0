package workshop_test

import (
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
)

// A session that was cut off does not run on because somebody works on the file alone later:
// what they do is no part of it, and it ended when something was done in it last.
func TestWorkAloneIsNoPartOfASession(t *testing.T) {
	t.Parallel()
	tomorrow := start.Add(21 * time.Hour)
	for name, c := range map[string]struct {
		at   string                   // where the session stood
		acts func(*assessment.Editor) // after it began
		seen time.Time
		runs bool // when somebody works on the file the next day
	}{
		"nothing was done":              {"BEN-1", func(*assessment.Editor) {}, start, false},
		"a note was typed":              {"BEN-1", func(e *assessment.Editor) { inSession(e, 30) }, start.Add(30 * time.Minute), false},
		"a round was held, and no more": {"BEN-1", func(e *assessment.Editor) { held(e, 40) }, start.Add(40 * time.Minute), false},
		"it moved on after that":        {"BEN-1", func(e *assessment.Editor) { inSession(e, 30); movedOn(e, 50*time.Minute) }, start.Add(50 * time.Minute), false},
		"work alone the next day":       {"BEN-1", func(e *assessment.Editor) { inSession(e, 30); alone(e, tomorrow) }, start.Add(30 * time.Minute), false},
		"the next day, after a round":   {"BEN-1", func(e *assessment.Editor) { held(e, 40); alone(e, tomorrow) }, start.Add(40 * time.Minute), false},
		"something undone the next day": {"BEN-1", func(e *assessment.Editor) { inSession(e, 30); e.Undo(assessment.Stamp{At: tomorrow}) }, start.Add(30 * time.Minute), false},
		"set up, and not begun":         {"", func(e *assessment.Editor) { alone(e, start.Add(time.Hour)) }, start.Add(time.Hour), false},
		"it goes on": {"BEN-1", func(e *assessment.Editor) {
			e.Rate(assessment.Stamp{At: tomorrow.Add(-time.Hour), Session: "s1"}, "BEN-2", 1)
		}, tomorrow.Add(-time.Hour), true},
	} {
		a := assessment.New("x", assessment.PackRef{ID: "p", Version: "1.0.0"}, start)
		a.Sessions = []assessment.Session{{ID: "s1", Started: start, At: c.at, Questions: []string{"BEN-1", "BEN-2"}}}
		e := assessment.NewEditor(a)
		e.Rate(assessment.Stamp{At: start.Add(-time.Hour)}, "BEN-1", 1)
		e.Sessions(assessment.Stamp{At: start}, func(all []assessment.Session) []assessment.Session { all[0].Minutes = 150; return all })
		c.acts(e)
		if got := workshop.LastSeen(e.Assessment()); !got.Equal(c.seen) {
			t.Errorf("%s: last seen %s, want %s", name, got, c.seen)
		}
		if _, runs := workshop.Running(e.Assessment(), tomorrow); runs != c.runs {
			t.Errorf("%s: runs %t", name, runs)
		}
	}
}

// inSession changes something in the session, so many minutes after it started.
func inSession(e *assessment.Editor, minute int) {
	s := assessment.Stamp{At: start.Add(time.Duration(minute) * time.Minute), Session: "s1"}
	e.Answer(s, "BEN-1", func(a *assessment.Answer) { a.Note = "Old timetables" })
}

// held holds a round in the session.
func held(e *assessment.Editor, minute int) {
	at := start.Add(time.Duration(minute) * time.Minute)
	e.Answer(assessment.Stamp{At: at, Session: "s1"}, "BEN-1", func(a *assessment.Answer) {
		workshop.Hold(a, agreed(), assessment.Session{ID: "s1", Started: start}, at)
	})
}

// movedOn goes to the next question, which no history tells of.
func movedOn(e *assessment.Editor, after time.Duration) {
	e.Sessions(assessment.Stamp{At: start.Add(after), Session: "s1"}, func(all []assessment.Session) []assessment.Session {
		all[0].At = "BEN-2"
		return all
	})
}

func alone(e *assessment.Editor, at time.Time) { e.Rate(assessment.Stamp{At: at}, "BEN-2", 3) }
