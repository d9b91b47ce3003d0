// Package store keeps an open assessment safe, wherever it is kept.
//
// A [Document] is the text of one assessment in some store: a file on a disk, a row of
// a database. It is replaced in one step and never over the work of someone else: a
// save names the version that it replaces, and gives *[Changed] where another stands.
// Whoever writes a new kind of store implements Document, [Lease] and [Store], and
// shows with package storetest that they hold what is said here.
//
// [Open] gives a [Saver], which saves in the background what [Saver.Save] hands in, in
// order, and tells how that goes through [Saver.Updates]. Only what would survive a
// power cut counts as saved.
//
// When something goes wrong, work stays in memory, the [Status] says what and why, and
// saving is tried again with growing pauses. A panic on the way is trouble like any
// other, and ends neither the saving nor the program. [Saver.SaveElsewhere] goes on in
// another document; [Saver.Close] never gives up unsaved work by itself.
//
// One program edits a document at a time; the next one reads only, is told who has it
// ([Held]) and can edit once the first has left ([Saver.TryLock]). Where a store cannot
// make sure of that, what someone else wrote is still never overwritten: it becomes a
// [Conflict] with both versions kept.
package store
