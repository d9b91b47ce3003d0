// Package phones serves the pages on which people in a workshop vote from their own
// phones. It is one more way into the round that is held at the keyboard.
//
// A [Server] knows three things: what is shown now (a [View], given with
// [Server.Show]), which phone sits on which seat, and how a vote is handed on
// ([Options.Cast]). It has no rule of rounds: who may vote, what a round came to and
// when counts may be shown is for package assessment/workshop, and what it shows of a
// result it is given.
//
// # How a phone takes part
//
//	/CODE         who are you? one of the free seats; then what is going on now
//	/CODE/sit     takes a seat: from then on the phone has a cookie, and nothing else
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
// and this round; they are forgotten when the vote is in, so that what is left in
// buffers of the connection tells nothing. No address of a phone and no name of its
// browser is kept or logged. What is sent over plain HTTP can be read by others on the
// same Wi-Fi, and the facilitator's page says so.
//
// # Limits
//
// A code is guessed at most [guessesAMinute] times in a minute, requests have at most
// [largestRequest] bytes, and there are at most [mostConnections] connections. A seat
// that is taken is closed to other phones until [Server.Free] frees it.
package phones
