// Package file keeps an assessment on disk: NAME.charter.json.
//
// The text of a file is read by [Decode] and written by [Encode]; [Read] and
// [Create] do the same with a path. Reading is strict and explains itself: every
// fault has its line, its dotted path and plain words (*[Faults]), and a file that
// is not understood is never written to. docs/file-format.md describes every key.
package file
