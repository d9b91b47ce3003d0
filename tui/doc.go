// Package tui is the terminal application: one Bubble Tea model at the root, a
// stack of screens, one theme and one table of keys.
//
// The root ([Model]) turns key presses into actions of the screen on top of the
// stack, frames what the screen draws with a header and a footer, and is the only
// one to build a tea.View. keypress.go says what a key does, stack.go goes from screen to
// screen, and routes.go says which screen a route leads to. What is known of the terminal
// stands in terminal.go.
//
// The folders, from the top down; each uses those below it only:
//
//	screens                the screens, in groups that do not know each other
//	widget, widget/form    what several screens draw with
//	screen                 what a screen is, and what it may ask of the program
//	markdown, theme, keys, guidance drawn, looks, keys, text on a grid of cells,
//	cells, links           web addresses
//	session                the open assessment: every change, its score, its saving
//	facts, library         what is asked about a project; which files there are
//
// Beside the screens stands the folder plain: another application over the same
// session, a conversation in plain lines for screen readers. It draws nothing and
// knows nothing of screens.
//
// The life of a key press: Model.Update → keys.Map.Lookup → Screen.Do → session.Session.Edit →
// assessment.Editor and assessment.Compute → Model.View; the changed assessment
// goes to the saver of assessment/store, which writes in the background and
// reports back. Where a screen wants to go it says in what Do returns, and the root goes
// there in the same Update: the next key meets the screen that it was typed for.
//
// What can go wrong with the file has three places: workspace.go shows how saving stands
// and what came of saving a file elsewhere or of joining two versions; leaving.go lets
// nobody leave with unsaved work but by an explicit yes; guard.go catches a fault of the
// program itself, wherever it strikes, and saves the work in a recovery file.
//
// Nothing here waits for the disk or for an answer of the terminal, and no timer
// runs while nothing happens.
package tui
