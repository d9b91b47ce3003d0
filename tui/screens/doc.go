// Package screens has no code of its own: its folders are the screens, in groups
// that do not know each other. A screen sends the user to another one by its route
// (see package screen); which screen a route leads to, the program knows.
//
//	start     choosing a file, starting one, finding, help
//	files     when something is wrong with the file: not saved, two versions, damaged, older questions
//	project   the facts, and the description for the register
//	question  the map, a principle, a question, and what belongs to an answer
//	review    what it all comes to: result, actions, history, export
//	workshop  rating together on one shared screen
//
// The tests here are those that look at screens of several groups.
package screens
