// Package widget is what several screens draw with: lists, texts that scroll, a
// text editor, bars, and the ways to write a title, a day or a round of votes.
//
// A widget is a part of a screen. It keeps what it needs from one frame to the
// next, such as how far it is scrolled, and leaves the rest to the screen: what it
// shows, where it stands, and when it is changed.
//
//	section_list.go                a list in sections, of which one row is marked
//	scroll.go                      text and rows that do not all fit
//	text_editor.go, text_limit.go  where a text of any length is typed
//	external_editor.go             the same in the user's own editor
//	bars.go                        scores as bars
//	text.go, width.go              words and widths that screens share
//	mouse.go                       clicks and the wheel on these
//
// Forms are in the folder form.
package widget
