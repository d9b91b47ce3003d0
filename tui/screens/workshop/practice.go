package workshop

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment/workshop"
)

// In practice the program plays the people in the room.

// invented is what somebody made up chooses in the round that is open or comes next.
func (w *Workshop) invented(who string) workshop.Choice {
	s, _ := w.sitting()
	held, _ := w.reveal()
	return workshop.Invented(s.At, held.Number+1, slices.Index(s.Present, who))
}

// inventedHands tell which hands the people in the room show, such as "2 for level 1, 3 for
// level 2".
func (w *Workshop) inventedHands() string {
	var tally workshop.Tally
	for _, who := range w.room() {
		tally[w.invented(who)]++
	}
	var parts []string
	for choice, count := range tally {
		switch {
		case count == 0:
		case choice <= 3:
			parts = append(parts, fmt.Sprintf("%d for level %d", count, choice))
		default:
			parts = append(parts, fmt.Sprintf("%d %s", count, strings.ToLower(choiceWords(workshop.Choice(choice)))))
		}
	}
	return strings.Join(parts, ", ")
}
