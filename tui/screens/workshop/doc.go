// Package workshop is the screens with which a group rates together on one shared
// screen: first everyone for themselves, unseen; then the room looks at it together.
//
// [Workshop] is the screen; it shows one page at a time, and each page has a file
// of its own. Where the sitting stands is kept in the assessment after every step,
// so that the screen can be closed at any moment. How a workshop goes on, and what
// a round of votes came to, is decided in assessment/workshop.
//
// What the room must not see never reaches the screen: while somebody votes, what
// is drawn depends on how much was typed, never on what.
//
//	workshop.go              the screen, and where the sitting stands
//	start.go, setup.go       beginning a sitting or going on with one
//	opening.go, ask.go       what the room reads, and one question
//	turns.go, hands.go       a round one after another, or with a show of hands
//	openly.go                a level in the open, where too few are here for a round
//	reveal.go                what a round came to
//	aid.go, break.go         guidance for the room; a break
//	capture.go               what comes up while the room talks
//	agenda.go, people.go     the time planned, and who is here
//	closing.go               the end of a sitting
//	layout.go                few words, much space: how pages are laid out for a room
package workshop
