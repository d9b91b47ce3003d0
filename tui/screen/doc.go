// Package screen is the contract between the program and its screens.
//
// A [Screen] is a plain struct that draws into the room it is given and answers to
// the keys it names. It knows no other screen. What all screens share, such as the
// theme and the open session, is in [Services]; most screens embed [Base], which
// has it at hand.
//
// To go somewhere a screen returns a message: [Go] opens the screen of a [Route] on
// top, [Close] goes back to the one below, [ShowToast] says something until the
// next key. What else may be asked of the program, and what it answers, stands in
// messages.go. The program decides; it alone knows which screen belongs to a route.
//
// Screens never score, never read or write files and never look at a clock: they
// ask the session.
//
//	screen.go    what a screen is, its keys, what all screens share
//	route.go     the names of all screens
//	messages.go  what a screen may ask of the program, and the answers
//
// The folder screentest helps to test a screen without the program around it.
package screen
