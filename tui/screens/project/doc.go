// Package project is the screens about the project itself: the facts that decide
// which questions apply, and its description for the public register.
//
// What is asked comes from package fields, so that the plain lines ask the same.
//
//	project.go                 the parts of the register entry, and how complete each is
//	fields_form.go             a part as a form
//	list.go                    a part that is a list, such as the risks
//	text.go                    a long text on a screen of its own
//	notes.go                   what is said below a field that is being filled in
//	facts.go, fact_question.go the facts, and asking for one
package project
