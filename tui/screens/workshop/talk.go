package workshop

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/tui/screen"
)

// talkTimer counts down while the room talks about a question. It ticks only while it
// runs and is on the screen, and it never interrupts. Looking elsewhere does not stop it.
type talkTimer struct {
	question string        // id; it is over once the room has gone on to another
	ends     time.Time     // zero: not started
	length   time.Duration // of the next run; zero: as usual
	run      int           // tells the ticks of one run from those of an earlier one
}

// talkTick is one second of a talk timer.
type talkTick struct{ run int }

// How long the talk timer runs.
const (
	usualTalk = 5 * time.Minute
	leastTalk = time.Minute
	mostTalk  = time.Hour
)

// runs reports whether the timer was started on a question and not stopped since.
func (t *talkTimer) runs(question string) bool { return t.question == question && !t.ends.IsZero() }

// turn starts the timer on a question, or stops it.
func (t *talkTimer) turn(question string, now time.Time) {
	if t.runs(question) {
		t.ends = time.Time{}
		return
	}
	t.question, t.ends = question, now.Add(t.wanted())
}

// wanted is how long a run takes.
func (t *talkTimer) wanted() time.Duration {
	if t.length == 0 {
		return usualTalk
	}
	return t.length
}

// change makes the timer longer or shorter, the run that goes on and those to come.
func (t *talkTimer) change(question string, by time.Duration, now time.Time) {
	before := t.wanted()
	t.length = max(leastTalk, min(mostTalk, before+by))
	if !t.runs(question) {
		return
	}
	if t.ends.Before(now) { // what was over begins again
		t.ends = now
	}
	t.ends = t.ends.Add(t.length - before)
}

// tick asks for the next tick, as long as the timer runs.
func (t *talkTimer) tick(question string, now time.Time) screen.Requests {
	if !t.runs(question) || !now.Before(t.ends) {
		return nil
	}
	t.run++
	run := t.run
	return screen.Run(tea.Tick(time.Second, func(time.Time) tea.Msg { return talkTick{run} }))
}

// words say how much time is left; "" when the timer does not run.
func (t *talkTimer) words(question string, now time.Time) string {
	if !t.runs(question) {
		return ""
	}
	left := t.ends.Sub(now).Round(time.Second)
	if left <= 0 {
		return "Talk time is over. Take the time you need."
	}
	return fmt.Sprintf("Talk: %d:%02d", int(left.Minutes()), int(left.Seconds())%60)
}
