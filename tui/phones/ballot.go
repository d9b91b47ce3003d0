package phones

import (
	"crypto/rand"
	"encoding/base64"

	"charter/assessment/workshop"
)

// ballotKey names the one vote of a seat in a round.
type ballotKey struct{ seat, round string }

// ballot has the words that stand for the choices on the page of one seat in one
// round. They go when the vote is handed on.
type ballot struct {
	words [workshop.ChoiceCount]string
	used  bool   // the vote is handed on
	saved bool   // and is in the box
	told  string // why the vote before did not get into the box; "" is nothing
}

const wordLength = 9 // bytes, before they are written as letters

// ballotFor gives the ballot of a seat in the round that is open. The mutex is held.
func (s *Room) ballotFor(seat string) *ballot {
	key := ballotKey{seat, s.view.round()}
	b := s.ballots[key]
	if b == nil {
		b = new(ballot)
		for i := range b.words {
			var word [wordLength]byte
			rand.Read(word[:])
			b.words[i] = base64.RawURLEncoding.EncodeToString(word[:])
		}
		s.ballots[key] = b
	}
	return b
}

// take reads a word as a choice, once.
func (b *ballot) take(word string) (workshop.Choice, bool) {
	if b.used {
		return 0, false
	}
	for choice, w := range b.words {
		if w != "" && w == word {
			b.used, b.words = true, [workshop.ChoiceCount]string{}
			return workshop.Choice(choice), true
		}
	}
	return 0, false
}
