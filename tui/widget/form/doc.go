// Package form is the short forms of the program, made with huh. What is typed is
// kept as it is typed: there is no way to lose it by leaving a form.
//
// [New] makes a [Form]; it is a screen of its own, or is shown over all the room
// of another, which then embeds a [Host]. A [ListEditor] is a list of things that
// are each edited with a form, such as the evidence of an answer.
//
// Fields are huh's, bound to variables of the caller. After every change the form
// calls its keep function, which writes them to the assessment; what cannot be kept
// as it is, such as half a date, is told when the form is left (see [Form.Validate]).
//
//	form.go         the form: its fields, keys and looks; dates
//	fields.go       a form of fields that a session asks for
//	list_editor.go  lists that are edited with forms
//	focus.go        which field has the focus, and what of a long text is in view
//	cursor.go       the terminal's cursor in place of the one that huh draws
//	mouse.go        clicks, which huh does not know
//	limit.go        how long a text may be
//	theme.go        huh in the looks of the program
package form
