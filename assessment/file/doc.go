// Package file keeps an assessment on disk, in NAME.charter.json. It is the kind of
// [store.Store] whose documents are files.
//
// # Reading
//
// [Read] reads the assessment at a path, [Create] starts a new file. What the text of
// a file may hold is told by package format; a file that is not understood is never
// written to.
//
// # Writing
//
// [Open] gives a [store.Saver] for the file at a path, which saves in the background.
// A save writes a temporary file in the same folder, makes it survive a power cut,
// renames it into place and makes the new name survive too; only then does it count as
// saved. At every moment the old or the new file is there, whole. [SaveRecovery] is the
// last resort of a program that ends against its will.
//
// # Files beside the file
//
//	falls.charter.json                           the assessment
//	falls.charter.json.bak                       the last good copy before it
//	.falls.charter.json.lock                     who is editing it, while it is open
//	.falls.charter.json.….tmp                    a save under way
//	falls.conflict-20261122-101500.charter.json  our work, where someone else changed the file
//	falls.theirs-20261122-101500.charter.json    their version, set aside when ours was kept
//	falls.charter.json.damaged-20261122-101500   a damaged file that was replaced by its backup
//	falls.recovery-20261122-101500.charter.json  work saved as the program ended against its will
//
// None of them is ever a link or anything else but a plain file: what stands in the
// way is left alone and told (see package safefile). The assessment itself may be a
// link, which is followed once; all that stands beside it is found from the real path.
//
// # Others
//
// One program edits a file at a time, by a lock. Locks do not reach through folders
// that are kept in step between machines. So before each save the file is compared
// with what was last read or written: what someone else wrote is never overwritten.
//
// # Damage
//
// [Inspect] tells what is wrong with a file and what its last good copy holds;
// [Restore] goes back to that copy and keeps the damaged file too.
package file
