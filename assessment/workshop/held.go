package workshop

import (
	"reflect"
	"slices"
	"time"

	"charter/assessment"
)

// Hold stores the rounds of a question that are held in a sitting; the zero one stands for
// none. A round that has become complete was held at that time, and what it came to is
// recorded as the answer; so is what one came to that was counted anew, unless the group
// agreed on something else.
func Hold(a *assessment.Answer, rounds []assessment.Round, sitting assessment.Session, at time.Time) {
	over := Completed(rounds) > Completed(a.Rounds)
	mended := len(rounds) == len(a.Rounds) && Completed(rounds) == len(rounds) && !reflect.DeepEqual(rounds, a.Rounds)
	if a.Rounds = slices.Clone(rounds); len(rounds) == 0 {
		return
	}
	last := &a.Rounds[len(rounds)-1]
	if over || !last.Complete {
		last.Session = sitting.ID
	}
	if over {
		if last.Held = at; at.Before(Since(sitting)) {
			last.Held = Since(sitting) // the computer's clock was put back meanwhile
		}
	}
	if over || mended && a.Agreed == "" {
		Record(a)
	}
}

// Completed counts the rounds that are complete.
func Completed(rounds []assessment.Round) int {
	n := 0
	for _, round := range rounds {
		if round.Complete {
			n++
		}
	}
	return n
}
