// Package session is what one user works on: which file is open, what the team has
// said in it, its score, and how its saving goes. Both fronts stand on it, the screens
// and the plain lines; it draws nothing and asks nothing.
//
// A [Workspace] is a machine of states. [Workspace.Step] takes in an [Event], which is
// what the user asks for or what came of work on a disk, and gives what is to be shown
// and the work that follows from it, each an [Effect]. A front runs the effects, in the
// background or at once, and hands what they bring back to Step. So both fronts open,
// save, join and leave by the same rules.
//
// The open assessment is changed only through its [Session]. Each change makes a new
// snapshot, is scored at once and handed to the [Saver], which writes it in the
// background; nobody waits for the disk, and nobody else computes a score.
//
//	workspace.go    the states, and how events go through them
//	events.go       all that can happen
//	opening.go      opening, starting, moving to newer questions, the last good copy
//	saving.go       how saving goes, another place, a file that somebody else has open
//	conflict.go     two versions of one file
//	export.go       reports
//	closing.go      letting go of a file
//	ballots.go      the keys that seal votes
//	user.go         who is at the keyboard
//	environment.go  what surrounds all this: the clock, folders, questions
//
//	session.go      the assessment, its score, editing, undo and redo
//	order.go        which question comes next
//	explain.go      how a fact and what speaks against it can both be true
//	forms.go        what is asked of an answer, an action and the register, as lists of fields
//	remarks.go      what is said of a text while it is typed
//	review.go       what the assessment comes to, in the order of what to deal with
//	names.go        what names and mailboxes stand for
//	actions.go      the list of what the team will do
package session
