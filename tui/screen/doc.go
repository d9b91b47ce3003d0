// Package screen is the contract between the program and its screens.
//
// A [Screen] is a plain struct that draws into the room it is given and answers to
// the keys it names. It knows no other screen. What all screens share, such as the
// theme and the open session, is in [Services]; most screens embed [Base], which
// has it at hand.
//
// What a screen wants done it returns as [Requests], and the program does it at once,
// before it looks at the next key: [Go] opens the screen of a [Route] on top, [Close]
// goes back to the one below, [ShowToast] says something until the next key, and an
// event of the session happens. What may wait, such as drawing a long text, is [Run] in
// the background. What else may be asked of the program stands in requests.go. The
// program decides; it alone knows which screen belongs to a route.
//
// Screens never score, never read or write files and never look at a clock: they
// ask the session.
//
//	screen.go    what a screen is, its keys, what all screens share
//	route.go     the names of all screens
//	requests.go  what a screen may ask of the program
//
// The folder screentest helps to test a screen without the program around it.
package screen
