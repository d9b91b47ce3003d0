// Package fields is what a team is asked about its project before and beside the
// questions of the Charter: the facts that decide which questions apply, and the
// fields of the public register in short groups.
//
// It holds the words (what is asked, and what a good entry looks like) and knows
// how to read and write each field. It draws nothing, so that every way of asking
// uses the same words. What is required, and which values a field can have, it
// leaves to package assessment; names of fields come from exports/wording.
//
//	fields.go    the facts
//	register.go  the parts of the register entry, with their fields
//	field.go     reading and writing one field
//	asked.go     which parts are asked of a project, and what is wrong with a field
package fields
