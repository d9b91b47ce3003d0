package workshop

import (
	"fmt"
	"hash/fnv"
)

// Invented is what a made-up person chooses, for a facilitator who practises. Every round has
// the same people choose the same each time. In a first round views lie apart on most
// questions; in the next they have come nearer, and on some they have not.
func Invented(question string, round, person int) Choice {
	about := fnv.New32a()
	fmt.Fprint(about, question)
	theme := about.Sum32()
	fmt.Fprint(about, "/", round, "/", person)
	mood := (about.Sum32() ^ about.Sum32()>>15) % 10
	usual := 1 + Choice(theme%2) // 1 or 2
	switch {
	case theme%7 == 0: // whatever they say to each other
		return usual - 1 + 2*Choice(person%2)
	case theme%4 == 0:
		return usual
	case round > 1:
		return usual + Choice(person%3)/2
	case mood == 0:
		return Unsure
	case mood < 4:
		return usual - 1
	case mood < 7:
		return min(3, usual+1)
	}
	return usual
}
