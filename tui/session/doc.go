// Package session is one open assessment: what the team has said, its score, and
// the saving of every change. Both fronts work on it, the screens and the plain
// lines; it draws nothing and asks nothing.
//
// The assessment is changed only through a [Session]. Each change makes a new
// snapshot, is scored at once and handed to the [Saver], which writes it in the
// background; nobody waits for the disk, and nobody else computes a score.
//
//	session.go  the assessment, its score, editing, undo and redo
//	order.go    which question comes next
//	actions.go  the list of what the team will do
package session
