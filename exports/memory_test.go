package exports_test

import (
	"runtime"
	"strings"
	"testing"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/questions"
)

// TestMemoryOfLongNotes bounds what a report of 1 MB of notes allocates, in all its
// forms together: so many times the notes, and not with their square. It runs
// alone, since other tests would be counted with it.
func TestMemoryOfLongNotes(t *testing.T) {
	pack := exportstest.Pack(t)
	plain := allocated(t, exportstest.Sample(t, pack), pack)
	for name, line := range map[string]string{
		"plain":   "People wait in the dark, and a lamp would help them. ",
		"hostile": "| <b>*_`[x](https://evil.example)` & \u202e www.evil.example ",
	} {
		const size = 1 << 20
		a := exportstest.Sample(t, pack)
		for id, answer := range a.Answers {
			answer.Note = strings.Repeat(line, size/len(a.Answers)/len(line))
			a.Answers[id] = answer
		}
		const atMost = 100 // times the notes: about 37 as measured, 44 with the race detector
		if extra := allocated(t, a, pack) - plain; extra > atMost*size {
			t.Errorf("%s notes of 1 MB make %d MB, not at most %d", name, extra>>20, atMost)
		}
	}
}

// allocated gives the bytes that a report in all its forms allocates in total.
func allocated(t *testing.T, a *assessment.Assessment, pack *questions.Pack) int {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	writeAll(t, a, pack)
	runtime.ReadMemStats(&after)
	return int(after.TotalAlloc - before.TotalAlloc)
}
