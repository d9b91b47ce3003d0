// Package question is the screens on which questions are answered: the map of the
// principles, one principle, one question, and what belongs to an answer.
//
//	map.go                the principles, with progress and bands
//	principle.go          a principle with its guidance and questions
//	question.go, view.go  a question and its answer
//	answer_forms.go       evidence, check, departure, setting aside
//	note.go               the notes of an answer
package question
