// Package format is the text of an assessment file: [Decode] reads it, [Encode]
// writes it. It knows neither disks nor clocks: bytes go in, an assessment or
// [Faults] come out.
//
// Reading is strict and explains itself: every fault has its line, its dotted path
// and plain words, and a text that is not understood gives no assessment.
// docs/file-format.md describes every key.
package format
