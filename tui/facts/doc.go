// Package facts is what a team is asked before the questions of the Charter: the
// facts that decide which questions apply. It has the words, and draws nothing, so
// that every way of asking uses the same. Which values a fact can have it leaves to
// package assessment; the fields of the project are asked with the words of their
// catalogue, assessment/project.
package facts
