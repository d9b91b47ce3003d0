// Package library finds the assessments that a team may want to go on with: those
// in the current folder and those opened lately. It reads what the home screen
// shows of each, and proposes names for new files.
//
// A [Library] is a value that knows where to look. Everything here reads or writes
// the disk, so screens call it in commands only.
package library
