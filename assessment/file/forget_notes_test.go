package file

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"charter/assessment/assessmenttest"
	"charter/assessment/file/notes"
)

// A name is taken out of private notes that wait for the assessment, too, and of those that are
// being taken in; what waits for another file stays.
func TestANameIsTakenOutOfNotesThatWait(t *testing.T) {
	t.Parallel()
	path, _ := forgettable(t)
	options := Options{Now: time.Now, Notes: filepath.Join(t.TempDir(), "notes")}
	wait := func(path, question string) *notes.Keeper {
		t.Helper()
		k := notes.For(options.Notes, assessmenttest.Full().ID, path)
		k.Add(notes.Note{Question: question, Text: "Ask Ada Mensah"})
		if err := k.Write(); err != nil {
			t.Fatal(err)
		}
		return k
	}
	k, other := wait(path, "BEN-1"), wait(path+"x", "BEN-1")
	if _, err := k.Take(); err != nil {
		t.Fatal(err)
	}
	wait(path, "BEN-2")
	for _, dry := range []bool{true, false} {
		all, err := Forget(path, "Ada Mensah", dry, options)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(slices.DeleteFunc(slices.Clone(all), func(one Forgotten) bool { return !one.Waits || len(one.Found) != 1 })); n != 2 {
			t.Errorf("%+v", all)
		}
		for _, n := range k.Read() {
			if strings.Contains(n.Text, "Ada") != dry {
				t.Errorf("dry %t: %+v", dry, n)
			}
		}
	}
	if n := other.Read(); len(n) != 1 || n[0].Text != "Ask Ada Mensah" {
		t.Errorf("of another file: %+v", n)
	}
}
