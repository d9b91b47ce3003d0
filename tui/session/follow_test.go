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

// On a host, what one person changes is shown to the others who have the file open. They
// keep their place, and take the file over only when they ask for it.
func TestReadersOnAHostReadAlong(t *testing.T) {
	t.Parallel()
	root := &file.Root{Folder: t.TempDir()}
	a, err := sampletest.Example(sampletest.Pack(t))
	if err != nil {
		t.Fatal(err)
	}
	const name = "x.charter.json"
	if err := root.Create(name, a); err != nil {
		t.Fatal(err)
	}
	env := Environment{Now: time.Now, Library: library.Library{Root: root, Packs: file.PacksIn("", sampletest.Editions()).In(root)}}
	writer, reader := &Workspace{Environment: env}, &Workspace{Environment: env}
	for _, w := range []*Workspace{writer, reader} {
		if _, opened := do(w, Open{name}).(Opened); !opened {
			t.Fatal("it is not open")
		}
	}
	if writer.ReadsAlong() || !reader.ReadsAlong() {
		t.Fatalf("reads along: %t, %t", writer.ReadsAlong(), reader.ReadsAlong())
	}
	reader.Session.Visit("BEN-2")
	if came := do(reader, Reread{}); came != nil {
		t.Errorf("without a change: %v", came)
	}
	writer.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Rate(at, "BEN-1", 0) })
	do(writer, Flush{})
	if came, followed := do(reader, Reread{}).(Followed); !followed || came.Err != nil {
		t.Errorf("with one: %v", came)
	}
	if got := reader.Session.Answer("BEN-1").Level; got == nil || *got != 0 || reader.Session.Visited() != "BEN-2" || reader.ReadOnly == "" {
		t.Errorf("the reader sees level %v, at %s, read only: %q", got, reader.Session.Visited(), reader.ReadOnly)
	}
	if _, closed := do(writer, Close{}).(HasClosed); !closed {
		t.Fatal("the writer has not closed")
	}
	do(reader, Reread{})
	if reader.ReadOnly == "" {
		t.Error("a look took the file over")
	}
	do(reader, Retry{})
	if reader.ReadOnly != "" || reader.ReadsAlong() {
		t.Errorf("asked for, it stays read only: %q", reader.ReadOnly)
	}
	do(reader, Close{})
}

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
	if _, opened := do(w, Follow{path}).(Opened); !opened || w.ReadOnly == "" {
		t.Fatalf("opened %t, read only %q", opened, w.ReadOnly)
	}
	if came := do(w, Reread{}); came != nil {
		t.Errorf("nothing has changed, but it told %#v", came)
	}
	before := w.Session.Assessment()
	next := *before
	next.Project.Summary = "Another summary of the project."
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	if came, ok := do(w, Reread{}).(Followed); !ok || came.Err == nil || w.Session.Assessment() != before {
		t.Errorf("a file that is gone: %#v", came)
	}
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	if came, ok := do(w, Reread{}).(Followed); !ok || came.Err != nil || w.Session.Assessment() != before {
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
	if came, ok := do(w, Reread{}).(Followed); !ok || came.Err != nil || w.Session.Assessment().Project.Summary != next.Project.Summary {
		t.Errorf("what was changed is not seen: %#v", came)
	}
	do(w, Acknowledge{})
	w.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) { e.AsOf(s, w.Session.Today()) })
	if where, err := w.Rescue(); err == nil {
		t.Errorf("a fault left the file of somebody else in %s too", where)
	}
	do(w, Close{})
	after, err := os.ReadFile(path)
	entries, _ := os.ReadDir(folder)
	if err != nil || !bytes.Equal(text, after) || len(entries) != 1 {
		t.Errorf("it left %v (%v)", entries, err)
	}
}
