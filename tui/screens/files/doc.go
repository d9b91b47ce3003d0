// Package files is the screens for when something is wrong with the file of an
// assessment, or must be decided about it. Each says what happened, where the work
// is, and what can be done; nothing is changed before the user has chosen.
//
//	trouble.go    it cannot be saved, or only be read
//	elsewhere.go  saving in another place
//	conflict.go   somebody else changed it: joining two versions
//	damaged.go    it cannot be opened: going back to the last good copy
//	migrate.go    it was made with older questions: moving to the newer ones
package files
