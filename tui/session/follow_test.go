package session

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/tui/library"
)

// A file that somebody has open is followed: what they change is seen, and the follower
// neither locks nor writes anything, nor can change it.
func TestFollowerReadsAlong(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "x.charter.json")
	pack := sampletest.Pack(t)
	a, err := sampletest.Example(pack)
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Create(path, a); err != nil {
		t.Fatal(err)
	}
	w := &Workspace{Environment: Environment{Now: time.Now, Library: library.Library{Folder: folder, Recent: filepath.Join(folder, "recent.json"), Packs: file.PacksIn("", sampletest.Editions())}}}
	do := func(e Event) (came Event) {
		came, effects := w.Step(e)
		for _, effect := range effects {
			if next := effect(); next != nil {
				came, _ = w.Step(next)
			}
		}
		return came
	}
	if _, opened := do(Follow{path}).(Opened); !opened || w.ReadOnly == "" {
		t.Fatalf("opened %t, read only %q", opened, w.ReadOnly)
	}
	if came := do(Reread{}); came != nil {
		t.Errorf("nothing has changed, but it told %#v", came)
	}
	before := w.Session.Assessment()
	next := *before
	next.Project.Summary = "Another summary of the project."
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	if came, ok := do(Reread{}).(Followed); !ok || came.Err == nil || w.Session.Assessment() != before {
		t.Errorf("a file that is gone: %#v", came)
	}
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	if came, ok := do(Reread{}).(Followed); !ok || came.Err != nil || w.Session.Assessment() != before {
		t.Errorf("a file that is back as it was: %#v", came)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := file.Create(path, &next); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if came, ok := do(Reread{}).(Followed); !ok || came.Err != nil || w.Session.Assessment().Project.Summary != next.Project.Summary {
		t.Errorf("what was changed is not seen: %#v", came)
	}
	do(Acknowledge{})
	w.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) { e.AsOf(s, w.Session.Today()) })
	if where, err := w.Rescue(); err == nil {
		t.Errorf("a fault left the file of somebody else in %s too", where)
	}
	do(Close{})
	after, err := os.ReadFile(path)
	entries, _ := os.ReadDir(folder)
	if err != nil || !bytes.Equal(text, after) || len(entries) != 1 {
		t.Errorf("it left %v (%v)", entries, err)
	}
}
