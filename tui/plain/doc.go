// Package plain is the whole tool as a conversation in plain lines, for screen
// readers, braille displays and terminals that cannot move the cursor. It is what
// charter --accessible starts.
//
// The program says something in whole sentences, asks, and reads one line; there
// is no colour, no drawing and no moving about. Every prompt tells what can be
// typed. Some words work everywhere: back, help, menu and leave; and an empty line
// keeps what is there. So a conversation can also be piped in from a file, and what
// comes out is its transcript.
//
// [Run] holds a conversation. It works on the same tui/session, tui/facts,
// assessment/file and exports as the screens: no rule stands here a second time.
//
//	console.go, choice.go, form.go, list_editor.go  saying, asking, choosing, filling in
//	run.go, opening.go, home.go, saving.go …        the file: which one, and whether all is saved
//	menu.go and the rest                            one file for each thing that can be done
//
// A change is said to be saved only once it is on the disk. When the input ends,
// everything is saved and the conversation ends too.
package plain
