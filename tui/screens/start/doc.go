// Package start is the screens with which everything starts and that lead on: the
// home screen with its files, those that start and open one, finding anything by
// name, and the help.
//
//	home.go, home_view.go     the files of this folder and those opened lately
//	create.go                 starting an assessment
//	open.go                   typing the path of a file
//	find.go, find_targets.go  going to anything by its name
//	help.go                   the keys of the screen below, and how rating works
package start
