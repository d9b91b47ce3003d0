// Package phones serves the pages on which people in a workshop vote from their own
// phones. It is one more way into the round that is held at the keyboard.
//
// [Rooms] are all workshops that are served at one address: on the facilitator's own
// computer there is one, on a host there may be many. A [Room] knows three things: what is
// shown now (a [View], given with [Room.Show]), which phone sits on which seat, and how a
// vote is handed on ([Options.Cast]). It has no rule of rounds: who may vote, what a round came to and
// when counts may be shown is for package assessment/workshop, and what it shows of a
// result it is given.
//
// # How a phone takes part
//
//	/CODE         who are you? one of the free seats; then what is going on now
//	/CODE/sit     takes a seat: from then on the phone has a cookie for this room, and nothing else
//	/CODE/vote    hands one vote on, and answers when it is saved
//	/CODE/events  tells the page that something has changed, so that it is loaded anew
//
// Everything works without scripts: a page that waits asks again every few seconds.
// With scripts the page is told, and asks at once.
//
// # Nobody's vote can be seen
//
// A vote is handed on at once and kept nowhere: neither who chose what, nor from
// where. Each page of a vote has words of its own for the choices, made for this seat
// and this round, and they are forgotten when the vote is in. What this cannot do: wipe
// the memory of the program. For a while the request of a vote, with the ticket of its
// seat, and the page with the words are still found in buffers that nothing has written
// over yet, by whoever can read the memory of a program that runs. No name of a browser is
// kept, and no address is logged. What is sent over plain HTTP can be read by others on the
// same Wi-Fi, and the facilitator's page says so.
//
// # Limits
//
// Wrong codes are counted for a minute, with where they come from: [guessesOfOne] of one
// address and [guessesOfAll] of all. After that nobody new gets in from there, and phones
// that have a seat go on. Requests have at most [largestRequest] bytes, and there are at
// most [mostConnections] connections. A seat that is taken is closed to other phones until
// [Room.Free] frees it.
package phones
