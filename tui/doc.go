// Package tui is the terminal application: one Bubble Tea model at the root, a
// stack of screens, one theme and one table of keys.
//
// The root ([Model]) turns key presses into actions of the screen on top of the
// stack, frames what the screen draws with a header and a footer, and is the only
// one to build a tea.View. Screens are plain structs in tui/screens; what they
// show and change is the open assessment in tui/work. The other folders are what
// screens draw with: keys, theme, layout, markdown, links. What is known of the
// terminal stands in terminal.go.
//
// The life of a key press: Model.Update → keys.Map.Lookup → Screen.Do → work.Work.Edit →
// assessment.Editor and assessment.Compute → Model.View; the changed assessment
// goes to the saver of assessment/file, which writes in the background and
// reports back.
//
// What can go wrong with the file has three places: saving.go says how saving stands
// and takes a file elsewhere or joins two versions; leaving.go lets nobody leave
// with unsaved work but by an explicit yes; guard.go catches a fault of the program
// itself, wherever it strikes, and saves the work in a recovery file.
//
// Nothing here waits for the disk or for an answer of the terminal, and no timer
// runs while nothing happens.
//
// The folder lines is another application over the same parts: a conversation in
// plain lines, for screen readers. It draws nothing and knows nothing of screens.
package tui
