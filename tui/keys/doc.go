// Package keys is the one table of key bindings. The footer, the help screen,
// docs/keys.md and the check for collisions are all made from it, and a key means
// the same thing on every screen.
//
// Screens never look at keys: the root turns a key press into the [ID] of its
// binding with [Map.Lookup] and hands the ID to the screen.
package keys
